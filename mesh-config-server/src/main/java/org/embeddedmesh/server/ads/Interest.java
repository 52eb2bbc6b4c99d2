package org.embeddedmesh.server.ads;

import java.util.LinkedHashSet;
import java.util.Set;
import org.embeddedmesh.istio.translate.ResourceType;

/** Which resources of one type a stream wants: some by name, or all, or both. */
final class Interest {

    static final String WILDCARD = "*";

    private final TypeTable table;
    private final Subscriber subscriber;
    private final Set<String> names = new LinkedHashSet<>();
    private boolean wildcard;
    private boolean everNamed;

    Interest(TypeTable table, Subscriber subscriber) {
        this.table = table;
        this.subscriber = subscriber;
    }

    /** Whether that is new. */
    boolean add(String name) {
        everNamed = true;
        if (name.equals(WILDCARD)) {
            return all();
        }
        boolean added = names.add(name);
        if (added) {
            table.subscribe(name, subscriber);
        }
        return added;
    }

    /** Listeners and clusters are all wanted by a client that never named any. */
    boolean addAllIfNothingWasEverNamed() {
        return !everNamed && wildcardType() && all();
    }

    boolean neverNamed() {
        return !everNamed;
    }

    private boolean all() {
        boolean added = !wildcard;
        wildcard = true;
        table.subscribeToAll(subscriber);
        return added;
    }

    /** Whether it was wanted. */
    boolean remove(String name) {
        if (name.equals(WILDCARD)) {
            boolean removed = wildcard;
            wildcard = false;
            table.unsubscribeFromAll(subscriber);
            return removed;
        }
        boolean removed = names.remove(name);
        if (removed) {
            table.unsubscribe(name, subscriber);
        }
        return removed;
    }

    boolean covers(String name) {
        return wildcard || names.contains(name);
    }

    boolean wildcard() {
        return wildcard;
    }

    Set<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    void close() {
        Set.copyOf(names).forEach(this::remove);
        remove(WILDCARD);
    }

    private boolean wildcardType() {
        return ResourceType.of(table.typeUrl())
                .filter(type -> type == ResourceType.CLUSTER || type == ResourceType.LISTENER)
                .isPresent();
    }
}
