package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.stream.Stream;
import org.embeddedmesh.istio.resource.AuthorizationPolicy.Source;

/** Who may be named as a caller. */
final class AuthorizationSourceRules {

    private final PolicyValueRules values;
    private final Problems problems;

    AuthorizationSourceRules(Problems problems) {
        this.problems = problems;
        this.values = new PolicyValueRules(problems);
    }

    /** Whether something is asked that takes an identity or a token. */
    static boolean asksWhoCalls(Source source) {
        return anySet(Stream.of(
                source.principals(),
                source.notPrincipals(),
                source.requestPrincipals(),
                source.notRequestPrincipals(),
                source.namespaces(),
                source.notNamespaces(),
                source.serviceAccounts(),
                source.notServiceAccounts(),
                source.trustDomains(),
                source.notTrustDomains()));
    }

    /** Whether something is asked that a connection without HTTP has as well. */
    static boolean asksOfConnection(Source source) {
        return anySet(Stream.of(
                source.principals(),
                source.notPrincipals(),
                source.namespaces(),
                source.notNamespaces(),
                source.serviceAccounts(),
                source.notServiceAccounts(),
                source.ipBlocks(),
                source.notIpBlocks(),
                source.remoteIpBlocks(),
                source.notRemoteIpBlocks()));
    }

    void check(Source source, String path) {
        if (problems.hasErrorsAt(path)) {
            return;
        }
        if (!asksWhoCalls(source) && !asksOfConnection(source)) {
            problems.required(path, "a source must say something");
        }
        boolean accounts = anySet(Stream.of(source.serviceAccounts(), source.notServiceAccounts()));
        if (accounts
                && anySet(Stream.of(
                        source.principals(), source.notPrincipals(), source.namespaces(), source.notNamespaces()))) {
            problems.invalid(path + ".serviceAccounts", null, "not together with namespaces or principals");
        }
        values.present(source.principals(), path + ".principals");
        values.present(source.notPrincipals(), path + ".notPrincipals");
        values.present(source.requestPrincipals(), path + ".requestPrincipals");
        values.present(source.notRequestPrincipals(), path + ".notRequestPrincipals");
        values.present(source.namespaces(), path + ".namespaces");
        values.present(source.notNamespaces(), path + ".notNamespaces");
        values.serviceAccounts(source.serviceAccounts(), path + ".serviceAccounts");
        values.serviceAccounts(source.notServiceAccounts(), path + ".notServiceAccounts");
        values.trustDomains(source.trustDomains(), path + ".trustDomains");
        values.trustDomains(source.notTrustDomains(), path + ".notTrustDomains");
        values.addresses(source.ipBlocks(), path + ".ipBlocks");
        values.addresses(source.notIpBlocks(), path + ".notIpBlocks");
        values.addresses(source.remoteIpBlocks(), path + ".remoteIpBlocks");
        values.addresses(source.notRemoteIpBlocks(), path + ".notRemoteIpBlocks");
    }

    private static boolean anySet(Stream<List<String>> fields) {
        return fields.anyMatch(it -> !it.isEmpty());
    }
}
