package org.embeddedmesh.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.embeddedmesh.http.Authority;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostIndexTests {

    private static final String HELLO = "hello.default.svc.cluster.local";

    private final HostIndex index = new HostIndex(
            Map.of(
                    HELLO,
                    Map.of(9095, Protocol.HTTP),
                    "hello.other.svc.cluster.local",
                    Map.of(80, Protocol.HTTP),
                    "*.example.com",
                    Map.of(80, Protocol.HTTP),
                    "*.api.example.com",
                    Map.of(80, Protocol.HTTP),
                    "www.example.com",
                    Map.of(443, Protocol.HTTPS),
                    "10.1.2.3",
                    Map.of(80, Protocol.HTTP),
                    "::1",
                    Map.of(80, Protocol.HTTP)),
            OutboundTrafficPolicy.ALLOW_ANY,
            "cluster.local");

    @ParameterizedTest(name = "{0}:{1} -> {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "hello, 9095, hello.default.svc.cluster.local",
                "HELLO., 9095, hello.default.svc.cluster.local",
                "hello.default, 9095, hello.default.svc.cluster.local",
                "hello.default.svc, 9095, hello.default.svc.cluster.local",
                "hello.default.svc.cluster.local, 9095, hello.default.svc.cluster.local",
                "hello.default.svc.cluster.local., 9095, hello.default.svc.cluster.local",
                "hello, 80, -",
                "hello.other, 80, hello.other.svc.cluster.local",
                "stranger, 9095, -",
                "a.example.com, 80, *.example.com",
                "a.b.example.com, 80, *.example.com",
                "a.api.example.com, 80, *.api.example.com",
                "example.com, 80, -",
                "www.example.com, 443, www.example.com",
                "www.example.com, 80, *.example.com",
                "10.1.2.3, 80, 10.1.2.3",
                "[::1], 80, ::1"
            })
    void hostIsResolvedInTheNamespaceThenByWildcard(String host, int port, String expected) {
        assertThat(index.resolve(host, port, "default").map(Authority::host).orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"default, false", "other, true"})
    void shortNameIsOfTheOwnNamespace(String namespace, boolean found) {
        assertThat(index.resolve("hello", 80, namespace).isPresent()).isEqualTo(found);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "Rule.default.svc.cluster.local, true",
        "rule.default.svc.cluster.local., false",
        "rule, false",
        "rule.default, false",
        "[::2], true"
    })
    void hostThatHasNoShortFormIsCalledByItsNameOnly(String host, boolean found) {
        Map<Integer, Protocol> http = Map.of(80, Protocol.HTTP);
        HostIndex rules = new HostIndex(
                Map.of("rule.default.svc.cluster.local", http, "::2", http),
                Set.of("rule.default.svc.cluster.local", "::2"),
                OutboundTrafficPolicy.ALLOW_ANY,
                "cluster.local");

        assertThat(rules.resolve(host, 80, "default").isPresent()).isEqualTo(found);
        assertThat(rules.ports(host, "default").isEmpty()).isNotEqualTo(found);
    }
}
