package org.embeddedmesh.conformance.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.embeddedmesh.istio.resource.YamlReader;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.PathNormalization;

/** Istio's MeshConfig, as far as recordings change it. */
final class MeshConfig {

    private MeshConfig() {}

    static MeshSettings settings(String yaml) {
        MeshSettings defaults = MeshSettings.defaults();
        List<JsonNode> documents = YamlReader.read(yaml);
        if (documents.isEmpty()) {
            return defaults;
        }
        JsonNode config = documents.get(0);
        config.fieldNames().forEachRemaining(name -> {
            if (!name.equals("pathNormalization")) {
                throw new IllegalStateException("MeshConfig's " + name + " is not read");
            }
        });
        return defaults.withPathNormalization(PathNormalization.valueOf(
                config.at("/pathNormalization/normalization").asText()));
    }
}
