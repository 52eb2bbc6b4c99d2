package org.embeddedmesh.explain;

import org.embeddedmesh.route.Origin;

/**
 * Something that acts on a call.
 *
 * @param name {@code timeout}, {@code retries}, {@code request headers}
 * @param value in words
 * @param origin the resource and rule that says so; without a resource: a default
 */
public record Policy(String name, String value, Origin origin) {}
