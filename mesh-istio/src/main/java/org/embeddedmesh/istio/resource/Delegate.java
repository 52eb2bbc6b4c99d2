package org.embeddedmesh.istio.resource;

/** Another VirtualService that goes on with the routing. */
public record Delegate(String name, String namespace) {}
