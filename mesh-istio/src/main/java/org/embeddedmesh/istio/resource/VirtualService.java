package org.embeddedmesh.istio.resource;

import java.util.List;

/** Routing rules for some hosts. */
public record VirtualService(
        @Described("Hosts whose traffic these rules decide.")
        List<String> hosts,

        @Described("Gateways that apply them; mesh, the default, means all services.")
        List<String> gateways,

        List<HttpRoute> http,

        @NotYet("clients get it, but none makes connections by it yet")
        List<TlsRoute> tls,

        @NotYet("clients get it, but none makes connections by it yet")
        List<TcpRoute> tcp,

        @Described("Namespaces that see them: * all, . its own.")
        List<String> exportTo) {
    public VirtualService {
        hosts = List.copyOf(hosts);
        gateways = List.copyOf(gateways);
        http = List.copyOf(http);
        tls = List.copyOf(tls);
        tcp = List.copyOf(tcp);
        exportTo = List.copyOf(exportTo);
    }
}
