package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.embeddedmesh.route.HeaderMutations;
import org.embeddedmesh.route.HeaderMutations.Action;
import org.embeddedmesh.route.HeaderMutations.Addition;

/** Headers to add and to remove. */
final class HeaderMutationsTranslator {

    private HeaderMutationsTranslator() {}

    static HeaderMutations request(List<HeaderValueOption> add, List<String> remove, FieldPath path) {
        return translate(add, remove, "request_headers_to_", path);
    }

    static HeaderMutations response(List<HeaderValueOption> add, List<String> remove, FieldPath path) {
        return translate(add, remove, "response_headers_to_", path);
    }

    private static HeaderMutations translate(
            List<HeaderValueOption> add, List<String> remove, String prefix, FieldPath path) {
        if (add.isEmpty() && remove.isEmpty()) {
            return HeaderMutations.NONE;
        }
        for (int i = 0; i < remove.size(); i++) {
            refuseUnchangeable(remove.get(i), path.at(prefix + "remove", i));
        }
        List<Addition> additions = new ArrayList<>(add.size());
        for (int i = 0; i < add.size(); i++) {
            addition(add.get(i), path.at(prefix + "add", i), additions);
        }
        return new HeaderMutations(remove, additions);
    }

    private static void addition(HeaderValueOption message, FieldPath path, List<Addition> additions) {
        HeaderValue header = message.getHeader();
        FieldPath value = path.field("header").field("value");
        refuseUnchangeable(header.getKey(), path.field("header").field("key"));
        Action action = action(message, path);
        HeaderFormatTranslator.translate(header.getValue(), value)
                .map(format -> format.constant()
                        .map(it -> new Addition(header.getKey(), it, action))
                        .orElse(new Addition(header.getKey(), header.getValue(), action, format)))
                .ifPresent(additions::add);
    }

    @SuppressWarnings("deprecation") // older control planes write append
    private static Action action(HeaderValueOption message, FieldPath path) {
        if (message.hasAppend()) {
            return message.getAppend().getValue() ? Action.APPEND_IF_EXISTS_OR_ADD : Action.OVERWRITE_IF_EXISTS_OR_ADD;
        }
        return switch (message.getAppendAction()) {
            case APPEND_IF_EXISTS_OR_ADD -> Action.APPEND_IF_EXISTS_OR_ADD;
            case ADD_IF_ABSENT -> Action.ADD_IF_ABSENT;
            case OVERWRITE_IF_EXISTS_OR_ADD -> Action.OVERWRITE_IF_EXISTS_OR_ADD;
            case OVERWRITE_IF_EXISTS -> Action.OVERWRITE_IF_EXISTS;
            case UNRECOGNIZED -> throw path.field("append_action").refuse("unknown value");
        };
    }

    private static void refuseUnchangeable(String name, FieldPath path) {
        if (name.isEmpty()
                || name.startsWith(":")
                || name.toLowerCase(Locale.ROOT).equals("host")) {
            throw path.refuse("'" + name + "' cannot be changed");
        }
    }
}
