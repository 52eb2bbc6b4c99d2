package org.embeddedmesh.conformance.echo;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** The servers that the recordings were made with, on the same loopback addresses. */
public final class EchoServers implements AutoCloseable {

    private static final Map<String, InetSocketAddress> ADDRESSES = new LinkedHashMap<>();

    static {
        ADDRESSES.put("helloworldservice-v1", new InetSocketAddress("127.0.1.1", 9095));
        ADDRESSES.put("helloworldservice-v2", new InetSocketAddress("127.0.1.2", 9095));
        ADDRESSES.put("helloworldservice-v3", new InetSocketAddress("127.0.1.3", 9095));
        ADDRESSES.put("ratings-v1", new InetSocketAddress("127.0.2.1", 9080));
        ADDRESSES.put("reviews-v1", new InetSocketAddress("127.0.3.1", 9080));
        ADDRESSES.put("reviews-v2", new InetSocketAddress("127.0.3.2", 9080));
        ADDRESSES.put("details-v1", new InetSocketAddress("127.0.4.1", 9080));
        ADDRESSES.put("external-v1", new InetSocketAddress("127.0.5.1", 8000));
        ADDRESSES.put("multi-a", new InetSocketAddress("127.0.6.1", 7001));
        ADDRESSES.put("multi-b", new InetSocketAddress("127.0.6.1", 7002));
        ADDRESSES.put("local-v1", new InetSocketAddress("127.0.0.1", 18900));
        ADDRESSES.put("passthrough--", new InetSocketAddress("127.0.8.1", 0));
    }

    private final Journal journal = new Journal();
    private final BlackHole hole = new BlackHole(new InetSocketAddress("127.0.7.1", 9700));
    private final Map<String, EchoServer> servers = new LinkedHashMap<>();

    public EchoServers() {
        ADDRESSES.forEach((name, address) -> servers.put(name, new EchoServer(name, address, journal)));
    }

    public Journal journal() {
        return journal;
    }

    /** Where calls to hosts that the mesh does not know end. */
    public InetSocketAddress passthrough() {
        EchoServer server = servers.get("passthrough--");
        if (server == null) {
            throw new IllegalStateException("closed");
        }
        return server.address();
    }

    @Override
    public void close() {
        servers.values().forEach(EchoServer::close);
        servers.clear();
        hole.close();
    }
}
