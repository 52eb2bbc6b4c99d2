package org.embeddedmesh.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A resource as it was sent, with the metadata that the server owns. The tree is shared by all readers and must not be changed.
 *
 * @param key its name
 * @param json the whole object; {@code metadata.resourceVersion} is {@code resourceVersion}
 * @param resourceVersion version of the store at which this state came to be
 */
public record StoredResource(ResourceKey key, ObjectNode json, long resourceVersion) {}
