package org.embeddedmesh.xds.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CacheFormatTests {

    private static final CachedConfiguration CONFIGURATION = new CachedConfiguration(
            "default/hello/9095",
            "127.0.0.1:15010",
            Instant.parse("2026-01-01T00:00:00.123Z"),
            List.of(
                    new CachedResource("type", "näme", "1", Optional.of(ByteString.copyFromUtf8("body"))),
                    new CachedResource("type", "empty", "", Optional.of(ByteString.EMPTY)),
                    new CachedResource("type", "absent", "", Optional.empty())));

    @Test
    void whatIsWrittenIsRead() {
        assertThat(CacheFormat.read(CacheFormat.write(CONFIGURATION))).isEqualTo(CONFIGURATION);
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] bytes = CacheFormat.write(CONFIGURATION);
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void everyChangedByteIsRefused() {
        byte[] bytes = CacheFormat.write(CONFIGURATION);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x10;
            assertRefused(changed);
        }
    }

    @Test
    void anotherVersionOfTheFormatIsNamedSo() {
        byte[] bytes = "embedded-mesh last-known-good 2\n".getBytes(StandardCharsets.US_ASCII);
        assertThatExceptionOfType(UnusableCacheException.class)
                .isThrownBy(() -> CacheFormat.read(bytes))
                .withMessage("it has another format");
    }

    private static void assertRefused(byte[] bytes) {
        assertThatExceptionOfType(UnusableCacheException.class).isThrownBy(() -> CacheFormat.read(bytes));
    }
}
