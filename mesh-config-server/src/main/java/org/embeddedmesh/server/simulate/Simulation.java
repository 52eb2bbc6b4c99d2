package org.embeddedmesh.server.simulate;

import java.util.List;
import org.embeddedmesh.explain.Explanation;

/**
 * What became of a call that was tried.
 *
 * @param summary the explanation for people, line by line
 * @param doubts what is doubtful about the resources that are not saved, with Istio's codes
 * @param ignored what the rules say and a client cannot do yet, each with its resource and field
 */
record Simulation(List<String> summary, Explanation explanation, List<String> doubts, List<String> ignored) {}
