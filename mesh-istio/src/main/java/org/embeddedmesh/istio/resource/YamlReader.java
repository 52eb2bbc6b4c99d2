package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 with its core schema: {@code on} and {@code yes} are texts, a repeated key is a mistake. Bounded: 3 MB,
 * 100 levels, and aliases may not stand for much more than was written.
 */
public final class YamlReader {

    static final int MOST_CHARACTERS = 3 * 1024 * 1024;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(50)
            .setCodePointLimit(MOST_CHARACTERS)
            .setSchema(new CoreSchema())
            .build();

    private YamlReader() {}

    /**
     * All documents of a text that are not empty. JSON is YAML too.
     *
     * @throws InvalidYamlException if it is none, with line and column
     */
    public static List<JsonNode> read(String yaml) {
        List<JsonNode> documents = new ArrayList<>();
        try {
            checkDepth(yaml);
            for (Object document : new Load(SETTINGS).loadAllFromString(yaml)) {
                if (document != null) {
                    documents.add(YamlTree.of(document));
                }
            }
        } catch (MarkedYamlEngineException e) {
            throw new InvalidYamlException("not YAML" + where(e.getProblemMark()) + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new InvalidYamlException("not YAML: " + e.getMessage(), e);
        }
        return documents;
    }

    /** Before loading, which descends by recursion. */
    private static void checkDepth(String yaml) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(yaml)) {
            if (event instanceof CollectionStartEvent && ++depth > YamlTree.MOST_LEVELS) {
                throw new InvalidYamlException("not accepted" + where(event.getStartMark()) + ": " + YamlTree.TOO_DEEP);
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private static String where(Optional<Mark> mark) {
        return mark.map(it -> " in line " + (it.getLine() + 1) + ", column " + (it.getColumn() + 1))
                .orElse("");
    }
}
