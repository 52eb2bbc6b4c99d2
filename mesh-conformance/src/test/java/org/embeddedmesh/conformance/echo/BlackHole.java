package org.embeddedmesh.conformance.echo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** An address that answers no connection: its queue is full and nobody empties it. */
final class BlackHole implements AutoCloseable {

    private static final int MORE_THAN_THE_QUEUE_TAKES = 4;

    private final ServerSocket listener;
    private final List<SocketChannel> waiting = new ArrayList<>();

    BlackHole(InetSocketAddress address) {
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(address, 1);
            for (int i = 0; i < MORE_THAN_THE_QUEUE_TAKES; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(address);
                waiting.add(channel);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("black hole on " + address, e);
        }
    }

    @Override
    public void close() {
        try {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
