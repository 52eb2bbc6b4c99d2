package org.embeddedmesh.server.api.object;

/**
 * How a request wants its write to be done.
 *
 * @param dryRun everything but the write
 */
public record WriteOptions(boolean dryRun, FieldValidation fieldValidation) {}
