package org.embeddedmesh.server.ads;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.embeddedmesh.istio.translate.Translation;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.World;

/** The tables of all scopes that have a client, all of one world. */
final class ResourceTables {

    private record Scope(ClientKind kind, ClientScope client) {
        static Scope of(Client client) {
            return new Scope(client.kind(), client.scope());
        }
    }

    private final Map<Scope, ResourceTable> tables = new HashMap<>();
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
        tables.forEach((scope, table) -> table.update(translation(scope)));
    }

    private Translation translation(Scope scope) {
        return Objects.requireNonNull(generators.get(scope.kind())).translate(world, scope.client());
    }
}
