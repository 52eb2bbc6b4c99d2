package org.embeddedmesh.benchmarks.peers;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority and two workloads' certificates with SPIFFE names as Istio's, made for one run, as PEM files. */
public final class Certificates {

    /** The caller's name among the files. */
    public static final String CALLER = "caller";

    /** The service's. */
    public static final String SERVICE = "helloworld";

    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final X500Principal AUTHORITY = new X500Principal("O=cluster.local");

    private final Path directory;
    private final KeyPair authorityKeys;

    private Certificates(Path directory, KeyPair authorityKeys) {
        this.directory = directory;
        this.authorityKeys = authorityKeys;
    }

    public static Certificates create() throws IOException {
        return createIn(Files.createDirectories(Path.of("target", "certificates")));
    }

    static Certificates createIn(Path directory) throws IOException {
        try {
            Certificates certificates = new Certificates(directory.toAbsolutePath(), keys());
            certificates.writeAuthority();
            certificates.writeWorkload(CALLER);
            certificates.writeWorkload(SERVICE);
            return certificates;
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this JDK cannot make certificates", e);
        }
    }

    Path directory() {
        return directory;
    }

    public Path authority() {
        return directory.resolve("authority.pem");
    }

    public Path chainOf(String name) {
        return directory.resolve(name + ".pem");
    }

    public Path keyOf(String name) {
        return directory.resolve(name + ".key");
    }

    private void writeAuthority() throws IOException, GeneralSecurityException, OperatorCreationException {
        JcaX509v3CertificateBuilder certificate = unsigned(AUTHORITY, authorityKeys);
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        write(authority(), signed(certificate));
    }

    private void writeWorkload(String name) throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair keys = keys();
        JcaX509v3CertificateBuilder certificate = unsigned(new X500Principal("CN=" + name), keys);
        GeneralName[] names = {
            new GeneralName(GeneralName.uniformResourceIdentifier, "spiffe://cluster.local/ns/default/sa/" + name),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        };
        certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        write(chainOf(name), signed(certificate));
        write(keyOf(name), new JcaPKCS8Generator(keys.getPrivate(), null));
    }

    private static JcaX509v3CertificateBuilder unsigned(X500Principal subject, KeyPair keys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(VALIDITY)),
                Date.from(now.plus(VALIDITY)),
                subject,
                keys.getPublic());
    }

    private X509CertificateHolder signed(JcaX509v3CertificateBuilder certificate) throws OperatorCreationException {
        return certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKeys.getPrivate()));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static void write(Path file, Object content) throws IOException {
        try (JcaPEMWriter pem = new JcaPEMWriter(Files.newBufferedWriter(file))) {
            pem.writeObject(content);
        }
    }
}
