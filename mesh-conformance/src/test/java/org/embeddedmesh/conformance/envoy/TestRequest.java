package org.embeddedmesh.conformance.envoy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.http.MutableHeaders;
import org.embeddedmesh.http.RequestHead;

/** A request of Envoy's tests. */
record TestRequest(String method, String scheme, String authority, String path, TestHeaders headers)
        implements RequestHead {

    @Override
    public int port() {
        return 80;
    }

    /** Header fields in order. */
    static final class TestHeaders implements MutableHeaders {

        private record Field(String name, String value) {}

        private final List<Field> fields = new ArrayList<>();

        /** @param pairs {@code [[name, value], ...]} */
        static TestHeaders of(JsonNode pairs) {
            TestHeaders headers = new TestHeaders();
            pairs.forEach(it -> headers.add(it.path(0).asText(), it.path(1).asText()));
            return headers;
        }

        /** @param options {@code [{key, value}, ...]} */
        static TestHeaders ofOptions(JsonNode options) {
            TestHeaders headers = new TestHeaders();
            options.forEach(
                    it -> headers.add(it.path("key").asText(), it.path("value").asText()));
            return headers;
        }

        static TestHeaders copyOf(Headers original, List<String> names) {
            TestHeaders headers = new TestHeaders();
            names.forEach(name -> original.values(name).forEach(value -> headers.add(name, value)));
            return headers;
        }

        List<String> names() {
            return fields.stream().map(Field::name).distinct().toList();
        }

        @Override
        public List<String> values(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return fields.stream()
                    .filter(it -> it.name.equals(lower))
                    .map(Field::value)
                    .toList();
        }

        @Override
        public void set(String name, String value) {
            remove(name);
            add(name, value);
        }

        @Override
        public void add(String name, String value) {
            fields.add(new Field(name.toLowerCase(Locale.ROOT), value));
        }

        @Override
        public void remove(String name) {
            fields.removeIf(it -> it.name.equals(name.toLowerCase(Locale.ROOT)));
        }
    }
}
