package org.embeddedmesh.spring.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.embeddedmesh.http.MutableHeaders;
import org.springframework.http.HttpHeaders;

/** Header fields in the order in which they are sent. */
public final class HeaderFields implements MutableHeaders {

    private final List<String> names;
    private final List<String> values;

    private HeaderFields(List<String> names, List<String> values) {
        this.names = names;
        this.values = values;
    }

    public static HeaderFields empty() {
        return new HeaderFields(new ArrayList<>(), new ArrayList<>());
    }

    /** @throws IllegalArgumentException if a name could not be sent as one */
    public static HeaderFields from(HttpHeaders headers) {
        HeaderFields fields = empty();
        headers.forEach((name, all) -> all.forEach(value -> fields.add(requireToken(name), value)));
        return fields;
    }

    /** Fields of their own, the same for now. */
    public HeaderFields copy() {
        return new HeaderFields(new ArrayList<>(names), new ArrayList<>(values));
    }

    @Override
    public List<String> values(String name) {
        int first = indexOf(name, 0);
        if (first < 0) {
            return List.of();
        }
        int next = indexOf(name, first + 1);
        return next < 0 ? List.of(values.get(first)) : all(name);
    }

    @Override
    public void set(String name, String value) {
        int first = indexOf(name, 0);
        if (first < 0) {
            add(name, value);
            return;
        }
        values.set(first, value);
        removeFrom(first + 1, name);
    }

    @Override
    public void add(String name, String value) {
        names.add(name);
        values.add(value == null ? "" : value);
    }

    @Override
    public void remove(String name) {
        removeFrom(0, name);
    }

    @Override
    public int length() {
        int length = 0;
        for (int i = 0; i < names.size(); i++) {
            length += names.get(i).length() + values.get(i).length();
        }
        return length;
    }

    public boolean contains(String name) {
        return indexOf(name, 0) >= 0;
    }

    /** Calls with each field, in order. */
    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < names.size(); i++) {
            action.accept(names.get(i), values.get(i));
        }
    }

    private List<String> all(String name) {
        List<String> found = new ArrayList<>();
        for (int i = indexOf(name, 0); i >= 0; i = indexOf(name, i + 1)) {
            found.add(values.get(i));
        }
        return found;
    }

    private void removeFrom(int start, String name) {
        for (int i = indexOf(name, start); i >= 0; i = indexOf(name, i)) {
            names.remove(i);
            values.remove(i);
        }
    }

    private int indexOf(String name, int start) {
        for (int i = start; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String requireToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c == ':' || c >= 0x7f) {
                throw new IllegalArgumentException("not the name of a header: '" + name + "'");
            }
        }
        return name;
    }
}
