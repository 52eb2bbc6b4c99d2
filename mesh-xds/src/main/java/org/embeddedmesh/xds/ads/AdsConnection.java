package org.embeddedmesh.xds.ads;

import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.embeddedmesh.xds.ads.ConnectionState.Phase;
import org.embeddedmesh.xds.translate.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one delta ADS stream open, forever: opens it, answers on it, and opens the next one when it has ended. Used on
 * the loop, but for {@link #state()}.
 */
final class AdsConnection implements DeltaStream.Events {

    // A server that is stopped, or is gone behind a balancer, accepts connections and never says a word.
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final ControlPlaneChannel channel;
    private final MeshLoop loop;
    private final Backoff backoff;
    private final Requests requests;
    private final ResponseIntake intake;
    private final ConnectionLog log;
    private final RepeatedRefusals repeated = new RepeatedRefusals();
    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private volatile ConnectionState state;
    private @Nullable DeltaStream stream;
    private MeshLoop.Timer timer = MeshLoop.Timer.NONE;
    private boolean flushing;
    private boolean closed;

    /** @param intake takes what comes on the stream */
    AdsConnection(
            ControlPlaneChannel channel,
            MeshLoop loop,
            Backoff backoff,
            Requests requests,
            ResponseIntake intake,
            ConnectionLog log) {
        this.channel = channel;
        this.loop = loop;
        this.backoff = backoff;
        this.requests = requests;
        this.intake = intake;
        this.log = log;
        this.state = new ConnectionState(Phase.CONNECTING, loop.now(), "");
    }

    /** How it stands. Any thread. */
    ConnectionState state() {
        return state;
    }

    boolean isConnected() {
        return state.phase() == Phase.CONNECTED;
    }

    /** Tells the listener from now on; and at once, if there is a connection. */
    void addListener(ConnectionListener listener) {
        listeners.add(listener);
        if (isConnected()) {
            listener.connected();
        }
    }

    void connect() {
        if (closed) {
            return;
        }
        channel.forgetFailure();
        DeltaStream opened;
        try {
            opened = DeltaStream.open(channel, this);
        } catch (IllegalStateException e) {
            // gRPC may still be about to become idle, on another thread, and takes no call in that moment.
            lost(String.valueOf(e.getMessage()), false, false);
            loop.after(backoff.next(), this::connect);
            return;
        }
        stream = opened;
        timer = loop.after(CONNECT_TIMEOUT, () -> giveUp(opened));
        requests.first().forEach(opened::send);
    }

    /** Sends what has changed of the subscriptions, once what runs now is through. */
    void flushSoon() {
        if (!flushing) {
            flushing = true;
            loop.execute(this::flush);
        }
    }

    /** Ends the stream in good order and opens no other. */
    void close() {
        closed = true;
        timer.cancel();
        listeners.forEach(ConnectionListener::disconnected);
        Optional.ofNullable(stream).ifPresent(DeltaStream::halfClose);
    }

    @Override
    public void ready(DeltaStream which) {
        if (which == stream && !isConnected()) {
            state = state.connected(loop.now());
            log.joined();
            timer.cancel();
            timer = loop.after(Backoff.STEADY, log::steady);
            listeners.forEach(ConnectionListener::connected);
        }
    }

    @Override
    public void response(DeltaStream which, DeltaDiscoveryResponse response) {
        if (which != stream || closed) {
            return;
        }
        ready(which);
        List<Refusal> refusals = ResourceType.of(response.getTypeUrl())
                .map(it -> intake.take(it, response))
                .orElse(List.of());
        DeltaDiscoveryRequest answer = Requests.answer(response.getTypeUrl(), response.getNonce(), refusals);
        Duration wait = repeated.wait(response.getTypeUrl(), refusals);
        if (wait.isZero()) {
            which.send(answer);
        } else {
            loop.after(wait, () -> answerLate(which, answer));
        }
    }

    @Override
    public void ended(DeltaStream which, StreamEnd end) {
        if (which != stream) {
            return;
        }
        stream = null;
        timer.cancel();
        if (closed) {
            return;
        }
        Duration lived = isConnected() ? Duration.between(state.since(), loop.now()) : Duration.ZERO;
        backoff.lived(lived);
        boolean rotated = end.isClean() && (which.answered() || Backoff.isSteady(lived)) && backoff.isFresh();
        lost(end.reason(), rotated, Backoff.isSteady(lived));
        Duration wait = rotated ? backoff.prompt() : backoff.next();
        loop.after(wait.plus(end.pushback()), this::connect);
    }

    private void giveUp(DeltaStream unanswered) {
        unanswered.cancel("no connection within " + CONNECT_TIMEOUT.toSeconds() + " s");
        channel.abandon();
    }

    private void answerLate(DeltaStream which, DeltaDiscoveryRequest answer) {
        if (which == stream && !closed) {
            which.send(answer);
        }
    }

    private void lost(String reason, boolean rotated, boolean steady) {
        boolean wasConnected = isConnected();
        state = state.disconnected(loop.now(), reason);
        if (!wasConnected) {
            log.unreachable(reason);
            return;
        }
        if (rotated) {
            log.rotated();
        } else {
            log.lost(reason, steady);
        }
        listeners.forEach(ConnectionListener::disconnected);
    }

    private void flush() {
        flushing = false;
        DeltaStream open = stream;
        if (open != null && !closed) {
            requests.changes().forEach(open::send);
        }
    }
}
