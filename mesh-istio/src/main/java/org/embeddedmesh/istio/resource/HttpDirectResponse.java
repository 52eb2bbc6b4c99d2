package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.Nullable;

/** An answer without any upstream. */
public record HttpDirectResponse(
        @Required @Range(min = 200, max = 599) int status,
        @Nullable HttpBody body) {}
