package org.embeddedmesh.xds.ads;

import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Messages to bytes and back, with no more of protobuf than its lite runtime has. */
public final class ProtoMarshaller<T extends MessageLite> implements MethodDescriptor.Marshaller<T> {

    private final Parser<T> parser;

    public ProtoMarshaller(Parser<T> parser) {
        this.parser = parser;
    }

    @Override
    public InputStream stream(T message) {
        return new ByteArrayInputStream(message.toByteArray());
    }

    @Override
    public T parse(InputStream stream) {
        try {
            return parser.parseFrom(stream, ExtensionRegistryLite.getEmptyRegistry());
        } catch (InvalidProtocolBufferException e) {
            throw Status.INTERNAL
                    .withDescription("not a readable message")
                    .withCause(e)
                    .asRuntimeException();
        }
    }
}
