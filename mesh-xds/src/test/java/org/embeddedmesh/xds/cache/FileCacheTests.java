package org.embeddedmesh.xds.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class FileCacheTests {

    private static final Instant NOW = Instant.parse("2026-01-08T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<CachedResource> RESOURCES = resources("1");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<FileCache> opened = new ArrayList<>();

    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void readLog() {
        directory = temporary.resolve("not/there/yet");
        log.start();
        ((Logger) LoggerFactory.getLogger(FileCache.class)).addAppender(log);
    }

    @AfterEach
    void close() {
        ((Logger) LoggerFactory.getLogger(FileCache.class)).detachAppender(log);
        opened.forEach(FileCache::close);
    }

    @Test
    void nextStartFindsWhatWasSaved() {
        save(NOW, RESOURCES);

        assertThat(load()).hasValueSatisfying(it -> {
            assertThat(it.time()).isEqualTo(NOW);
            assertThat(it.resources()).isEqualTo(RESOURCES);
        });
        assertThat(warnings()).isEmpty();
    }

    @Test
    void loadWithoutAnythingTouchesNothing() {
        FileCache cache = cache("9095");

        assertThat(cache.load(NOW)).isEmpty();
        assertThat(temporary).isEmptyDirectory();
        assertThat(cache.report()).isEqualTo(CacheReport.EMPTY);
    }

    @Test
    void directoryAndFilesAreForTheirOwnerOnly() throws IOException {
        save(NOW, RESOURCES);

        assumeThat(Files.getFileStore(directory).supportsFileAttributeView("posix"))
                .isTrue();
        assertThat(permissions(directory)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(2).allMatch(it -> permissions(it).equals("rw-------"));
        }
    }

    @Test
    void halfWrittenFileOfACrashIsPassedOverAndReplaced() throws IOException {
        save(NOW, RESOURCES);
        Path unfinished = PrivateFiles.unfinished(file());
        Files.writeString(unfinished, "embedded-mesh last-kn");

        assertThat(load()).isPresent();
        save(NOW, resources("2"));

        assertThat(unfinished).doesNotExist();
        assertThat(load().orElseThrow().resources()).isEqualTo(resources("2"));
    }

    @Test
    void damagedFileIsSaidOnceAndReplaced() throws IOException {
        save(NOW, RESOURCES);
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(), bytes);

        assertThat(load()).isEmpty();
        save(NOW, RESOURCES);

        assertThat(warnings()).singleElement().asString().contains("cannot be used (it is damaged)");
        assertThat(load()).isPresent();
    }

    @Test
    void fileOfAnotherFormatIsReplaced() throws IOException {
        save(NOW, RESOURCES);
        Files.writeString(file(), "{}");

        assertThat(load()).isEmpty();
        save(NOW, RESOURCES);

        assertThat(load()).isPresent();
    }

    @Test
    void linkIsNotFollowed() throws IOException {
        save(NOW, RESOURCES);
        Path elsewhere = temporary.resolve("elsewhere");
        Files.move(file(), elsewhere);
        Files.createSymbolicLink(file(), elsewhere);

        assertThat(load()).isEmpty();
        assertThat(warnings()).singleElement().asString().contains("it is not a file");
    }

    @Test
    void fileOfAnotherNodeIsNotUsed() throws IOException {
        save(NOW, RESOURCES);
        Files.move(file(), file().resolveSibling("default_hello_9096.lkg"));

        FileCache other = cache("9096");

        assertThat(other.load(NOW)).isEmpty();
        assertThat(other.report().problem()).contains("it belongs to default/hello/9095");
    }

    @Test
    void whatAnotherControlPlaneSaidIsNotUsed() {
        save(NOW, RESOURCES);
        FileCache cache = opened(new FileCache(
                new CacheLocation(directory, "default", "hello", "9095", "other:15010", WEEK, Long.MAX_VALUE)));

        assertThat(cache.load(NOW)).isEmpty();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void fileIsUsedUpToItsAgeAndNotAfter() {
        save(NOW.minus(WEEK), RESOURCES);
        assertThat(load()).isPresent();

        save(NOW.minus(WEEK).minusMillis(1), RESOURCES);
        assertThat(load()).isEmpty();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void tooLargeConfigurationIsSaidOnceAndLeavesWhatWasThere() {
        save(NOW, RESOURCES);
        FileCache small = opened(
                new FileCache(new CacheLocation(directory, "default", "hello", "9095", "127.0.0.1:15010", WEEK, 500)));
        assertThat(small.load(NOW)).isPresent();

        small.save(NOW, List.of(resource("2", "x".repeat(500))));
        small.save(NOW, List.of(resource("3", "x".repeat(500))));
        small.close();

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("cannot be written")
                .contains("more than 500");
        assertThat(load().orElseThrow().resources()).isEqualTo(RESOURCES);
    }

    @Test
    void tooLargeFileIsNotRead() throws IOException {
        save(NOW, List.of(resource("1", "x".repeat(500))));
        FileCache small = opened(
                new FileCache(new CacheLocation(directory, "default", "hello", "9095", "127.0.0.1:15010", WEEK, 500)));

        assertThat(small.load(NOW)).isEmpty();
        assertThat(warnings()).singleElement().asString().contains("more than 500 bytes");
    }

    @Test
    void directoryThatCannotBeMadeIsSaidOnceAndStopsNothing() throws IOException {
        Files.writeString(temporary.resolve("not"), "a file");
        FileCache cache = cache("9095");

        assertThat(cache.load(NOW)).isEmpty();
        cache.save(NOW, RESOURCES);
        cache.save(NOW, RESOURCES);

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("cannot be written")
                .contains("goes on without");
        assertThat(cache.report().problem()).startsWith("cannot be written");
    }

    @Test
    void equalInstancesThatRunTogetherHaveAFileEach() {
        FileCache one = cache("9095");
        FileCache two = cache("9095");
        one.save(NOW, resources("1"));
        two.save(NOW, resources("2"));
        assertThat(one.report().file()).isNotEqualTo(two.report().file());
        one.close();
        two.close();

        assertThat(cache("9095").load(NOW).orElseThrow().resources()).isEqualTo(resources("1"));
        assertThat(cache("9095").load(NOW).orElseThrow().resources()).isEqualTo(resources("2"));
    }

    @Test
    void namesThatDifferHaveFilesThatDifferAndStayInTheDirectory() {
        assertThat(List.of(
                        location("default", "hello", "9095").fileName(),
                        location("default", "hello_9095", "").fileName(),
                        location("default", "../hello", "9095").fileName(),
                        location("default", ".._hello", "9095").fileName(),
                        location("default", "h".repeat(300), "1").fileName(),
                        location("default", "h".repeat(300), "2").fileName()))
                .doesNotHaveDuplicates()
                .allMatch(it -> it.matches("[A-Za-z0-9._-]{1,200}"));
    }

    private void save(Instant time, List<CachedResource> resources) {
        FileCache cache = new FileCache(location("default", "hello", "9095"));
        cache.save(time, resources);
        cache.close();
    }

    private Optional<CachedConfiguration> load() {
        FileCache cache = new FileCache(location("default", "hello", "9095"));
        Optional<CachedConfiguration> found = cache.load(NOW);
        cache.close();
        return found;
    }

    private FileCache cache(String instance) {
        return opened(new FileCache(location("default", "hello", instance)));
    }

    private FileCache opened(FileCache cache) {
        opened.add(cache);
        return cache;
    }

    private CacheLocation location(String namespace, String service, String instance) {
        return new CacheLocation(directory, namespace, service, instance, "127.0.0.1:15010", WEEK, 1 << 20);
    }

    private Path file() {
        return directory.resolve("default_hello_9095.lkg");
    }

    private static List<CachedResource> resources(String version) {
        return List.of(resource(version, "body"), new CachedResource("type", "absent", "", Optional.empty()));
    }

    private static CachedResource resource(String version, String body) {
        return new CachedResource("type", "name", version, Optional.of(ByteString.copyFromUtf8(body)));
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(it -> it.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
