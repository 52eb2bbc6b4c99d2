package org.embeddedmesh.server.ads;

import java.util.Optional;

/**
 * One resource as one client has it.
 *
 * @param sent version last sent; empty: the client was told that there is none, or waits for it
 * @param accepted version in use, as far as the client said
 * @param refused version that it did not take; empty: none
 */
public record ResourceStatus(String name, Optional<String> sent, Optional<String> accepted, Optional<String> refused) {

    static ResourceStatus of(String name, Ledger ledger) {
        return new ResourceStatus(
                name,
                ledger.sent(name).filter(version -> !version.equals(Ledger.ABSENT)),
                ledger.accepted(name),
                ledger.refused(name).map(Refusal::version));
    }
}
