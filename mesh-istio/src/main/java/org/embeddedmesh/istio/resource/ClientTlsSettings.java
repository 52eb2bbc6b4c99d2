package org.embeddedmesh.istio.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** TLS towards the endpoints. */
public record ClientTlsSettings(
        @OneOf({"DISABLE", "SIMPLE", "MUTUAL", "ISTIO_MUTUAL"})
        String mode,

        String clientCertificate,
        String privateKey,
        String caCertificates,
        String caCrl,
        String credentialName,
        List<String> subjectAltNames,
        String sni,
        @Nullable Boolean insecureSkipVerify) {
    public ClientTlsSettings {
        subjectAltNames = List.copyOf(subjectAltNames);
    }
}
