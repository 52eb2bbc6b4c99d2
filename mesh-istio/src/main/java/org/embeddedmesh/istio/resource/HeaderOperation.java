package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.Map;

/** Changes of headers: set overwrites, add appends. */
public record HeaderOperation(Map<String, String> set, Map<String, String> add, List<String> remove) {
    public HeaderOperation {
        set = Copies.of(set);
        add = Copies.of(add);
        remove = List.copyOf(remove);
    }
}
