package org.embeddedmesh.xds.ads;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.embeddedmesh.xds.translate.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Holds back for ten seconds what takes away most of what is in use at once: all hosts of the index; or more than half, and
 * at least five, of its hosts, of the listeners, of the clusters, or of the clusters with endpoints. By then every workload
 * has come back to a control plane that lost its memory. What is still gone is taken at its word; what the end of the
 * stream cut short is asked for anew. Used on the loop.
 */
final class RemovalGuard implements ResourceSink, ConnectionListener {

    private static final Logger log = LoggerFactory.getLogger(RemovalGuard.class);

    private static final Duration HOLD = Duration.ofSeconds(10);

    private final ResourceSink next;
    private final Subscriptions subscriptions;
    private final MeshLoop loop;
    private final Belongings belongings;
    private final Map<Key, Optional<ByteString>> losses = new LinkedHashMap<>();
    private final Map<Key, Held> held = new LinkedHashMap<>();
    private boolean holding;
    private boolean said;
    private MeshLoop.Timer timer = MeshLoop.Timer.NONE;

    RemovalGuard(ResourceSink next, Subscriptions subscriptions, MeshLoop loop) {
        this.next = next;
        this.subscriptions = subscriptions;
        this.loop = loop;
        this.belongings = new Belongings(subscriptions);
    }

    @Override
    public List<String> updated(ResourceType type, String name, ByteString body) {
        Key key = new Key(type, name);
        if (belongings.isLoss(type, name, body)) {
            losses.put(key, Optional.of(body));
            return List.of();
        }
        List<String> ignored = next.updated(type, name, body);
        belongings.updated(type, name, body);
        held.remove(key);
        return ignored;
    }

    @Override
    public void removed(ResourceType type, String name) {
        if (belongings.isLoss(type, name)) {
            losses.put(new Key(type, name), Optional.empty());
        } else {
            next.removed(type, name);
        }
    }

    @Override
    public void settle() {
        if (!holding && belongings.areMostIn(losses.keySet())) {
            begin();
        }
        Map<Key, Optional<ByteString>> now = new LinkedHashMap<>(losses);
        losses.clear();
        now.forEach(holding ? this::hold : this::apply);
        next.settle();
    }

    @Override
    public void connected() {}

    @Override
    public void disconnected() {
        timer.cancel();
        holding = false;
        held.clear();
    }

    private void begin() {
        holding = true;
        timer = loop.after(HOLD, this::release);
        log.atLevel(said ? Level.DEBUG : Level.WARN)
                .log(
                        "mesh: the control plane takes away most of what is in use ({}); that happens in {} s, unless it comes back",
                        summary(losses.keySet()),
                        HOLD.toSeconds());
        said = true;
    }

    private void hold(Key key, Optional<ByteString> body) {
        subscriptions.get(key.type(), key.name()).ifPresent(it -> {
            held.put(key, new Held(body, it));
            // Without a version: whoever serves the next stream shall say it again.
            subscriptions.put(it.heldBack());
        });
    }

    private void release() {
        holding = false;
        said = false;
        Map<Key, Held> due = new LinkedHashMap<>(held);
        held.clear();
        if (due.isEmpty()) {
            return;
        }
        log.warn("mesh: the control plane stands by it; gone is {}", summary(due.keySet()));
        due.forEach((key, loss) -> {
            if (subscriptions.get(key.type(), key.name()).isPresent()) {
                apply(key, loss.body());
                subscriptions.put(loss.said());
            }
        });
        next.settle();
    }

    private void apply(Key key, Optional<ByteString> body) {
        if (body.isPresent()) {
            next.updated(key.type(), key.name(), body.get());
            belongings.updated(key.type(), key.name(), body.get());
        } else {
            next.removed(key.type(), key.name());
            belongings.removed(key.type(), key.name());
        }
        held.remove(key);
    }

    private static String summary(Set<Key> keys) {
        return keys.stream()
                .collect(Collectors.groupingBy(it -> it.type().shortName(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(it -> it.getValue() + " " + it.getKey())
                .collect(Collectors.joining(", "));
    }

    record Key(ResourceType type, String name) {}

    /** @param said what the control plane says of the resource, to be told once it is so */
    private record Held(Optional<ByteString> body, SubscribedResource said) {}
}
