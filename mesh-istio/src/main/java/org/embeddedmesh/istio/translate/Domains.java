package org.embeddedmesh.istio.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.world.HostNames;

/**
 * The names by which clients of one namespace may call a host, as istiod writes them into a virtual host: in full, with
 * a trailing dot, and for a service of the cluster's domain all shorter forms that are clear in that namespace.
 */
final class Domains {

    private final String namespace;
    private final String clusterDomain;

    Domains(String clientNamespace, String domainSuffix) {
        this.namespace = clientNamespace;
        this.clusterDomain = ".svc." + domainSuffix;
    }

    List<String> of(Destination destination) {
        List<String> domains = new ArrayList<>();
        domains.add(bracketed(destination.host()));
        if (HostNames.isWildcard(destination.host()) || isAddress(destination.host())) {
            return domains;
        }
        destination.service().ifPresent(it -> domains.add(destination.host() + "."));
        domains.addAll(shorterForms(destination.host()));
        destination.service().ifPresent(it -> it.addresses().forEach(address -> domains.add(bracketed(address))));
        return domains.stream().distinct().toList();
    }

    /** Candidates for a name that may be short, the most specific first. */
    List<String> expansions(String name) {
        String suffix = clusterDomain.substring(".svc.".length());
        return List.of(name, name + "." + namespace + clusterDomain, name + clusterDomain, name + "." + suffix);
    }

    /** Whether the host is of the form service.namespace.svc.suffix. */
    boolean isOfCluster(String host) {
        return serviceAndNamespace(host).isPresent();
    }

    private List<String> shorterForms(String host) {
        Optional<String> found = serviceAndNamespace(host);
        if (found.isEmpty()) {
            return List.of();
        }
        String serviceAndNamespace = found.get();
        int dot = serviceAndNamespace.indexOf('.');
        return serviceAndNamespace.substring(dot + 1).equals(namespace)
                ? List.of(serviceAndNamespace.substring(0, dot), serviceAndNamespace + ".svc", serviceAndNamespace)
                : List.of(serviceAndNamespace, serviceAndNamespace + ".svc");
    }

    private Optional<String> serviceAndNamespace(String host) {
        if (!host.endsWith(clusterDomain)) {
            return Optional.empty();
        }
        String start = host.substring(0, host.length() - clusterDomain.length());
        int dot = start.indexOf('.');
        return dot > 0 && dot < start.length() - 1 ? Optional.of(start) : Optional.empty();
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(it -> it == '.' || Character.isDigit(it));
    }

    private static String bracketed(String address) {
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }
}
