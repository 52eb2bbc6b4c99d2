package org.embeddedmesh.conformance.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A configuration on top of the base, a client, and calls. */
record Recording(String name, String base, JsonNode json) {

    boolean isRefused() {
        return json.has("failed") || json.has("refused");
    }

    String refusal() {
        return json.has("failed")
                ? json.path("failed").asText()
                : json.path("refused").asText();
    }

    List<JsonNode> calls() {
        List<JsonNode> calls = new ArrayList<>();
        json.path("calls").forEach(calls::add);
        return calls;
    }

    JsonNode client() {
        return json.path("client");
    }

    /** What the operator has changed in MeshConfig. */
    String meshConfig() {
        return json.path("mesh").asText();
    }

    Configuration configuration() {
        JsonNode config = json.path("config");
        List<String> texts = new ArrayList<>(List.of(base));
        if (config.isArray()) {
            config.forEach(it -> texts.add(it.asText()));
        } else {
            texts.add(config.asText());
        }
        return Configuration.read(texts);
    }
}
