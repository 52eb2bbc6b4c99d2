package org.embeddedmesh.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.embeddedmesh.http.MutableHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Changes of headers at one level, Envoy's {@code request_headers_to_add} and {@code _to_remove}: removals first, then
 * what overwrites, then what appends. An empty value adds nothing.
 */
public record HeaderMutations(List<String> remove, List<Addition> additions) {

    /** Envoy's inline headers: what is appended to one of them follows on the same line. */
    private static final Set<String> ON_ONE_LINE = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "cache-control",
            "content-encoding",
            "content-type",
            "location",
            "origin",
            "referer",
            "user-agent",
            "via",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-request-id");

    public static final HeaderMutations NONE = new HeaderMutations(List.of(), List.of());

    public HeaderMutations {
        remove = List.copyOf(remove);
        additions = List.copyOf(additions);
    }

    /** Sets these fields, whatever their values were. */
    public static HeaderMutations setting(Map<String, String> fields) {
        return new HeaderMutations(
                List.of(),
                fields.entrySet().stream()
                        .map(it -> new Addition(it.getKey(), it.getValue(), Action.OVERWRITE_IF_EXISTS_OR_ADD))
                        .toList());
    }

    /** Whether values depend on the call: then {@link #resolved} comes before {@link #applyTo}. */
    boolean isFormatted() {
        for (int i = 0; i < additions.size(); i++) {
            if (additions.get(i).format != null) {
                return true;
            }
        }
        return false;
    }

    /** The same with the values of one call. */
    HeaderMutations resolved(FormatContext context) {
        return isFormatted()
                ? new HeaderMutations(
                        remove,
                        additions.stream().map(it -> it.resolved(context)).toList())
                : this;
    }

    /** Applies all changes, in Envoy's order. */
    public void applyTo(MutableHeaders headers) {
        for (int i = 0; i < remove.size(); i++) {
            headers.remove(remove.get(i));
        }
        if (!additions.isEmpty()) {
            add(headers);
        }
    }

    private void add(MutableHeaders headers) {
        List<Addition> due = new ArrayList<>(additions.size());
        for (Addition addition : additions) {
            if (addition.isDue(headers)) {
                due.add(addition);
            }
        }
        for (Addition addition : due) {
            if (addition.action.overwrites) {
                headers.set(addition.name, addition.value);
            }
        }
        for (Addition addition : due) {
            if (!addition.action.overwrites) {
                append(addition, headers);
            }
        }
    }

    private static void append(Addition addition, MutableHeaders headers) {
        List<String> values = ON_ONE_LINE.contains(addition.name.toLowerCase(Locale.ROOT))
                ? headers.values(addition.name)
                : List.of();
        if (values.isEmpty()) {
            headers.add(addition.name, addition.value);
        } else {
            headers.set(addition.name, String.join(",", values) + "," + addition.value);
        }
    }

    /**
     * One field to add, in one of Envoy's {@code append_action}s.
     *
     * @param value as it is written; with a format, not yet what is added
     * @param format null: the value is the same for every call
     */
    public record Addition(
            String name,
            String value,
            Action action,
            @Nullable HeaderFormat format) {

        public Addition(String name, String value, Action action) {
            this(name, value, action, null);
        }

        private Addition resolved(FormatContext context) {
            return format == null ? this : new Addition(name, format.value(context), action);
        }

        private boolean isDue(MutableHeaders headers) {
            return !value.isEmpty()
                    && switch (action) {
                        case APPEND_IF_EXISTS_OR_ADD, OVERWRITE_IF_EXISTS_OR_ADD -> true;
                        case ADD_IF_ABSENT -> headers.values(name).isEmpty();
                        case OVERWRITE_IF_EXISTS -> !headers.values(name).isEmpty();
                    };
        }
    }

    public enum Action {
        APPEND_IF_EXISTS_OR_ADD(false),
        ADD_IF_ABSENT(false),
        OVERWRITE_IF_EXISTS_OR_ADD(true),
        OVERWRITE_IF_EXISTS(true);

        private final boolean overwrites;

        Action(boolean overwrites) {
            this.overwrites = overwrites;
        }

        /** For people. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
