package org.embeddedmesh.spring.autoconfigure;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** This machine's own address, as far as it can be known without asking anybody. */
final class LocalAddress {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");
    private static final String LOOPBACK = "127.0.0.1";

    private LocalAddress() {}

    /** The one that packets to this host leave from. A name is not resolved: that could take long. */
    static String towards(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return LOOPBACK;
        }
        return LITERAL.matcher(host).matches() ? routed(host) : first().orElse(LOOPBACK);
    }

    private static String routed(String host) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(host, 9));
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException | RuntimeException e) {
            return first().orElse(LOOPBACK);
        }
    }

    private static Optional<String> first() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .flatMap(LocalAddress::addresses)
                    .map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static Stream<InetAddress> addresses(NetworkInterface network) {
        return network.inetAddresses().filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress());
    }
}
