package org.embeddedmesh.server.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.embeddedmesh.istio.resource.InvalidYamlException;
import org.embeddedmesh.istio.resource.YamlReader;
import org.embeddedmesh.server.api.status.Cause;
import org.embeddedmesh.server.api.status.Reason;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;

/** Reads the body of a request as one JSON or YAML document of at most 3 MiB. */
public final class RequestBody {

    static final int LIMIT = 3 * 1024 * 1024;

    private static final Set<String> JSON = Set.of(
            "application/json",
            "application/merge-patch+json",
            "application/json-patch+json",
            "application/strategic-merge-patch+json");
    private static final Set<String> YAML = Set.of(
            "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "application/apply-patch+yaml");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Exchange exchange;

    public RequestBody(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Lower case, without parameters; empty when absent. */
    String mediaType() {
        String type = exchange.request().getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** @throws StatusException 400, 413 or 415 if it is not an object, too large, or neither JSON nor YAML */
    public ObjectNode object() throws IOException {
        JsonNode body = required();
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw unreadable("the body is not an object");
    }

    JsonNode required() throws IOException {
        return document().orElseThrow(() -> unreadable("the body is empty"));
    }

    /** Empty when there is no body. */
    Optional<JsonNode> document() throws IOException {
        byte[] bytes = exchange.request().getInputStream().readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new StatusException(
                    Status.of(Reason.REQUEST_ENTITY_TOO_LARGE, "the body is larger than " + LIMIT + " bytes"));
        }
        if (bytes.length == 0) {
            return Optional.empty();
        }
        if (JSON.contains(mediaType())) {
            return Optional.of(json(bytes));
        }
        if (YAML.contains(mediaType())) {
            return Optional.of(yaml(bytes));
        }
        if (mediaType().equals(ProtobufNamespace.MEDIA_TYPE)) {
            return Optional.of(protobuf(bytes));
        }
        throw unsupported("application/json", "application/yaml");
    }

    /** 415, naming what to send instead. */
    StatusException unsupported(String... accepted) {
        return new StatusException(Status.of(
                Reason.UNSUPPORTED_MEDIA_TYPE,
                "the body of the request was in an unknown format"
                        + (mediaType().isEmpty() ? "" : " (" + mediaType() + ")")
                        + " - accepted media types include: " + String.join(", ", accepted)
                        + "; send the header 'Content-Type: " + accepted[0] + "'"));
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw unreadable("the body is not JSON: " + e.getOriginalMessage() + " at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        }
    }

    private static JsonNode protobuf(byte[] bytes) {
        try {
            return ProtobufNamespace.read(bytes);
        } catch (IOException e) {
            throw unreadable("the body is not a Namespace in protobuf: " + e.getMessage());
        }
    }

    private static JsonNode yaml(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            List<JsonNode> documents = YamlReader.read(text);
            if (documents.size() != 1) {
                throw unreadable("the body holds " + documents.size() + " YAML documents; send one at a time");
            }
            return documents.get(0);
        } catch (CharacterCodingException e) {
            throw unreadable("the body is not UTF-8");
        } catch (InvalidYamlException e) {
            throw unreadable("the body is " + e.getMessage());
        }
    }

    private static StatusException unreadable(String message) {
        return StatusException.badRequest(message, Cause.invalid("(body)", message));
    }
}
