package org.embeddedmesh.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.embeddedmesh.http.MutableHeaders;

/** Header fields by name, in any case. */
final class HeaderMap implements MutableHeaders {

    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static HeaderMap of(Map<String, List<String>> fields) {
        HeaderMap map = new HeaderMap();
        fields.forEach((name, values) -> values.forEach(it -> map.add(name, it)));
        return map;
    }

    @Override
    public List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    @Override
    public void set(String name, String value) {
        fields.remove(name);
        add(name, value);
    }

    @Override
    public void add(String name, String value) {
        fields.computeIfAbsent(name, it -> new ArrayList<>(1)).add(value);
    }

    @Override
    public void remove(String name) {
        fields.remove(name);
    }

    Map<String, List<String>> copy() {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return copy;
    }
}
