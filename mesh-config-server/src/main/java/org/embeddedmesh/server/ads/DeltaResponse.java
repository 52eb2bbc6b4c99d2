package org.embeddedmesh.server.ads;

import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A delta response while it is put together, up to the size where the next one begins. */
final class DeltaResponse {

    private final DeltaDiscoveryResponse.Builder response = DeltaDiscoveryResponse.newBuilder();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final int fullBytes;
    private int bytes;

    DeltaResponse(String typeUrl, String nonce, int fullBytes) {
        response.setTypeUrl(typeUrl).setNonce(nonce);
        this.fullBytes = fullBytes;
    }

    void add(VersionedResource resource) {
        response.addResources(Resource.newBuilder()
                .setName(resource.name())
                .setVersion(resource.version())
                .setResource(resource.body()));
        versions.put(resource.name(), resource.version());
        bytes += resource.size();
    }

    void remove(String name) {
        response.addRemovedResources(name);
        versions.put(name, Ledger.ABSENT);
        bytes += name.length();
    }

    boolean isFull() {
        return bytes >= fullBytes;
    }

    boolean isEmpty() {
        return versions.isEmpty();
    }

    DeltaDiscoveryResponse sent(Ledger ledger) {
        ledger.sent(response.getNonce(), versions);
        return response.build();
    }
}
