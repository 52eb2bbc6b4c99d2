package org.embeddedmesh.istio.resource;

/** A rewrite of the path by RE2, with {@code \1} for its first group. */
public record RegexRewrite(@Required String match, @Required String rewrite) {}
