package org.embeddedmesh.server.api.object;

/**
 * How an object is to be deleted.
 *
 * @param dryRun everything but the deletion
 * @param uid empty, or which the object must have
 * @param resourceVersion empty, or which the object must have
 */
public record DeleteOptions(boolean dryRun, String uid, String resourceVersion) {}
