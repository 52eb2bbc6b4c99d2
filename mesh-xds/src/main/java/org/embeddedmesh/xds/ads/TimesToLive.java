package org.embeddedmesh.xds.ads;

import com.google.protobuf.Duration;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Resources of one type that live only as long as the control plane says so again. Used on the loop. */
final class TimesToLive {

    private final MeshLoop loop;
    private final Consumer<String> onEnd;
    private final Map<String, MeshLoop.Timer> timers = new HashMap<>();

    /** @param onEnd learns the name of each resource whose time is over */
    TimesToLive(MeshLoop loop, Consumer<String> onEnd) {
        this.loop = loop;
        this.onEnd = onEnd;
    }

    /** The control plane said it, or said it again; without a time it lives until it is removed. */
    void said(Resource resource) {
        forget(resource.getName());
        if (resource.hasTtl()) {
            timers.put(resource.getName(), loop.after(time(resource.getTtl()), () -> {
                timers.remove(resource.getName());
                onEnd.accept(resource.getName());
            }));
        }
    }

    void forget(String name) {
        timers.getOrDefault(name, MeshLoop.Timer.NONE).cancel();
        timers.remove(name);
    }

    private static java.time.Duration time(Duration ttl) {
        return java.time.Duration.ofSeconds(ttl.getSeconds(), ttl.getNanos());
    }
}
