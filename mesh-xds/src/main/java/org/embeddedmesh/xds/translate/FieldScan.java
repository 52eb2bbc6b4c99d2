package org.embeddedmesh.xds.translate;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.embeddedmesh.xds.translate.FieldTable.Fate;
import org.embeddedmesh.xds.translate.FieldTable.Field;

/** Finds what a message says and its table does not read, in the bytes: fields newer than this client included. */
final class FieldScan {

    private static final int MAP_KEY = 1;
    private static final int MAP_VALUE = 2;

    private final FieldTable table;

    FieldScan(FieldTable table) {
        this.table = table;
    }

    /** Adds what is ignored to the path's list. */
    void scan(ByteString bytes, String message, FieldPath path) throws InvalidProtocolBufferException {
        try {
            scan(bytes.newCodedInput(), message, path);
        } catch (InvalidProtocolBufferException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidProtocolBufferException(e);
        }
    }

    private void scan(CodedInputStream input, String message, FieldPath path) throws IOException {
        Map<Integer, Field> fields = table.messages().getOrDefault(message, Map.of());
        Map<Integer, Integer> seen = new HashMap<>();
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            int number = WireFormat.getTagFieldNumber(tag);
            Field field = fields.get(number);
            int index = seen.merge(number, 1, Integer::sum) - 1;
            if (field == null) {
                path.field("#" + number).ignore();
                input.skipField(tag);
            } else if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                value(
                        field,
                        input.readBytes(),
                        field.repeated() ? path.at(field.name(), index) : path.field(field.name()));
            } else {
                value(field, ByteString.EMPTY, path.field(field.name()));
                input.skipField(tag);
            }
        }
    }

    private void value(Field field, ByteString bytes, FieldPath path) throws IOException {
        if (field.fate() == Fate.NOT_SUPPORTED) {
            path.ignore();
        } else if (field.fate() == Fate.NOT_SUPPORTED_MAP) {
            path.key(mapKey(bytes)).ignore();
        } else if (field.fate() == Fate.READ_MAP) {
            part(field, mapEntry(bytes, MAP_VALUE), path.key(mapKey(bytes)));
        } else {
            part(field, bytes, path);
        }
    }

    private void part(Field field, ByteString bytes, FieldPath path) throws IOException {
        if (field.part().equals("any")) {
            any(Any.parseFrom(bytes), path);
        } else if (!field.part().isEmpty()) {
            scan(bytes.newCodedInput(), field.part(), path);
        }
    }

    private void any(Any any, FieldPath path) throws IOException {
        String message = any.getTypeUrl().substring(any.getTypeUrl().lastIndexOf('/') + 1);
        if (table.messages().containsKey(message)) {
            scan(any.getValue().newCodedInput(), message, path);
        } else if (message.isEmpty()) {
            path.ignore();
        } else {
            path.ignore(message);
        }
    }

    private static String mapKey(ByteString entry) throws IOException {
        return mapEntry(entry, MAP_KEY).toStringUtf8();
    }

    private static ByteString mapEntry(ByteString entry, int part) throws IOException {
        CodedInputStream input = entry.newCodedInput();
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == part) {
                return input.readBytes();
            }
            input.skipField(tag);
        }
        return ByteString.EMPTY;
    }
}
