package org.embeddedmesh.server.ads;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.World;

/** The tables of all scopes that have a client, all of one world. */
final class ResourceTables {

    private record Scope(ClientKind kind, ClientScope client) {
        static Scope of(Client client) {
            return new Scope(client.kind(), client.scope());
        }
    }

    private static final int UNUSED = 100;

    private final Map<Scope, ResourceTable> tables = new HashMap<>();

    /** Those of the present world. */
    private final Map<Scope, SharedTranslation> translations = new HashMap<>();

    private final Map<ClientKind, Generator> generators;
    private World world;

    ResourceTables(Map<ClientKind, Generator> generators, World world) {
        this.generators = Map.copyOf(generators);
        this.world = world;
    }

    ResourceTable join(Client client) {
        ResourceTable table =
                tables.computeIfAbsent(Scope.of(client), scope -> new ResourceTable(scope.kind(), translation(scope)));
        table.joined();
        return table;
    }

    void leave(Client client) {
        tables.computeIfPresent(Scope.of(client), (scope, table) -> table.left() ? null : table);
    }

    /** Subscribers hear of each change before this returns. */
    void update(World next) {
        world = next;
        translations.clear();
        tables.forEach((scope, table) -> table.update(translation(scope)));
    }

    private SharedTranslation translation(Scope scope) {
        if (translations.size() > tables.size() + UNUSED) {
            translations.clear();
        }
        return translations.computeIfAbsent(
                new Scope(scope.kind(), world.reduced(scope.client())),
                it -> new SharedTranslation(
                        Objects.requireNonNull(generators.get(it.kind())).translate(world, it.client())));
    }
}
