package org.embeddedmesh.xds.ads;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.xds.cache.CacheReport;
import org.embeddedmesh.xds.cache.CachedConfiguration;
import org.embeddedmesh.xds.cache.CachedResource;
import org.embeddedmesh.xds.cache.ConfigurationCache;
import org.embeddedmesh.xds.translate.ResourceType;

/** What one life keeps, the next one finds. */
final class MemoryCache implements ConfigurationCache {

    private Optional<CachedConfiguration> kept = Optional.empty();

    @Override
    public Optional<CachedConfiguration> load(Instant now) {
        return kept;
    }

    @Override
    public void save(Instant time, List<CachedResource> resources) {
        kept = Optional.of(new CachedConfiguration("default/a/1", "127.0.0.1:15010", time, resources));
    }

    @Override
    public CacheReport report() {
        return new CacheReport(true, kept.map(CachedConfiguration::time), 0, "", "");
    }

    @Override
    public void close() {}

    Instant time() {
        return kept.orElseThrow().time();
    }

    List<CachedResource> resources() {
        return kept.map(CachedConfiguration::resources).orElse(List.of());
    }

    /** Type and name of what is kept. */
    List<String> names() {
        return resources().stream()
                .map(it -> ResourceType.of(it.type()).orElseThrow() + " " + it.name())
                .toList();
    }

    String version(ResourceType type, String name) {
        return resources().stream()
                .filter(it -> it.type().equals(type.typeUrl()) && it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .version();
    }
}
