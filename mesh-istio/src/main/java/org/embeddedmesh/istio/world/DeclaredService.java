package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.ServiceEntry;

/** What the ServiceEntries of one host and namespace declare together: the oldest decides, further ones add ports. */
final class DeclaredService {

    private DeclaredService() {}

    static List<String> hosts(Resource<ServiceEntry> entry) {
        return entry.spec().hosts().stream()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    static Service of(String host, List<Resource<ServiceEntry>> oldestFirst) {
        Resource<ServiceEntry> oldest = oldestFirst.get(0);
        ServiceEntry spec = oldest.spec();
        String namespace = oldest.metadata().namespace();
        return new Service(
                host,
                namespace,
                ports(oldestFirst),
                addresses(oldestFirst),
                Resolution.of(spec.resolution()),
                !spec.location().equals("MESH_INTERNAL"),
                Visibility.of(spec.exportTo(), namespace),
                true);
    }

    private static List<ServicePort> ports(List<Resource<ServiceEntry>> entries) {
        Map<Integer, ServicePort> byNumber = new TreeMap<>();
        for (Resource<ServiceEntry> entry : entries) {
            entry.spec()
                    .ports()
                    .forEach(it -> byNumber.putIfAbsent(
                            it.number(), new ServicePort(it.number(), it.name(), Protocol.of(it.protocol()))));
        }
        return new ArrayList<>(byNumber.values());
    }

    private static List<String> addresses(List<Resource<ServiceEntry>> entries) {
        Set<String> addresses = new LinkedHashSet<>();
        for (Resource<ServiceEntry> entry : entries) {
            entry.spec().addresses().stream()
                    .filter(DeclaredService::isOneAddress)
                    .forEach(addresses::add);
        }
        return new ArrayList<>(addresses);
    }

    private static boolean isOneAddress(String address) {
        return address.indexOf('/') < 0;
    }
}
