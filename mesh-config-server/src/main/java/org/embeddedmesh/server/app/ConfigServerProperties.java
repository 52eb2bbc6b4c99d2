package org.embeddedmesh.server.app;

import org.embeddedmesh.server.ads.Limits;
import org.embeddedmesh.server.registry.RegistrySettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Configuration of the config server, prefix {@code mesh.server}. An unknown name ends the start, unless it is from the
 * environment.
 *
 * @param api where the Kubernetes-style API listens
 * @param xds where applications, gRPC clients and Envoys connect
 * @param registry of the workloads that announce themselves
 * @param store where the configuration is kept
 * @param domainSuffix of service hosts, {@code <service>.<namespace>.svc.<suffix>}
 */
@ConfigurationProperties(prefix = "mesh.server", ignoreUnknownFields = false)
record ConfigServerProperties(
        @DefaultValue Api api,
        @DefaultValue Xds xds,
        @DefaultValue Registry registry,
        @DefaultValue Store store,
        @DefaultValue("cluster.local") String domainSuffix) {

    private static void checkPort(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
    }

    /** @param port 0: any free one */
    record Api(
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("15014") int port) {

        Api {
            checkPort(port);
        }
    }

    /**
     * @param port 0: any free one
     * @param maxStreams open at one time; further clients are refused
     * @param maxResourcesPerStream names that one client may ask for, all types together
     * @param maxRequestSize of one request; the longest is the first one after a reconnect, about 150 bytes for each resource
     */
    record Xds(
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("15010") int port,
            @DefaultValue("20000") int maxStreams,
            @DefaultValue("50000") int maxResourcesPerStream,
            @DefaultValue("8MB") DataSize maxRequestSize) {

        Xds {
            checkPort(port);
        }

        Limits limits() {
            return Limits.defaults()
                    .withStreams(maxStreams)
                    .withSubscriptions(maxResourcesPerStream)
                    .withRequestBytes(Math.toIntExact(maxRequestSize.toBytes()));
        }
    }

    /** @param maxWorkloads that may be registered; further ones are refused */
    record Registry(@DefaultValue("100000") int maxWorkloads) {

        RegistrySettings settings() {
            return RegistrySettings.defaults().withWorkloads(maxWorkloads);
        }
    }

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
}
