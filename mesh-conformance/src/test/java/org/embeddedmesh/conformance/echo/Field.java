package org.embeddedmesh.conformance.echo;

/** A header field as it was on the wire, its name in lower case. */
public record Field(String name, String value) {}
