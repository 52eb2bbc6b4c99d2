package org.embeddedmesh.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTests {

    @TempDir
    private Path directory;

    @Test
    void workloadsHaveTheirSpiffeNameFromTheAuthority() throws Exception {
        Certificates certificates = Certificates.createIn(directory);
        X509Certificate caller = read(certificates.chainOf(Certificates.CALLER));
        caller.verify(read(certificates.authority()).getPublicKey());
        assertThat(caller.getSubjectAlternativeNames())
                .contains(List.of(6, "spiffe://cluster.local/ns/default/sa/caller"));
    }

    @Test
    void onlyTheAuthorityMaySign() throws Exception {
        Certificates certificates = Certificates.createIn(directory);
        assertThat(read(certificates.authority()).getBasicConstraints()).isNotNegative();
        assertThat(read(certificates.chainOf(Certificates.SERVICE)).getBasicConstraints())
                .isNegative();
    }

    private static X509Certificate read(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
