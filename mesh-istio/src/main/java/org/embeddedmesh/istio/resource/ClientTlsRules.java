package org.embeddedmesh.istio.resource;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in TLS towards endpoints. */
final class ClientTlsRules {

    private final Problems problems;

    ClientTlsRules(Problems problems) {
        this.problems = problems;
    }

    void check(@Nullable ClientTlsSettings tls, String path) {
        if (tls == null) {
            return;
        }
        boolean mutual = tls.mode().equals("MUTUAL");
        if (!mutual && !tls.mode().equals("SIMPLE")) {
            return;
        }
        boolean credential = !tls.credentialName().isEmpty();
        if (Boolean.TRUE.equals(tls.insecureSkipVerify())
                && (!tls.caCertificates().isEmpty() || !tls.subjectAltNames().isEmpty() || credential && !mutual)) {
            problems.invalid(
                    path + ".insecureSkipVerify", true, "nothing to verify by can be set beside insecureSkipVerify");
        }
        if (credential) {
            boolean files = Stream.of(tls.clientCertificate(), tls.privateKey(), tls.caCertificates(), tls.caCrl())
                    .anyMatch(it -> !it.isEmpty());
            if (files) {
                problems.invalid(
                        path + ".credentialName",
                        tls.credentialName(),
                        "no certificates can be set beside credentialName");
            }
        } else if (mutual) {
            checkPresent(tls.clientCertificate(), path + ".clientCertificate", "client certificate");
            checkPresent(tls.privateKey(), path + ".privateKey", "private key");
        }
    }

    private void checkPresent(String value, String path, String name) {
        if (value.isEmpty()) {
            problems.required(path, name + " required for mutual tls");
        }
    }
}
