package org.embeddedmesh.istio.translate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Ranges of addresses, as rules write them: an IP address, perhaps with a number of bits. */
final class Subnets {

    private Subnets() {}

    /** Whether an address lies in one of them. */
    static boolean contain(List<String> subnets, String address) {
        return subnets.stream().anyMatch(it -> contains(it, address));
    }

    private static boolean contains(String subnet, String address) {
        int slash = subnet.indexOf('/');
        byte[] network = bytes(slash < 0 ? subnet : subnet.substring(0, slash));
        byte[] asked = bytes(address);
        if (network.length != asked.length) {
            return false;
        }
        int bits = slash < 0 ? network.length * 8 : bits(subnet, slash, network);
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((network[i / 8] & mask) != (asked[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Java reads an IPv4 address that is written as one of IPv6 as what it means. */
    private static int bits(String subnet, int slash, byte[] network) {
        int bits = Integer.parseInt(subnet.substring(slash + 1));
        boolean mapped = network.length == 4 && subnet.indexOf(':') >= 0;
        return mapped ? Math.max(0, bits - 96) : bits;
    }

    /** A literal: no name server is asked. */
    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + address + "' is no IP address", e);
        }
    }
}
