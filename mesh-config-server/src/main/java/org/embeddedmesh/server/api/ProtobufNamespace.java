package org.embeddedmesh.server.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * A Namespace in Kubernetes' protobuf form, the only one in which {@code kubectl create namespace} sends it from 1.32 on. Field
 * numbers are those of {@code runtime.Unknown}, {@code v1.Namespace} and {@code ObjectMeta}.
 */
final class ProtobufNamespace {

    static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private static final ByteString MAGIC = ByteString.copyFrom(new byte[] {'k', '8', 's', 0});

    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    private ProtobufNamespace() {}

    /** @throws IOException when it is none */
    static ObjectNode read(byte[] bytes) throws IOException {
        ByteString body = ByteString.copyFrom(bytes);
        if (!body.startsWith(MAGIC)) {
            throw new IOException("not Kubernetes' protobuf");
        }
        ProtobufNamespace namespace = new ProtobufNamespace();
        fields(body.substring(MAGIC.size()), namespace::envelope);
        return namespace.object;
    }

    private interface Field {
        void read(int number, ByteString value) throws IOException;
    }

    private static void fields(ByteString message, Field field) throws IOException {
        CodedInputStream input = message.newCodedInput();
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                field.read(WireFormat.getTagFieldNumber(tag), input.readBytes());
            } else {
                input.skipField(tag);
            }
        }
    }

    private void envelope(int number, ByteString value) throws IOException {
        if (number == 1) {
            fields(value, (field, text) -> object.put(field == 1 ? "apiVersion" : "kind", text.toStringUtf8()));
        } else if (number == 2 && object.path("kind").asText().equals("Namespace")) {
            fields(value, this::namespace);
        }
    }

    private void namespace(int number, ByteString value) throws IOException {
        if (number == 1) {
            fields(value, this::metadata);
        }
    }

    private void metadata(int number, ByteString value) throws IOException {
        ObjectNode metadata = object.withObjectProperty("metadata");
        switch (number) {
            case 1 -> metadata.put("name", value.toStringUtf8());
            case 2 -> metadata.put("generateName", value.toStringUtf8());
            case 11 -> entry(metadata.withObjectProperty("labels"), value);
            case 12 -> entry(metadata.withObjectProperty("annotations"), value);
            default -> {}
        }
    }

    private static void entry(ObjectNode map, ByteString entry) throws IOException {
        String[] pair = {"", ""};
        fields(entry, (number, text) -> pair[number == 1 ? 0 : 1] = text.toStringUtf8());
        map.put(pair[0], pair[1]);
    }
}
