package org.embeddedmesh.istio.resource;

/** A column of a table of resources.
 *
 * @param path JSON path below the object, {@code .spec.hosts}
 * @param type {@code string} or {@code date} */
public record PrinterColumn(String name, String type, String path, String description) {}
