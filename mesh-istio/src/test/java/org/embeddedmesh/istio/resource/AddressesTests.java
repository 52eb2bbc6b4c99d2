package org.embeddedmesh.istio.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AddressesTests {

    @Test
    void addressesAreIpv4OrIpv6() {
        assertThat(Stream.of("0.0.0.0", "10.0.0.255", "::", "::1", "fe80::1", "1:2:3:4:5:6:7:8", "1::", "1:2::7:8"))
                .allMatch(Addresses::isAddress);
        assertThat(Stream.of("::ffff:10.0.0.1", "1:2:3:4:5:6:10.0.0.1")).allMatch(Addresses::isAddress);
    }

    @Test
    void whatOnlyLooksLikeAnAddressIsNone() {
        assertThat(Stream.of("", "10.0.0", "10.0.0.256", "10.0.0.01", "1.2.3.4.5", "a.b.c.d"))
                .noneMatch(Addresses::isAddress);
        assertThat(Stream.of("cafe:80", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::"))
                .noneMatch(Addresses::isAddress);
        assertThat(Stream.of("::1:2:3:4:5:6:7:8", "10.0.0.1::", "1:2:3:4:5:6:7:10.0.0.1", "[::1]", "fe80::1%eth0"))
                .noneMatch(Addresses::isAddress);
    }

    @Test
    void aRangeHasNoMoreBitsThanItsAddress() {
        assertThat(Stream.of("10.0.0.1", "10.0.0.0/0", "10.0.0.0/32", "::/128")).allMatch(Addresses::isRange);
        assertThat(Stream.of("10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/08", "10.0.0.0/8/8", "/8", "a/8"))
                .noneMatch(Addresses::isRange);
    }
}
