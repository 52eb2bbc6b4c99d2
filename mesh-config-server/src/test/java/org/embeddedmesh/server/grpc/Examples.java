package org.embeddedmesh.server.grpc;

/** The rules of {@code greeter.default}, which has the port 7070 and subsets by version. */
final class Examples {

    private Examples() {}

    static String greeter(Greeter v1, Greeter v2) {
        return """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: greeter}
                spec:
                  hosts: [greeter.default.svc.cluster.local]
                  ports: [{number: 7070, name: grpc, protocol: GRPC}]
                  location: MESH_INTERNAL
                  resolution: STATIC
                  endpoints:
                  - {address: 127.0.0.1, ports: {grpc: %d}, labels: {version: v1}}
                  - {address: 127.0.0.1, ports: {grpc: %d}, labels: {version: v2}}
                ---
                """.formatted(v1.port(), v2.port()) + subsets();
    }

    static String subsets() {
        return """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: greeter}
                spec:
                  host: greeter
                  subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]
                """;
    }

    static String split(int weight1, int weight2) {
        return rule("""
                - route:
                  - {destination: {host: greeter, subset: v1}, weight: %d}
                  - {destination: {host: greeter, subset: v2}, weight: %d}
                """.formatted(weight1, weight2));
    }

    static String rule(String http) {
        return """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: greeter}
                spec:
                  hosts: [greeter]
                  http:
                """ + http.indent(2);
    }
}
