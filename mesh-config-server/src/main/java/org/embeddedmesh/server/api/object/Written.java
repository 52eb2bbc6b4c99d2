package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a write answers.
 *
 * @param json the object as it is now, or as it would be
 * @param warnings for the Warning headers
 */
public record Written(ObjectNode json, List<String> warnings) {

    public Written {
        warnings = List.copyOf(warnings);
    }
}
