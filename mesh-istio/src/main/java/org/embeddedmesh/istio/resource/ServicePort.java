package org.embeddedmesh.istio.resource;

/** A port of a service. */
public record ServicePort(
        @Required @Range(min = 1, max = 65535) int number,
        String protocol,
        @Required String name,
        @Range(min = 0, max = 65535) int targetPort) {}
