package org.embeddedmesh.istio.resource;

/** A share in percent. */
public record Percent(@Range(min = 0, max = 100) double value) {}
