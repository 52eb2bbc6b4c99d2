package org.embeddedmesh.xds.ads;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.embeddedmesh.xds.cache.CachedResource;
import org.embeddedmesh.xds.translate.ResourceType;

/** Remembers the bytes of what was taken, for the cache. Used on the loop. */
final class KeptResources implements ResourceSink {

    private static final ByteString PRIVATE_KEY = ByteString.copyFromUtf8("PRIVATE KEY-----");

    private final ResourceSink next;
    private final Subscriptions subscriptions;
    private final Map<ResourceType, Map<String, Optional<ByteString>>> bodies = new EnumMap<>(ResourceType.class);
    private Runnable onChange = () -> {};
    private boolean changed;

    KeptResources(ResourceSink next, Subscriptions subscriptions) {
        this.next = next;
        this.subscriptions = subscriptions;
        for (ResourceType type : ResourceType.values()) {
            bodies.put(type, new HashMap<>());
        }
    }

    /** Runs from now on after each response that changed something. */
    void onChange(Runnable listener) {
        onChange = listener;
    }

    /** What is subscribed, as it came; all else is forgotten. */
    List<CachedResource> resources() {
        List<CachedResource> resources = new ArrayList<>();
        bodies.forEach((type, kept) -> {
            kept.keySet().removeIf(it -> subscriptions.get(type, it).isEmpty());
            for (SubscribedResource resource : subscriptions.of(type)) {
                Optional<ByteString> body = kept.get(resource.name());
                if (body != null) {
                    resources.add(new CachedResource(type.typeUrl(), resource.name(), resource.version(), body));
                }
            }
        });
        return resources;
    }

    @Override
    public List<String> updated(ResourceType type, String name, ByteString body) {
        List<String> ignored = next.updated(type, name, body);
        changed = true;
        if (hasPrivateKey(body)) {
            of(type).remove(name);
        } else {
            of(type).put(name, Optional.of(body));
        }
        return ignored;
    }

    @Override
    public void removed(ResourceType type, String name) {
        next.removed(type, name);
        changed = true;
        switch (type) {
            case LISTENER, CLUSTER -> of(type).put(name, Optional.empty());
            // These stay in use when they are there.
            case HOST_INDEX, ROUTE_CONFIGURATION, LOAD_ASSIGNMENT -> of(type).putIfAbsent(name, Optional.empty());
        }
    }

    @Override
    public void settle() {
        next.settle();
        if (changed) {
            changed = false;
            onChange.run();
        }
    }

    // Keys come by no resource that is asked for; a foreign control plane could still write one into a cluster.
    private static boolean hasPrivateKey(ByteString body) {
        for (int i = 0; i <= body.size() - PRIVATE_KEY.size(); i++) {
            if (body.byteAt(i) == PRIVATE_KEY.byteAt(0)
                    && body.substring(i, i + PRIVATE_KEY.size()).equals(PRIVATE_KEY)) {
                return true;
            }
        }
        return false;
    }

    private Map<String, Optional<ByteString>> of(ResourceType type) {
        return Objects.requireNonNull(bodies.get(type));
    }
}
