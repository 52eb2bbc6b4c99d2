package org.embeddedmesh.server.ads;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.grpc.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.embeddedmesh.istio.translate.ResourceType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One ADS stream. Used by the ADS thread only. */
final class ClientStream<Q, R> implements StreamEvents, PushTarget {

    private static final Logger log = LoggerFactory.getLogger(ClientStream.class);

    /** Types that a translation knows come in the order in which a push sends them: clusters, endpoints, listeners, routes. */
    private static final Comparator<String> PUSH_ORDER = Comparator.comparing((String typeUrl) ->
                    ResourceType.of(typeUrl).map(Enum::ordinal).orElse(Integer.MAX_VALUE))
            .thenComparing(Comparator.naturalOrder());

    private final Variant<Q, R> variant;
    private final Responses<R> responses;
    private final ResourceTables tables;
    private final PushQueue queue;
    private final RefusalLog refusals;
    private final RefusedClients refusedClients;
    private final Arrivals arrivals;
    private final RequestRules rules;
    private final Limits limits;
    private final Clock clock;
    private final String address;
    private final Instant since;
    private final TreeMap<String, Subscription<Q, R>> subscriptions = new TreeMap<>(PUSH_ORDER);
    private String nodeId = "";
    private @Nullable Client client;
    private @Nullable ResourceTable table;
    private boolean pushing;
    private boolean closed;
    private long nonces;

    ClientStream(Variant<Q, R> variant, Responses<R> responses, String address, StreamContext context) {
        this.variant = variant;
        this.responses = responses;
        this.address = address;
        this.tables = context.tables();
        this.queue = context.queue();
        this.limits = context.limits();
        this.rules = new RequestRules(limits);
        this.clock = context.clock();
        this.arrivals = context.arrivals();
        this.refusedClients = context.refusedClients();
        this.refusals = new RefusalLog(context.reported());
        this.since = clock.instant();
    }

    void receive(Q request) {
        if (closed || (table == null && !identify(variant.node().apply(request)))) {
            return;
        }
        String typeUrl = variant.typeUrl().apply(request);
        Optional<Status> objection = objection(typeUrl, request);
        if (objection.isPresent()) {
            refuse(objection.get());
            return;
        }
        subscription(typeUrl).receive(request);
        if (size() > limits.subscriptions()) {
            refuse(rules.tooMany());
            return;
        }
        flush();
    }

    private Optional<Status> objection(String typeUrl, Q request) {
        return rules.objection(variant.size().applyAsInt(request))
                .or(() -> rules.objection(typeUrl, subscriptions.keySet()))
                .or(() -> variant.names().apply(request).stream()
                        .map(rules::objection)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private boolean identify(Optional<Node> node) {
        nodeId = node.map(Node::getId).orElse("");
        Optional<ClientKind> kind = node.flatMap(ClientKind::of);
        if (kind.isEmpty()) {
            refuse(node.isEmpty() ? NodeErrors.missing() : NodeErrors.unknownKind(node.get()));
            return false;
        }
        Optional<Status> objection = rules.objection(node.get());
        if (objection.isPresent()) {
            refuse(objection.get());
            return false;
        }
        client = Client.of(node.get(), kind.get());
        if (!arrivals.admit(client.node())) {
            refuse(NodeErrors.tooManyStreams(limits));
            return false;
        }
        table = tables.join(client);
        return true;
    }

    /** Whether it has said who it is, or is gone. */
    boolean isSettled() {
        return closed || table != null;
    }

    private Subscription<Q, R> subscription(String typeUrl) {
        ResourceTable joined = Objects.requireNonNull(table);
        return subscriptions.computeIfAbsent(
                typeUrl, it -> variant.subscriptions().subscription(joined.type(it), this, limits));
    }

    private int size() {
        return subscriptions.values().stream()
                .mapToInt(it -> it.interest.size())
                .sum();
    }

    @Override
    public void changed() {
        queue.add(this);
    }

    @Override
    public void refused(Refusal refusal) {
        refusals.add(client == null ? "" : client.node(), refusal);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** Sends what changed, and what more comes until all of that is sent. A failure is this stream's own. */
    @Override
    public void push() {
        pushing = true;
        try {
            flush();
        } catch (RuntimeException e) {
            log.error("closing a stream that failed", e);
            fail(e);
        }
    }

    void flush() {
        if (closed || !reply()) {
            return;
        }
        if (pushing && push(Phase.UPDATES, subscriptions) && push(Phase.REMOVALS, subscriptions.descendingMap())) {
            pushing = false;
            queue.pushed(this);
        }
    }

    private boolean reply() {
        return subscriptions.values().stream().allMatch(it -> send(() -> it.reply(nextNonce())));
    }

    private boolean push(Phase phase, Map<String, Subscription<Q, R>> inOrder) {
        return inOrder.values().stream().allMatch(it -> send(() -> it.push(phase, nextNonce())));
    }

    /** Whether all of it was sent; if not, the client is slow, and the rest goes out when it is ready again. */
    private boolean send(Supplier<Optional<R>> parts) {
        while (responses.isReady()) {
            Optional<R> part = parts.get();
            if (part.isEmpty()) {
                return true;
            }
            responses.send(part.get());
        }
        return false;
    }

    private String nextNonce() {
        return Long.toString(++nonces);
    }

    /** Asks the client to come again, here or elsewhere. */
    void complete() {
        if (leave()) {
            responses.complete();
        }
    }

    void refuse(Status status) {
        if (leave()) {
            refusedClients.add(nodeId, address, status);
            responses.refuse(status);
        }
    }

    void fail(RuntimeException cause) {
        refuse(Status.INTERNAL
                .withDescription("the server failed on this stream")
                .withCause(cause));
    }

    /** The client is gone; false: it was before. */
    boolean leave() {
        if (closed) {
            return false;
        }
        closed = true;
        subscriptions.values().forEach(Subscription::close);
        if (client != null && table != null) {
            tables.leave(client);
        }
        queue.remove(this);
        return true;
    }

    boolean isOneOf(ClientFilter filter) {
        return table != null && client != null && filter.matches(client);
    }

    /** Empty before the first request. */
    Optional<ClientStatus> status() {
        return Optional.ofNullable(table == null ? null : client)
                .map(it -> new ClientStatus(
                        it.node(),
                        it.service(),
                        it.scope().namespace(),
                        it.scope().labels(),
                        it.kind(),
                        variant.name(),
                        address,
                        since,
                        subscriptions.values().stream()
                                .map(Subscription::status)
                                .toList(),
                        subscriptions.values().stream()
                                .flatMap(Subscription::unsupported)
                                .distinct()
                                .toList(),
                        refusals.latest()));
    }
}
