package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.Nullable;

/** A body to answer with: exactly one of the two. */
public record HttpBody(
        @Nullable String string,
        @Described("Base64.") @Nullable String bytes) {}
