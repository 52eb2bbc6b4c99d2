package org.embeddedmesh.istio.translate;

import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.embeddedmesh.istio.resource.HeaderOperation;

/**
 * What one side of a rule's {@code headers} does: sets first, then adds, each by name. Setting the host is a rewrite of
 * the authority; other pseudo headers cannot be changed.
 */
record HeaderOperations(List<HeaderValueOption> additions, List<String> removals, Optional<String> authority) {

    static HeaderOperations of(HeaderOperation operation) {
        List<HeaderValueOption> additions = new ArrayList<>();
        operations(operation.set(), HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD, additions);
        operations(operation.add(), HeaderAppendAction.APPEND_IF_EXISTS_OR_ADD, additions);
        return new HeaderOperations(
                additions,
                operation.remove().stream().filter(it -> !isPseudo(it)).toList(),
                authority(operation.set()).or(() -> authority(operation.add())));
    }

    private static void operations(
            Map<String, String> headers, HeaderAppendAction action, List<HeaderValueOption> additions) {
        new TreeMap<>(headers).forEach((name, value) -> {
            if (!isPseudo(name)) {
                additions.add(HeaderValueOption.newBuilder()
                        .setHeader(HeaderValue.newBuilder().setKey(name).setValue(value))
                        .setAppendAction(action)
                        .build());
            }
        });
    }

    private static Optional<String> authority(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(it -> isHost(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isPseudo(String name) {
        return name.startsWith(":") || isHost(name);
    }

    private static boolean isHost(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("host") || lower.equals(":authority");
    }
}
