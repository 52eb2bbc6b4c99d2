package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds JSON trees from the events of one YAML text; of one thread. Bounded in depth and in what aliases unfold to. */
final class YamlTree {

    private static final int MOST_LEVELS = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String yaml;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private long size;
    private long unfolded;

    YamlTree(String yaml, Iterable<Event> events) {
        this.yaml = yaml;
        this.events = events.iterator();
    }

    List<JsonNode> documents() {
        List<JsonNode> documents = new ArrayList<>();
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent) {
                anchors.clear();
                JsonNode document = node(events.next(), 0);
                if (!document.isNull()) {
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    private JsonNode node(Event event, int level) {
        if (level >= MOST_LEVELS && event instanceof CollectionStartEvent) {
            throw new InvalidYamlException(
                    "not accepted" + where(event) + ": more than " + MOST_LEVELS + " levels", null);
        }
        if (event instanceof AliasEvent alias) {
            return unfold(alias);
        }
        long before = size++;
        JsonNode node = event instanceof MappingStartEvent
                ? mapping(level)
                : event instanceof SequenceStartEvent ? sequence(level) : scalar((ScalarEvent) event);
        ((NodeEvent) event).getAnchor().ifPresent(it -> anchors.put(it.getValue(), new Anchored(node, size - before)));
        return node;
    }

    private JsonNode scalar(ScalarEvent event) {
        size += event.getValue().length();
        return YamlScalar.read(event);
    }

    private JsonNode unfold(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias().getValue());
        if (anchored == null) {
            throw invalid(alias, "no anchor &" + alias.getAlias().getValue() + " ends before this alias");
        }
        unfolded += anchored.size();
        size += anchored.size();
        if (unfolded > YamlReader.MOST_CHARACTERS) {
            throw new InvalidYamlException("not accepted" + where(alias) + ": aliases make it too large", null);
        }
        return anchored.node().deepCopy();
    }

    private ObjectNode mapping(int level) {
        ObjectNode object = JSON.objectNode();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            JsonNode key = node(event, level + 1);
            if (key.isContainerNode() || key.isNull()) {
                throw invalid(event, "a key must be a text");
            }
            if (object.has(key.asText())) {
                throw invalid(event, "found duplicate key " + key.asText());
            }
            object.set(key.asText(), node(events.next(), level + 1));
        }
        return object;
    }

    private ArrayNode sequence(int level) {
        ArrayNode array = JSON.arrayNode();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            JsonNode element = node(event, level + 1);
            array.add(endsInColon(event, element) ? JSON.textNode(onlyKey(element) + ":") : element);
        }
        return array;
    }

    /** Go's YAML, which Kubernetes reads with, takes {@code [2001:db8::]} for a text, not for a key without a value. */
    private boolean endsInColon(Event event, JsonNode element) {
        if (!(event instanceof MappingStartEvent)
                || element.size() != 1
                || !element.elements().next().isNull()) {
            return false;
        }
        int start = event.getStartMark().map(Mark::getIndex).orElse(0);
        String text = yaml.substring(yaml.offsetByCodePoints(0, start));
        String key = onlyKey(element);
        return text.startsWith(key + ":") && ",]".indexOf(text.charAt(key.length() + 1)) >= 0;
    }

    private static String onlyKey(JsonNode object) {
        return object.fieldNames().next();
    }

    static InvalidYamlException invalid(Event event, String why) {
        return new InvalidYamlException("not YAML" + where(event) + ": " + why, null);
    }

    private static String where(Event event) {
        return event.getStartMark().map(YamlTree::where).orElse("");
    }

    static String where(Mark mark) {
        return " in line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private record Anchored(JsonNode node, long size) {}
}
