package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.Nullable;

/** A destination and its share. */
public record HttpRouteDestination(
        @Required Destination destination,
        @Range(min = 0, max = 2147483647) int weight,
        @Nullable Headers headers) {}
