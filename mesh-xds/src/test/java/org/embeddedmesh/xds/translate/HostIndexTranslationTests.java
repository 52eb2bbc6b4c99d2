package org.embeddedmesh.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.embeddedmesh.proto.v1.Host;
import org.embeddedmesh.proto.v1.HostIndex;
import org.embeddedmesh.proto.v1.Port;
import org.embeddedmesh.snapshot.OutboundTrafficPolicy;
import org.embeddedmesh.snapshot.Protocol;
import org.junit.jupiter.api.Test;

class HostIndexTranslationTests {

    @Test
    void hostsAreReadWithTheirPorts() {
        HostIndex message = HostIndex.newBuilder()
                .setDomainSuffix("mesh.local")
                .setOutboundTrafficPolicy(org.embeddedmesh.proto.v1.OutboundTrafficPolicy.REGISTRY_ONLY)
                .addHosts(Host.newBuilder()
                        .setName("A.default.svc.mesh.local")
                        .addPorts(port(80, org.embeddedmesh.proto.v1.Protocol.HTTP))
                        .addPorts(port(443, org.embeddedmesh.proto.v1.Protocol.TLS)))
                .build();

        var index = EnvoyTranslator.hostIndex(message.toByteString()).value();

        assertThat(index.hosts())
                .isEqualTo(Map.of("a.default.svc.mesh.local", Map.of(80, Protocol.HTTP, 443, Protocol.TLS)));
        assertThat(index.outboundTrafficPolicy()).isEqualTo(OutboundTrafficPolicy.REGISTRY_ONLY);
        assertThat(index.domainSuffix()).isEqualTo("mesh.local");
    }

    @Test
    void protocolThatIsNewerThanThisClientIsTcp() {
        HostIndex message = HostIndex.newBuilder()
                .addHosts(Host.newBuilder()
                        .setName("a")
                        .addPorts(Port.newBuilder().setNumber(80).setProtocolValue(99)))
                .build();

        Translated<org.embeddedmesh.snapshot.HostIndex> index = EnvoyTranslator.hostIndex(message.toByteString());

        assertThat(index.value().hosts()).isEqualTo(Map.of("a", Map.of(80, Protocol.TCP)));
        assertThat(index.ignoredFields()).containsExactly("hosts[0].ports[0].protocol: protocol 99 is taken as TCP");
    }

    @Test
    void hostWithoutNameIsRefused() {
        HostIndex message =
                HostIndex.newBuilder().addHosts(Host.getDefaultInstance()).build();

        assertThatThrownBy(() -> EnvoyTranslator.hostIndex(message.toByteString()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("hosts[0].name: is empty");
    }

    private static Port port(int number, org.embeddedmesh.proto.v1.Protocol protocol) {
        return Port.newBuilder().setNumber(number).setProtocol(protocol).build();
    }
}
