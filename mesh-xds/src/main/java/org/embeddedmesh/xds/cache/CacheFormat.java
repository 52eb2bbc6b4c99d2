package org.embeddedmesh.xds.cache;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A configuration as bytes: a line that names the format, node, server, time in milliseconds, and the resources, each
 * text and body after its length; at the end the SHA-256 of all that.
 */
final class CacheFormat {

    private static final byte[] FIRST_LINE = "embedded-mesh last-known-good 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECKSUM = 32;
    private static final int ABSENT = -1;

    private CacheFormat() {}

    static byte[] write(CachedConfiguration configuration) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(FIRST_LINE);
            text(configuration.node(), out);
            text(configuration.server(), out);
            out.writeLong(configuration.time().toEpochMilli());
            out.writeInt(configuration.resources().size());
            for (CachedResource resource : configuration.resources()) {
                resource(resource, out);
            }
            out.write(sha256(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws UnusableCacheException if these are not the bytes that were written */
    static CachedConfiguration read(byte[] bytes) {
        if (!Arrays.equals(Arrays.copyOf(bytes, FIRST_LINE.length), FIRST_LINE)) {
            throw new UnusableCacheException("it has another format");
        }
        int end = bytes.length - CHECKSUM;
        if (end < FIRST_LINE.length
                || !Arrays.equals(sha256(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new UnusableCacheException("it is damaged");
        }
        try {
            return configuration(ByteBuffer.wrap(bytes, FIRST_LINE.length, end - FIRST_LINE.length));
        } catch (BufferUnderflowException e) {
            throw new UnusableCacheException("it is damaged");
        }
    }

    private static CachedConfiguration configuration(ByteBuffer in) {
        String node = text(in);
        String server = text(in);
        Instant time = Instant.ofEpochMilli(in.getLong());
        int count = in.getInt();
        List<CachedResource> resources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            resources.add(new CachedResource(text(in), text(in), text(in), body(in)));
        }
        return new CachedConfiguration(node, server, time, resources);
    }

    private static void resource(CachedResource resource, DataOutputStream out) throws IOException {
        text(resource.type(), out);
        text(resource.name(), out);
        text(resource.version(), out);
        if (resource.body().isEmpty()) {
            out.writeInt(ABSENT);
        } else {
            ByteString body = resource.body().get();
            out.writeInt(body.size());
            body.writeTo(out);
        }
    }

    private static Optional<ByteString> body(ByteBuffer in) {
        int length = in.getInt();
        return length == ABSENT ? Optional.empty() : Optional.of(ByteString.copyFrom(bytes(length, in)));
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in.getInt(), in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int length, ByteBuffer in) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
