package org.embeddedmesh.istio.resource;

/** One resource, read and valid.
 *
 * @param <S> record of its kind */
public record Resource<S>(Kind kind, String apiVersion, Metadata metadata, S spec) {}
