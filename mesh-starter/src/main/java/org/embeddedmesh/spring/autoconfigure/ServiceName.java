package org.embeddedmesh.spring.autoconfigure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The name that others call this application by. */
final class ServiceName {

    private static final Logger log = LoggerFactory.getLogger(ServiceName.class);

    private ServiceName() {}

    /** @throws InvalidMeshPropertyException if the name that was meant for the mesh is none */
    static Optional<String> of(@Nullable String own, @Nullable String application) {
        if (own != null && !own.isBlank()) {
            return Optional.of(Names.requireLabel("mesh.service.name", own));
        }
        if (application == null || application.isBlank()) {
            log.info("mesh: this application calls services but is none: it has no mesh.service.name and no"
                    + " spring.application.name");
            return Optional.empty();
        }
        if (!Names.isDnsLabel(application)) {
            log.warn(
                    "mesh: this application calls services but is none: its spring.application.name '{}' is not a DNS"
                            + " label; set mesh.service.name",
                    application);
            return Optional.empty();
        }
        return Optional.of(application);
    }
}
