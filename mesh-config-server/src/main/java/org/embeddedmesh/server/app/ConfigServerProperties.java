package org.embeddedmesh.server.app;

import org.embeddedmesh.istio.world.MeshSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the config server, prefix {@code mesh.server}.
 *
 * @param api where the Kubernetes-style API listens
 * @param xds where applications, gRPC clients and Envoys connect
 * @param store where the configuration is kept
 * @param domainSuffix of service hosts, {@code <service>.<namespace>.svc.<suffix>}
 */
@ConfigurationProperties("mesh.server")
record ConfigServerProperties(
        @DefaultValue Api api,
        @DefaultValue Xds xds,
        @DefaultValue Store store,
        @DefaultValue("cluster.local") String domainSuffix) {

    /** @param port 0: any free one */
    record Api(
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("15014") int port) {}

    /** @param port 0: any free one */
    record Xds(
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("15010") int port) {}

    /** @param file of the store, without suffix; the workloads that are known are kept beside it */
    record Store(
            @DefaultValue("h2") Type type,
            @DefaultValue("./mesh-config") String file) {

        enum Type {
            H2,
            MEMORY
        }

        String description() {
            return type == Type.H2 ? "h2 " + file + ".mv.db" : "memory";
        }
    }

    MeshSettings mesh() {
        MeshSettings defaults = MeshSettings.defaults();
        return new MeshSettings(
                defaults.rootNamespace(), defaults.trustDomain(), domainSuffix, defaults.outboundTrafficPolicy());
    }
}
