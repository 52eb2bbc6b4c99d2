package org.embeddedmesh.conformance.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.istio.resource.Reading;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.ResourceReader;
import org.embeddedmesh.istio.resource.YamlReader;

/**
 * What an operator has applied.
 *
 * @param objections why some of it is refused
 */
record Configuration(List<Resource<?>> resources, List<String> objections) {

    static Configuration read(List<String> texts) {
        List<Resource<?>> resources = new ArrayList<>();
        List<String> objections = new ArrayList<>();
        for (String text : texts) {
            for (JsonNode document : YamlReader.read(text)) {
                Reading reading = ResourceReader.read(document);
                reading.resource().ifPresent(resources::add);
                reading.errors().forEach(it -> objections.add(it.field() + ": " + it.message()));
            }
        }
        return new Configuration(resources, objections);
    }
}
