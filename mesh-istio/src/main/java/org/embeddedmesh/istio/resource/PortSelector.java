package org.embeddedmesh.istio.resource;

/** A port by its number. */
public record PortSelector(@Range(min = 1, max = 65535) int number) {}
