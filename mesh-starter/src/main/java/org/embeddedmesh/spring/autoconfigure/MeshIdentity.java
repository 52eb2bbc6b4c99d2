package org.embeddedmesh.spring.autoconfigure;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.embeddedmesh.endpoint.Locality;
import org.embeddedmesh.xds.NodeIdentity;
import org.springframework.core.env.Environment;

/**
 * Who this process is.
 *
 * @param service empty: it is nobody's service, and only calls others
 */
record MeshIdentity(
        Optional<String> service,
        String namespace,
        String account,
        String address,
        Locality locality,
        Map<String, String> labels) {

    private static final String DOMAIN_SUFFIX = "cluster.local";
    private static final String NOBODY = "client";

    static MeshIdentity from(MeshProperties properties, Environment environment) {
        MeshProperties.Service service = properties.getService();
        String address = properties.getInstance().getAddress();
        String locality = properties.getInstance().getLocality();
        return new MeshIdentity(
                ServiceName.of(service.getName(), environment.getProperty("spring.application.name")),
                Names.requireLabel("mesh.service.namespace", service.getNamespace()),
                Names.requireLabel("mesh.service.account", service.getAccount()),
                address == null ? "" : address,
                locality == null ? Locality.UNKNOWN : locality(locality),
                Names.requireLabels("mesh.service.labels", service.getLabels()));
    }

    /** @param ip of this process, as far as it can know it before it is connected */
    NodeIdentity node(String ip) {
        String name = service.orElse(NOBODY);
        String unique =
                name + "-" + Integer.toHexString(ThreadLocalRandom.current().nextInt() | 0x8000_0000);
        return new NodeIdentity(name, namespace, unique, addressOr(ip), DOMAIN_SUFFIX, labels, account, locality);
    }

    /** Where this process is reached: the configured address before this one. */
    String addressOr(String ip) {
        return address.isEmpty() ? ip : address;
    }

    String displayName() {
        return service.orElse(NOBODY) + "." + namespace;
    }

    private static Locality locality(String written) {
        String[] parts = written.split("/", -1);
        if (parts.length > 3) {
            throw new InvalidMeshPropertyException(
                    "mesh.instance.locality",
                    written,
                    "it has more than three parts",
                    "Write region/zone/sub-zone; the last parts may be left out.");
        }
        return new Locality(part(parts, 0), part(parts, 1), part(parts, 2));
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }
}
