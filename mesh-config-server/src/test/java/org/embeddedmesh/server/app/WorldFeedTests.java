package org.embeddedmesh.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.embeddedmesh.istio.translate.ResourceType;
import org.embeddedmesh.istio.translate.StarterTranslation;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.server.ManualScheduler;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ConfigStores;
import org.embeddedmesh.server.store.ResourceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorldFeedTests {

    private final ConfigStore store = ConfigStores.inMemory(Clock.systemUTC());
    private final List<World> worlds = new ArrayList<>();
    private CompletableFuture<Void> pushed = CompletableFuture.completedFuture(null);
    private final WorldFeed feed = new WorldFeed(
            store,
            MeshSettings.defaults(),
            world -> {
                worlds.add(world);
                return pushed;
            },
            new ManualScheduler());

    @AfterEach
    void close() {
        feed.close();
        store.close();
    }

    @Test
    void resourcesOfTheStoreAreInTheFirstWorld() {
        create("books", serviceEntry("books.example.com"));
        feed.start();
        assertThat(hosts()).contains("books.example.com");
    }

    @Test
    void changeMakesANewWorldBeforeTheWriteIsAnswered() {
        feed.start();
        create("books", serviceEntry("books.example.com"));
        assertThat(hosts()).contains("books.example.com");
        store.delete(key("books"), OptionalLong.empty());
        assertThat(hosts()).doesNotContain("books.example.com");
    }

    @Test
    void resourceThatDoesNotReadIsLeftOutAndTheOthersCount() {
        feed.start();
        create("bad", serviceEntry("*** not a host ***"));
        create("strange", new ObjectMapper().createObjectNode().put("apiVersion", "v1"));
        create("books", serviceEntry("books.example.com"));
        assertThat(hosts()).containsExactly("books.example.com");
    }

    @Test
    void resourceThatDoesNotReadAnyMoreIsTakenOut() {
        feed.start();
        create("books", serviceEntry("books.example.com"));
        store.update(key("books"), serviceEntry("*** not a host ***"), OptionalLong.empty());
        assertThat(hosts()).isEmpty();
    }

    @Test
    void settledWorldHoldsWhatWasAnsweredBefore() {
        List<Runnable> queued = new ArrayList<>();
        WorldFeed lazy = new WorldFeed(store, MeshSettings.defaults(), world -> pushed, queued::add);
        lazy.start();
        create("books", serviceEntry("books.example.com"));
        CompletableFuture<Optional<World>> settled = lazy.settled().toCompletableFuture();
        create("later", serviceEntry("later.example.com"));
        for (int i = 0; !settled.isDone(); i++) {
            queued.get(i).run();
        }

        assertThat(settled.join()).hasValueSatisfying(world -> {
            assertThat(world.services().of("books.example.com")).hasSize(1);
            assertThat(world.services().of("later.example.com")).isEmpty();
        });
        lazy.close();
    }

    @Test
    void namespaceChangesNothing() {
        feed.start();
        int before = worlds.size();
        store.create(
                new ResourceKey("namespaces", "", "shop"),
                new ObjectMapper().createObjectNode().put("kind", "Namespace"));
        assertThat(worlds).hasSize(before);
    }

    @Test
    void workloadsArePublishedWhenTheirWorldIsPushed() {
        feed.start();
        pushed = new CompletableFuture<>();
        CompletableFuture<Void> published = feed.publish(List.of(workload())).toCompletableFuture();
        assertThat(hosts()).containsExactly("shop.default.svc.cluster.local");
        assertThat(published).isNotCompleted();
        pushed.complete(null);
        assertThat(published).isCompleted();
    }

    private List<String> hosts() {
        StarterTranslation translation =
                new StarterTranslation(worlds.get(worlds.size() - 1), new ClientScope("default", Map.of()));
        return translation.names(ResourceType.LISTENER).stream()
                .map(name -> name.substring(0, name.lastIndexOf(':')))
                .toList();
    }

    private void create(String name, ObjectNode json) {
        store.create(key(name), json);
    }

    private static ResourceKey key(String name) {
        return new ResourceKey("serviceentries.networking.istio.io", "default", name);
    }

    private static ObjectNode serviceEntry(String host) {
        ObjectNode object = new ObjectMapper().createObjectNode();
        object.put("apiVersion", "networking.istio.io/v1").put("kind", "ServiceEntry");
        object.putObject("metadata").put("name", "books").put("namespace", "default");
        ObjectNode spec = object.putObject("spec").put("resolution", "STATIC");
        spec.putArray("hosts").add(host);
        spec.putArray("ports").addObject().put("number", 80).put("name", "http").put("protocol", "HTTP");
        spec.putArray("endpoints").addObject().put("address", "10.0.0.9");
        return object;
    }

    private static WorkloadInstance workload() {
        return new WorkloadInstance(
                "shop-10.0.0.1-8080",
                "shop",
                "default",
                "10.0.0.1",
                List.of(new WorkloadInstance.Port("http", 80, 8080, "HTTP")),
                Map.of(),
                "",
                "",
                true);
    }
}
