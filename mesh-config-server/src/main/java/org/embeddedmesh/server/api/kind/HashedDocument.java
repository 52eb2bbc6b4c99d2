package org.embeddedmesh.server.api.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A document that does not change while its hash is the same.
 *
 * @param hash SHA-256 of its bytes, in upper-case hex
 */
public record HashedDocument(String text, String hash) {

    static HashedDocument of(JsonNode json) {
        String text = json.toString();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new HashedDocument(text, HexFormat.of().formatHex(digest).toUpperCase(Locale.ROOT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public String etag() {
        return '"' + hash + '"';
    }
}
