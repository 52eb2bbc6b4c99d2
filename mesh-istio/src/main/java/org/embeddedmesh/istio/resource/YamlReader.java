package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 with its core schema, as Kubernetes does: {@code on} and {@code yes} are texts. */
public final class YamlReader {

    static final int MOST_CHARACTERS = 3 * 1024 * 1024;

    private YamlReader() {}

    /**
     * All documents of a text that are not empty. JSON is YAML too. A repeated key, a number that JSON does not have,
     * more than 100 levels, and aliases that stand for more than 3 MiB are mistakes.
     *
     * @throws InvalidYamlException if it is none, or is longer than 3 MiB; says line and column
     */
    public static List<JsonNode> read(String yaml) {
        if (yaml.length() > MOST_CHARACTERS) {
            throw new InvalidYamlException("not accepted: longer than " + MOST_CHARACTERS + " characters", null);
        }
        LoadSettings settings = LoadSettings.builder().build();
        try {
            return new YamlTree(yaml, new Parse(settings).parseString(yaml)).documents();
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark().map(YamlTree::where).orElse("");
            throw new InvalidYamlException("not YAML" + where + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new InvalidYamlException("not YAML: " + e.getMessage(), e);
        }
    }
}
