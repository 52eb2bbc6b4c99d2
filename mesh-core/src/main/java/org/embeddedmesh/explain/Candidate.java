package org.embeddedmesh.explain;

import org.embeddedmesh.endpoint.Endpoint;

/**
 * An endpoint of a cluster.
 *
 * @param chance that it is picked for the first attempt once its cluster is chosen, between 0 and 1; 0: it cannot be used
 */
public record Candidate(Endpoint endpoint, double chance) {}
