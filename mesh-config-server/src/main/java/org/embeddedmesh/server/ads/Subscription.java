package org.embeddedmesh.server.ads;

import com.google.rpc.Status;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.embeddedmesh.istio.translate.Unsupported;

/**
 * One type on one stream: what the client wants, what it has, and what is due. Names are due for one of two reasons: the client
 * asked and is owed an answer, or the resource changed.
 *
 * @param <Q> requests
 * @param <R> responses
 */
abstract class Subscription<Q, R> implements Subscriber {

    final TypeTable table;
    final Interest interest;
    final Ledger ledger = new Ledger();
    final Set<String> owed = new LinkedHashSet<>();
    final Set<String> changed = new LinkedHashSet<>();
    private final StreamEvents events;

    Subscription(TypeTable table, StreamEvents events) {
        this.table = table;
        this.interest = new Interest(table, this);
        this.events = events;
        table.joined();
    }

    abstract void receive(Q request);

    /** The next part of what is owed; empty: nothing is. */
    abstract Optional<R> reply(String nonce);

    /** The next part of what changed; empty: nothing more in this phase. */
    abstract Optional<R> push(Phase phase, String nonce);

    @Override
    public final void changed(String name) {
        if (changed.add(name)) {
            events.changed();
        }
    }

    final void answered(String nonce, Optional<Status> error) {
        ledger.answered(nonce)
                .ifPresent(versions -> error.ifPresentOrElse(
                        status -> refused(versions, Nack.of(status, table.typeUrl(), versions.keySet())),
                        () -> versions.forEach(ledger::accepted)));
    }

    private void refused(Map<String, String> versions, Nack nack) {
        versions.forEach((name, version) -> {
            List<Nack.Violation> violations = nack.about(name);
            if (violations.isEmpty()) {
                ledger.accepted(name, version);
            } else if (!ledger.accepted(name).equals(Optional.of(version))) {
                violations.forEach(violation -> ledger.refused(name, refusal(name, version, violation)));
            }
        });
        nack.violations()
                .forEach(violation -> events.refused(
                        refusal(violation.resource(), versions.getOrDefault(violation.resource(), ""), violation)));
    }

    private Refusal refusal(String name, String version, Nack.Violation violation) {
        return new Refusal(
                events.now(), Nack.shortName(table.typeUrl()), name, version, violation.field(), violation.reason());
    }

    final void forget(String name) {
        ledger.forget(name);
        owed.remove(name);
        changed.remove(name);
    }

    final Stream<Unsupported> unsupported() {
        return names().stream().flatMap(name -> table.unsupported(name).stream());
    }

    final TypeStatus status() {
        return new TypeStatus(
                table.typeUrl(),
                interest.wildcard(),
                owed.size() + changed.size(),
                ledger.unanswered(),
                names().stream().map(name -> ResourceStatus.of(name, ledger)).toList());
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(interest.names());
        names.addAll(ledger.sent().keySet());
        return names;
    }

    final void close() {
        interest.close();
        table.left();
    }
}
