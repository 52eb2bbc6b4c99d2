package org.embeddedmesh.server.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import org.embeddedmesh.proto.v1.Workload;
import org.embeddedmesh.proto.v1.WorkloadPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadReaderTests {

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of(workload().setService("Shop"), "service name 'Shop'"),
                Arguments.of(workload().setService("a.b"), "service name 'a.b'"),
                Arguments.of(workload().setService(""), "service name ''"),
                Arguments.of(workload().setService("a".repeat(64)), "at most 63"),
                Arguments.of(workload().setNamespace(""), "namespace ''"),
                Arguments.of(workload().setAddress("0.0.0.0"), "mesh.instance.address"),
                Arguments.of(workload().setAddress("::"), "mesh.instance.address"),
                Arguments.of(workload().setAddress("a b"), "neither an IP address nor a host name"),
                Arguments.of(workload().clearPorts(), "1 to 100 ports, not 0"),
                Arguments.of(workload().setPorts(0, port().setServicePort(0)), "service port 0"),
                Arguments.of(workload().setPorts(0, port().setTargetPort(65_536)), "target port 65536"),
                Arguments.of(workload().setPorts(0, port().setTargetPort(-1)), "target port 4294967295"),
                Arguments.of(workload().setPorts(0, port().setName("")), "port name ''"),
                Arguments.of(workload().setPorts(0, port().setProtocol("SMTP")), "protocol 'SMTP'"),
                Arguments.of(workload().addPorts(port().setServicePort(81)), "two ports have the name 'http'"),
                Arguments.of(workload().addPorts(port().setName("more")), "two ports are service port 80"),
                Arguments.of(workload().setLocality("a/b/c/d"), "mesh.instance.locality"),
                Arguments.of(workload().putLabels("k", "v".repeat(513)), "more than 512 characters"));
    }

    @ParameterizedTest
    @MethodSource
    void invalid(Workload.Builder workload, String message) {
        assertThatExceptionOfType(InvalidWorkloadException.class)
                .isThrownBy(() -> WorkloadReader.read(workload.build(), "10.0.0.2"))
                .withMessageContaining(message);
    }

    @Test
    void addressOfTheConnectionIsTakenWhenNoneIsSaid() {
        Announcement announcement =
                WorkloadReader.read(workload().clearAddress().build(), "10.0.0.2");
        assertThat(announcement.workload().address()).isEqualTo("10.0.0.2");
        assertThat(announcement.key()).isEqualTo("default/shop-10.0.0.2-8080");
    }

    @Test
    void colonsOfAnIpv6AddressAreDashesInTheName() {
        Announcement announcement =
                WorkloadReader.read(workload().setAddress("2001:DB8::1").build(), "");
        assertThat(announcement.workload().name()).isEqualTo("shop-2001-db8--1-8080");
        assertThat(announcement.workload().address()).isEqualTo("2001:db8::1");
    }

    @Test
    void addressThatNobodyKnowsIsRefused() {
        assertThatExceptionOfType(InvalidWorkloadException.class)
                .isThrownBy(() -> WorkloadReader.read(workload().clearAddress().build(), ""))
                .withMessageContaining("mesh.instance.address");
    }

    private static Workload.Builder workload() {
        return RegistryFixture.workload();
    }

    private static WorkloadPort.Builder port() {
        return RegistryFixture.port(80, 8080);
    }
}
