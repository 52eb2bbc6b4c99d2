package org.embeddedmesh.conformance.istio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.istio.resource.Kind;
import org.embeddedmesh.istio.resource.Reading;
import org.embeddedmesh.istio.resource.ResourceReader;

/** One document of a YAML file. */
record IstioDocument(JsonNode json) {

    String name() {
        return kind() + " " + json.path("metadata").path("name").asText("unnamed");
    }

    String kind() {
        return json.path("kind").asText();
    }

    /** Whether it is an object of Istio's API at all. */
    boolean isIstio() {
        return json.path("apiVersion").asText().contains(".istio.io/");
    }

    boolean isKnown() {
        return Kind.ofObject(json.path("apiVersion").asText(), kind()).isPresent();
    }

    /** Why it is not taken as it stands; empty: it is. */
    List<String> objections() {
        Reading reading = ResourceReader.read(json);
        List<String> objections = new ArrayList<>();
        reading.errors().forEach(it -> objections.add(it.field() + ": " + it.message()));
        reading.unknownFields().forEach(it -> objections.add(it.message()));
        return objections;
    }
}
