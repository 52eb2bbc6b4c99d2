package org.embeddedmesh.spring.autoconfigure;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.embeddedmesh.xds.CacheSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Where this instance keeps what the control plane said last. */
record CacheAssembly(MeshProperties.Cache properties, MeshIdentity identity, Environment environment) {

    private static final String DEFAULT_SERVER_PORT = "8080";

    /** Empty: nowhere. */
    Optional<CacheSettings> settings() {
        return properties.isEnabled()
                ? Optional.of(new CacheSettings(directory(), instance(), properties.getMaxAge()))
                : Optional.empty();
    }

    private Path directory() {
        File directory = properties.getDirectory();
        return directory == null ? CacheDirectory.ofUser(System::getProperty) : directory.toPath();
    }

    // Instances on a random port have the same name; each takes a file that no other running one has.
    private String instance() {
        String instance = properties.getInstance();
        return instance == null || instance.isBlank() ? application() + port() : instance;
    }

    private String port() {
        return environment.getProperty("server.port", DEFAULT_SERVER_PORT);
    }

    /** All that are nobody's service would share a name otherwise. */
    private String application() {
        @Nullable String name = environment.getProperty("spring.application.name");
        return identity.service().isPresent() || name == null ? "" : name + "-";
    }
}
