package org.embeddedmesh.route;

/**
 * Where a record comes from, so that a decision can name it.
 *
 * @param resource {@code VirtualService default/helloworld}; empty: made by the control plane itself
 * @param rule the part of the resource, {@code http[0] canary}, or empty
 */
public record Origin(String resource, String rule) {

    public static final Origin NONE = new Origin("", "");
}
