package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.Nullable;

/** Where a route leads: a service, perhaps one of its subsets, perhaps one of its ports. */
public record Destination(
        @Required @Described("Service name; a short one is looked up in the namespace of the rule.")
        String host,

        @Described("Subset of the host's DestinationRule.") String subset,
        @Nullable PortSelector port) {}
