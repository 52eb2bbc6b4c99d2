package org.embeddedmesh.istio.world;

/**
 * A port of a service.
 *
 * @param number what callers name
 * @param name joins endpoints to the port
 */
public record ServicePort(int number, String name, Protocol protocol) {}
