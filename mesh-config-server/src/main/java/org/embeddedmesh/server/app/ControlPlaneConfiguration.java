package org.embeddedmesh.server.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.embeddedmesh.istio.translate.GrpcTranslation;
import org.embeddedmesh.istio.translate.StarterTranslation;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.server.ads.AdsServer;
import org.embeddedmesh.server.ads.ClientKind;
import org.embeddedmesh.server.ads.Generator;
import org.embeddedmesh.server.app.ConfigServerProperties.Store;
import org.embeddedmesh.server.registry.FileKnownWorkloads;
import org.embeddedmesh.server.registry.KnownWorkloads;
import org.embeddedmesh.server.registry.WorkloadRegistry;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ConfigStores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Store and registry make the world, the world goes to the ADS server, and both services share the xDS port. */
@Configuration(proxyBeanMethods = false)
class ControlPlaneConfiguration {

    private static final Map<ClientKind, Generator> GENERATORS =
            Map.of(ClientKind.STARTER, StarterTranslation::new, ClientKind.GRPC, GrpcTranslation::new);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    ConfigStore configStore(ConfigServerProperties properties, Clock clock) {
        Store store = properties.store();
        return store.type() == Store.Type.H2
                ? ConfigStores.h2(Path.of(store.file()), clock)
                : ConfigStores.inMemory(clock);
    }

    @Bean
    KnownWorkloads knownWorkloads(ConfigServerProperties properties) {
        Store store = properties.store();
        return store.type() == Store.Type.H2
                ? new FileKnownWorkloads(Path.of(store.file() + ".workloads.json"))
                : KnownWorkloads.none();
    }

    @Bean(destroyMethod = "shutdownNow")
    MeshThread adsThread() {
        return new MeshThread("ads");
    }

    @Bean(destroyMethod = "shutdownNow")
    MeshThread worldThread() {
        return new MeshThread("world");
    }

    @Bean(destroyMethod = "shutdownNow")
    MeshThread registryThread() {
        return new MeshThread("registry");
    }

    @Bean
    MeshSettings meshSettings(ConfigServerProperties server, MeshConfigProperties config) {
        return config.settings(server.domainSuffix());
    }

    @Bean(destroyMethod = "")
    AdsServer adsServer(ConfigServerProperties server, MeshSettings mesh, MeshThread adsThread, Clock clock) {
        World empty = World.of(List.of(), List.of(), mesh);
        return new AdsServer(GENERATORS, empty, server.xds().limits(), adsThread, clock, System::nanoTime);
    }

    @Bean(destroyMethod = "")
    WorldFeed worldFeed(MeshSettings mesh, ConfigStore store, AdsServer ads, MeshThread worldThread) {
        return new WorldFeed(store, mesh, ads::publish, worldThread);
    }

    @Bean(destroyMethod = "")
    WorkloadRegistry workloadRegistry(
            ConfigServerProperties properties,
            KnownWorkloads known,
            WorldFeed feed,
            MeshThread registryThread,
            Clock clock) {
        return new WorkloadRegistry(
                properties.registry().settings(), known, feed, registryThread, clock, System::nanoTime);
    }

    @Bean
    XdsEndpoint xdsEndpoint(
            ConfigServerProperties properties, WorldFeed feed, AdsServer ads, WorkloadRegistry registry) {
        return new XdsEndpoint(properties.xds(), feed, ads, registry);
    }
}
