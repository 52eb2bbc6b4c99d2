package org.embeddedmesh.xds.translate;

import java.util.List;

/**
 * A record made of a message.
 *
 * @param ignoredFields paths of what the message says beyond it and this client cannot do
 */
public record Translated<T>(T value, List<String> ignoredFields) {

    public Translated {
        ignoredFields = List.copyOf(ignoredFields);
    }
}
