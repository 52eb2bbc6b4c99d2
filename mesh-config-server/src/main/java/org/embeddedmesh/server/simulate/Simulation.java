package org.embeddedmesh.server.simulate;

import java.util.List;
import org.embeddedmesh.explain.Explanation;

/**
 * What became of a call that was tried.
 *
 * @param summary the explanation for people, line by line
 * @param ignored what the rules say and a client cannot do yet, each with its resource and field
 */
record Simulation(List<String> summary, Explanation explanation, List<String> ignored) {}
