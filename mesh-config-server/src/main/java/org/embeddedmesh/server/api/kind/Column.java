package org.embeddedmesh.server.api.kind;

/**
 * A column of a kind's table.
 *
 * @param type string, integer, boolean or date; a date is printed as an age
 * @param path where the value is, as in {@code .spec.hosts}
 */
public record Column(String name, String type, String path, String description) {}
