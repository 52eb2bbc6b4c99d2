package org.embeddedmesh.istio.resource;

/** A destination of TLS or TCP traffic and its share. */
public record RouteDestination(
        @Required Destination destination,
        @Range(min = 0, max = 2147483647) int weight) {}
