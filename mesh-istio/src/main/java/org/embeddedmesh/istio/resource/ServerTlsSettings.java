package org.embeddedmesh.istio.resource;

import java.util.List;

/** TLS towards those who call. */
public record ServerTlsSettings(
        boolean httpsRedirect,

        @OneOf({"PASSTHROUGH", "SIMPLE", "MUTUAL", "AUTO_PASSTHROUGH", "ISTIO_MUTUAL", "OPTIONAL_MUTUAL"})
        String mode,

        String serverCertificate,
        String privateKey,
        String caCertificates,
        String caCrl,
        String credentialName,
        List<String> credentialNames,
        List<TlsCertificate> tlsCertificates,
        String caCertCredentialName,
        List<String> subjectAltNames,
        List<String> verifyCertificateSpki,
        List<String> verifyCertificateHash,

        @OneOf({"TLS_AUTO", "TLSV1_0", "TLSV1_1", "TLSV1_2", "TLSV1_3"})
        String minProtocolVersion,

        @OneOf({"TLS_AUTO", "TLSV1_0", "TLSV1_1", "TLSV1_2", "TLSV1_3"})
        String maxProtocolVersion,

        List<String> cipherSuites) {
    public ServerTlsSettings {
        credentialNames = List.copyOf(credentialNames);
        tlsCertificates = List.copyOf(tlsCertificates);
        subjectAltNames = List.copyOf(subjectAltNames);
        verifyCertificateSpki = List.copyOf(verifyCertificateSpki);
        verifyCertificateHash = List.copyOf(verifyCertificateHash);
        cipherSuites = List.copyOf(cipherSuites);
    }

    /** Files of a certificate and its key. */
    public record TlsCertificate(String serverCertificate, String privateKey, String caCertificates) {}
}
