package org.embeddedmesh.istio.resource;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embeddedmesh.istio.resource.Sidecar.IstioIngressListener;

/** What Istio refuses in an ingress listener of a Sidecar. */
final class SidecarIngressRules {

    private static final String UNIX = "unix://";
    private static final Set<String> HERE = Set.of("", "127.0.0.1", "0.0.0.0", "::1", "::");
    private static final Pattern ENDPOINT = Pattern.compile("(?:\\[([^\\]]*)]|([^:]*)):(\\d{1,5})");

    private final Problems problems;

    SidecarIngressRules(Problems problems) {
        this.problems = problems;
    }

    void check(IstioIngressListener listener, String path) {
        SidecarRules.checkPort(problems, listener.port(), path + ".port");
        if (listener.port().number() == 0 && !problems.hasErrorsAt(path + ".port")) {
            problems.invalid(path + ".port.number", 0, "port must be between 1-65535");
        }
        SidecarRules.checkBind(problems, listener.bind(), path + ".bind");
        checkEndpoint(listener.defaultEndpoint(), path + ".defaultEndpoint");
        if (listener.tls() != null) {
            checkTls(listener.tls(), listener.port().protocol(), path + ".tls");
        }
    }

    private void checkEndpoint(String endpoint, String path) {
        boolean socket = endpoint.startsWith(UNIX)
                && !endpoint.substring(UNIX.length()).replace("/", "").isEmpty();
        if (!endpoint.isEmpty() && !socket && !isHere(endpoint)) {
            problems.invalid(
                    path, endpoint, "must be 127.0.0.1:port, 0.0.0.0:port, [::1]:port, [::]:port or unix://file");
        }
    }

    private static boolean isHere(String endpoint) {
        Matcher matcher = ENDPOINT.matcher(endpoint);
        if (!matcher.matches()) {
            return false;
        }
        int port = Integer.parseInt(matcher.group(3));
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return HERE.contains(host) && port >= 1 && port <= 65535;
    }

    private void checkTls(ServerTlsSettings tls, String protocol, String path) {
        if (!Protocols.isTls(protocol)) {
            problems.invalid(path, protocol, "server cannot have TLS settings for non HTTPS/TLS ports");
        }
        if (Set.of("ISTIO_MUTUAL", "AUTO_PASSTHROUGH").contains(tls.mode())) {
            problems.invalid(path + ".mode", tls.mode(), "must be SIMPLE, MUTUAL or OPTIONAL_MUTUAL in a Sidecar");
        }
        boolean elsewhere = !tls.subjectAltNames().isEmpty()
                || tls.httpsRedirect()
                || !tls.credentialName().isEmpty()
                || !tls.credentialNames().isEmpty()
                || !tls.tlsCertificates().isEmpty();
        if (elsewhere) {
            problems.invalid(
                    path,
                    "tls",
                    "subjectAltNames, httpsRedirect, credentialName, credentialNames and tlsCertificates are not for a Sidecar");
        }
        checkFiles(tls, path);
    }

    private void checkFiles(ServerTlsSettings tls, String path) {
        boolean mutual = tls.mode().equals("MUTUAL") || tls.mode().equals("OPTIONAL_MUTUAL");
        if (!mutual && !tls.mode().equals("SIMPLE")) {
            return;
        }
        if (tls.serverCertificate().isEmpty()) {
            problems.required(path + ".serverCertificate", tls.mode() + " TLS requires a server certificate");
        }
        if (tls.privateKey().isEmpty()) {
            problems.required(path + ".privateKey", tls.mode() + " TLS requires a private key");
        }
        if (mutual && tls.caCertificates().isEmpty()) {
            problems.required(path + ".caCertificates", tls.mode() + " TLS requires a client CA bundle");
        }
    }
}
