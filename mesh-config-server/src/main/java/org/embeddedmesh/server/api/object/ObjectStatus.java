package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.embeddedmesh.istio.analysis.Finding;
import org.embeddedmesh.server.api.object.ObjectAnalysis.Analyzed;

/**
 * The {@code status} of Istio's kinds, in Istio's shape, with the text of each message beside its code. It is an answer
 * about the mesh of this moment, made when an object is shown: it is never stored, so it changes no version and wakes no
 * watch.
 */
public final class ObjectStatus {

    private final ObjectAnalysis analysis;

    public ObjectStatus(ObjectAnalysis analysis) {
        this.analysis = analysis;
    }

    /** What is doubtful about an object that was just written or tried. */
    public List<Finding> doubts(Target target, ObjectNode object) {
        return target.kind().group().isEmpty() ? List.of() : analysis.doubts(object);
    }

    /** Sets the status of an object that was just written or tried, whose top level is the caller's own. */
    public void set(Target target, ObjectNode object, List<Finding> doubts) {
        if (!target.kind().group().isEmpty() && analysis.analyzed(target.key()).isPresent()) {
            object.set("status", json(new Analyzed(generation(object), doubts), generation(object)));
        }
    }

    /** A stored object with its status. */
    public ObjectNode shown(Target collection, ObjectNode object) {
        if (collection.kind().group().isEmpty()) {
            return object;
        }
        Target target = new Target(
                collection.kind(),
                collection.version(),
                object.at("/metadata/namespace").asText(),
                object.at("/metadata/name").asText());
        return analysis.analyzed(target.key())
                .map(it -> with(object, json(it, generation(object))))
                .orElse(object);
    }

    private static ObjectNode with(ObjectNode object, ObjectNode status) {
        ObjectNode shown = object.objectNode();
        shown.setAll(object);
        shown.set("status", status);
        return shown;
    }

    private static long generation(ObjectNode object) {
        return object.at("/metadata/generation").asLong();
    }

    private static ObjectNode json(Analyzed analyzed, long generation) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        boolean current = analyzed.generation() == generation;
        status.put("observedGeneration", analyzed.generation());
        ObjectNode condition = status.putArray("conditions").addObject();
        condition
                .put("type", "Reconciled")
                .put("status", current ? "True" : "False")
                .put("observedGeneration", analyzed.generation());
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        analyzed.findings().forEach(it -> messages.add(message(it)));
        if (current && !messages.isEmpty()) {
            status.set("validationMessages", messages);
        }
        return status;
    }

    private static ObjectNode message(Finding finding) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.putObject("type")
                .put("name", finding.type().typeName())
                .put("code", finding.type().code());
        message.put("level", finding.type().level().name());
        finding.type().documentationUrl().ifPresent(it -> message.put("documentationUrl", it));
        return message.put("message", finding.field() + ": " + finding.text());
    }
}
