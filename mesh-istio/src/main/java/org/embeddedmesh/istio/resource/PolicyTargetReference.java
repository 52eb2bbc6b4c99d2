package org.embeddedmesh.istio.resource;

/** Another object that a policy is attached to. */
public record PolicyTargetReference(
        String group, @Required String kind, @Required String name, String namespace) {}
