package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.Nullable;

/** Changes of path and authority. */
public record HttpRewrite(
        String uri, String authority, @Nullable RegexRewrite uriRegexRewrite) {}
