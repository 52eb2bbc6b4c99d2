package org.embeddedmesh.istio.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which requests workloads admit. */
public record AuthorizationPolicy(
        @Described(
                "Workloads of the namespace that it is for; without it, all. In the root namespace: of all namespaces.")
        @Nullable
        PolicySelector selector,

        @NotYet("it is for no workload") @Nullable PolicyTargetReference targetRef,
        @NotYet("it is for no workload") List<PolicyTargetReference> targetRefs,

        @Described("One that matches is enough. Without any, ALLOW allows nothing.")
        List<Rule> rules,

        @Described("ALLOW, the default; DENY comes before it, CUSTOM before both; AUDIT decides nothing.")
        @OneOf({"ALLOW", "DENY", "AUDIT", "CUSTOM"})
        String action,

        @Described("Who decides, for CUSTOM.") @Nullable ExtensionProvider provider) {
    public AuthorizationPolicy {
        targetRefs = List.copyOf(targetRefs);
        rules = List.copyOf(rules);
    }

    /** The action, ALLOW where none is set. */
    public String effectiveAction() {
        return action.isEmpty() ? "ALLOW" : action;
    }

    /** Who, what and when; all parts that are set must match. */
    public record Rule(List<From> from, List<To> to, List<Condition> when) {

        public Rule {
            from = List.copyOf(from);
            to = List.copyOf(to);
            when = List.copyOf(when);
        }

        /** Whether every request matches. */
        public boolean matchesEverything() {
            return from.isEmpty() && to.isEmpty() && when.isEmpty();
        }
    }

    /** One way to be the caller. */
    public record From(@Required Source source) {}

    /** Who calls; all fields that are set must match, each by one of its values. */
    public record Source(
            List<String> principals,
            List<String> notPrincipals,
            List<String> requestPrincipals,
            List<String> notRequestPrincipals,
            List<String> namespaces,
            List<String> notNamespaces,
            List<String> serviceAccounts,
            List<String> notServiceAccounts,
            List<String> trustDomains,
            List<String> notTrustDomains,
            List<String> ipBlocks,
            List<String> notIpBlocks,
            List<String> remoteIpBlocks,
            List<String> notRemoteIpBlocks) {

        public Source {
            principals = List.copyOf(principals);
            notPrincipals = List.copyOf(notPrincipals);
            requestPrincipals = List.copyOf(requestPrincipals);
            notRequestPrincipals = List.copyOf(notRequestPrincipals);
            namespaces = List.copyOf(namespaces);
            notNamespaces = List.copyOf(notNamespaces);
            serviceAccounts = List.copyOf(serviceAccounts);
            notServiceAccounts = List.copyOf(notServiceAccounts);
            trustDomains = List.copyOf(trustDomains);
            notTrustDomains = List.copyOf(notTrustDomains);
            ipBlocks = List.copyOf(ipBlocks);
            notIpBlocks = List.copyOf(notIpBlocks);
            remoteIpBlocks = List.copyOf(remoteIpBlocks);
            notRemoteIpBlocks = List.copyOf(notRemoteIpBlocks);
        }
    }

    /** One way to be the request. */
    public record To(@Required Operation operation) {}

    /** What is called; all fields that are set must match, each by one of its values. */
    public record Operation(
            List<String> hosts,
            List<String> notHosts,
            List<String> ports,
            List<String> notPorts,
            List<String> methods,
            List<String> notMethods,
            List<String> paths,
            List<String> notPaths) {

        public Operation {
            hosts = List.copyOf(hosts);
            notHosts = List.copyOf(notHosts);
            ports = List.copyOf(ports);
            notPorts = List.copyOf(notPorts);
            methods = List.copyOf(methods);
            notMethods = List.copyOf(notMethods);
            paths = List.copyOf(paths);
            notPaths = List.copyOf(notPaths);
        }
    }

    /** An attribute and its values. */
    public record Condition(@Required String key, List<String> values, List<String> notValues) {

        public Condition {
            values = List.copyOf(values);
            notValues = List.copyOf(notValues);
        }
    }

    /** By its name in the mesh's configuration. */
    public record ExtensionProvider(String name) {}
}
