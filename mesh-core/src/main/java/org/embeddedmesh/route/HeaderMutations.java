package org.embeddedmesh.route;

import java.util.List;
import org.embeddedmesh.http.MutableHeaders;

/**
 * Changes of headers, Envoy's {@code request_headers_to_add} and {@code _to_remove}: removals first, then the rest in
 * order. An empty value adds nothing.
 */
public record HeaderMutations(List<String> remove, List<Addition> additions) {

    public static final HeaderMutations NONE = new HeaderMutations(List.of(), List.of());

    public HeaderMutations {
        remove = List.copyOf(remove);
        additions = List.copyOf(additions);
    }

    /** Applies all changes, in order. */
    public void applyTo(MutableHeaders headers) {
        for (int i = 0; i < remove.size(); i++) {
            headers.remove(remove.get(i));
        }
        for (int i = 0; i < additions.size(); i++) {
            additions.get(i).applyTo(headers);
        }
    }

    /** One field to add, in one of Envoy's {@code append_action}s. */
    public record Addition(String name, String value, Action action) {

        private void applyTo(MutableHeaders headers) {
            if (value.isEmpty()) {
                return;
            }
            boolean present = !headers.values(name).isEmpty();
            switch (action) {
                case APPEND_IF_EXISTS_OR_ADD -> headers.add(name, value);
                case ADD_IF_ABSENT -> {
                    if (!present) {
                        headers.set(name, value);
                    }
                }
                case OVERWRITE_IF_EXISTS_OR_ADD -> headers.set(name, value);
                case OVERWRITE_IF_EXISTS -> {
                    if (present) {
                        headers.set(name, value);
                    }
                }
            }
        }
    }

    public enum Action {
        APPEND_IF_EXISTS_OR_ADD,
        ADD_IF_ABSENT,
        OVERWRITE_IF_EXISTS_OR_ADD,
        OVERWRITE_IF_EXISTS
    }
}
