package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.Nullable;

/** A copy of the traffic to another destination. */
public record HttpMirrorPolicy(
        @Required Destination destination, @Nullable Percent percentage) {}
