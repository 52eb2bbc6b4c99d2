package org.embeddedmesh.conformance;

import java.util.HashMap;
import java.util.Map;

/** Makes names unique: the second of a name gets {@code [2]}. */
public final class Numbered {

    private final Map<String, Integer> seen = new HashMap<>();

    public String name(String name) {
        int count = seen.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + "[" + count + "]";
    }
}
