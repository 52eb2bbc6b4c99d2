package org.embeddedmesh.spring.autoconfigure;

import java.util.List;
import java.util.Optional;
import org.embeddedmesh.xds.Workload;
import org.embeddedmesh.xds.WorkloadPort;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What a web application announces once its server listens. */
record WorkloadAssembly(MeshIdentity identity, @Nullable Integer servicePort, Environment environment) {

    private static final String NAME = "http";
    private static final int DEFAULT_SERVER_PORT = 8080;
    private static final int DEFAULT_HTTP_PORT = 80;

    /** Empty: this process is nobody's service. */
    Optional<Workload> workload() {
        return identity.service().map(this::workload);
    }

    private Workload workload(String service) {
        return new Workload(
                service,
                identity.namespace(),
                identity.address(),
                List.of(new WorkloadPort(NAME, servicePort(configured()), targetPort(), protocol())),
                identity.labels(),
                identity.locality(),
                identity.account());
    }

    private int servicePort(int configured) {
        if (servicePort != null) {
            return servicePort;
        }
        return configured == 0 ? DEFAULT_HTTP_PORT : configured;
    }

    private int configured() {
        return environment.getProperty("server.port", Integer.class, DEFAULT_SERVER_PORT);
    }

    private int targetPort() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    private String protocol() {
        boolean secured = environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && (environment.containsProperty("server.ssl.bundle")
                        || environment.containsProperty("server.ssl.certificate")
                        || environment.containsProperty("server.ssl.key-store"));
        return secured ? "HTTPS" : "HTTP";
    }
}
