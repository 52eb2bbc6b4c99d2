package org.embeddedmesh.server.ads;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * A resource as it goes out: serialised once, shared by all clients that get it. The version is a hash of the bytes, so that it
 * is the same in every replica and after a restart.
 *
 * @param tombstone stands for a resource that does not exist, for clients that must not be told so
 */
record VersionedResource(String name, String version, Any body, boolean tombstone) {

    private static final int VERSION_DIGITS = 16;

    static VersionedResource of(String typeUrl, String name, Message message) {
        return of(typeUrl, name, message, false);
    }

    static VersionedResource tombstone(String typeUrl, String name, Message message) {
        return of(typeUrl, name, message, true);
    }

    private static VersionedResource of(String typeUrl, String name, Message message, boolean tombstone) {
        byte[] bytes = deterministic(message);
        Any body = Any.newBuilder()
                .setTypeUrl(typeUrl)
                .setValue(ByteString.copyFrom(bytes))
                .build();
        return new VersionedResource(name, digits(Hashing.sha256().newHasher().putBytes(bytes)), body, tombstone);
    }

    /** The version of several resources together. */
    static String version(Collection<VersionedResource> resources) {
        Hasher hasher = Hashing.sha256().newHasher();
        for (VersionedResource resource : resources) {
            hasher.putString(resource.name, StandardCharsets.UTF_8).putByte((byte) 0);
            hasher.putString(resource.version, StandardCharsets.UTF_8);
        }
        return digits(hasher);
    }

    int size() {
        return body.getSerializedSize();
    }

    private static String digits(Hasher hasher) {
        return hasher.hash().toString().substring(0, VERSION_DIGITS);
    }

    private static byte[] deterministic(Message message) {
        byte[] bytes = new byte[message.getSerializedSize()];
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        output.useDeterministicSerialization();
        try {
            message.writeTo(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }
}
