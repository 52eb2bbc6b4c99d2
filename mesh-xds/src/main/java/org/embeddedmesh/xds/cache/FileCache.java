package org.embeddedmesh.xds.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last known good as a file of this instance, which is nobody else's. */
public final class FileCache implements ConfigurationCache {

    private static final Logger log = LoggerFactory.getLogger(FileCache.class);

    private final CacheLocation location;
    private volatile CacheReport report = CacheReport.EMPTY;
    private @Nullable CacheSlot slot;

    /** Touches nothing yet. */
    public FileCache(CacheLocation location) {
        this.location = location;
    }

    @Override
    public Optional<CachedConfiguration> load(Instant now) {
        try {
            return Files.isDirectory(location.directory()) ? read(slot(), now) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            failed("cannot be used", e);
            return Optional.empty();
        }
    }

    @Override
    public void save(Instant time, List<CachedResource> resources) {
        CachedConfiguration configuration =
                new CachedConfiguration(location.node(), location.server(), time, resources);
        try {
            byte[] bytes = CacheFormat.write(configuration);
            if (bytes.length > location.maxBytes()) {
                throw new UnusableCacheException(
                        bytes.length + " bytes are more than " + location.maxBytes() + "; what it holds stays");
            }
            PrivateFiles.createDirectory(location.directory());
            CacheSlot own = slot();
            PrivateFiles.replace(own.file(), bytes);
            report = report.holding(configuration, own.file().toString());
        } catch (IOException | RuntimeException e) {
            failed("cannot be written", e);
        }
    }

    @Override
    public CacheReport report() {
        return report;
    }

    @Override
    public void close() {
        try {
            if (slot != null) {
                slot.close();
            }
        } catch (IOException e) {
            log.debug("mesh: the cache's lock", e);
        }
    }

    private Optional<CachedConfiguration> read(CacheSlot own, Instant now) throws IOException {
        if (!own.exists()) {
            return Optional.empty();
        }
        CachedConfiguration found = CacheFormat.read(PrivateFiles.read(own.file(), location.maxBytes()));
        if (!found.node().equals(location.node())) {
            throw new UnusableCacheException("it belongs to " + found.node());
        }
        if (!found.server().equals(location.server())) {
            log.info("mesh: the cache {} is not used: control plane {} said it", own.file(), found.server());
            return Optional.empty();
        }
        if (found.time().plus(location.maxAge()).isBefore(now)) {
            log.info("mesh: the cache {} is not used: it is of {}", own.file(), found.time());
            return Optional.empty();
        }
        report = report.holding(found, own.file().toString());
        return Optional.of(found);
    }

    private CacheSlot slot() throws IOException {
        CacheSlot own = slot;
        if (own == null) {
            own = CacheSlot.open(location.directory(), location.fileName());
            slot = own;
        }
        return own;
    }

    private void failed(String what, Exception why) {
        boolean said = !report.problem().isEmpty();
        report = report.failed(what + ": " + reason(why));
        if (!said) {
            log.warn(
                    "mesh: the cache of the last known good in {} {} ({}); the mesh goes on without it",
                    location.directory(),
                    what,
                    reason(why));
        }
    }

    private static String reason(Exception why) {
        return why instanceof UnusableCacheException ? String.valueOf(why.getMessage()) : why.toString();
    }
}
