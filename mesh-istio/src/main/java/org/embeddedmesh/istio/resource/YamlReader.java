package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 as Kubernetes does: {@code on} and {@code yes} are texts, a repeated key is a mistake. */
public final class YamlReader {

    private static final int MOST_CHARACTERS = 3 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private YamlReader() {}

    /**
     * All documents of a text that are not empty. JSON is YAML too.
     *
     * @throws InvalidYamlException if it is none, with line and column
     */
    public static List<JsonNode> read(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(50)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        List<JsonNode> documents = new ArrayList<>();
        try {
            for (Object document : new Load(settings).loadAllFromString(yaml)) {
                if (document != null) {
                    documents.add(JSON.valueToTree(document));
                }
            }
        } catch (MarkedYamlEngineException e) {
            throw new InvalidYamlException(problem(e), e);
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new InvalidYamlException("not YAML: " + e.getMessage(), e);
        }
        return documents;
    }

    private static String problem(MarkedYamlEngineException e) {
        String where = e.getProblemMark()
                .map(it -> " in line " + (it.getLine() + 1) + ", column " + (it.getColumn() + 1))
                .orElse("");
        return "not YAML" + where + ": " + e.getProblem();
    }
}
