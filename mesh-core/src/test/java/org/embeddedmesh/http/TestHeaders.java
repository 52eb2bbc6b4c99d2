package org.embeddedmesh.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Headers as a door has them. */
public final class TestHeaders implements MutableHeaders {

    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    @Override
    public List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    @Override
    public void set(String name, String value) {
        fields.put(name, new ArrayList<>(List.of(value)));
    }

    @Override
    public void add(String name, String value) {
        fields.computeIfAbsent(name, it -> new ArrayList<>()).add(value);
    }

    @Override
    public void remove(String name) {
        fields.remove(name);
    }

    /** All fields, by lower-case name. */
    public Map<String, List<String>> fields() {
        return fields;
    }
}
