package org.sunseal.crypto;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;

/** Reads X.509 certificates and revocation lists (RFC 5280); {@link Issuing} makes them. */
public final class Certificates {
    private static final String CODE = "malformed-certificate";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]*)-----END CERTIFICATE-----");
    private static final Base64.Encoder PEM_LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Certificates() {}

    /** Reads one certificate that fills {@code der} completely; the same bytes mostly give the same object. */
    public static X509Certificate parse(byte[] der) {
        return RememberedCertificates.get(der, Certificates::read);
    }

    private static X509Certificate read(byte[] der) {
        Der.read(der, CODE);
        try {
            var certificate = (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der));
            requireWhole(der, certificate.getEncoded(), CODE);
            return certificate;
        } catch (CertificateException e) {
            throw new InvalidEvidence(CODE, "Not an X.509 certificate: " + e.getMessage(), e);
        }
    }

    /** The certificates of a PEM file in their order; text between them is ignored, a file with none refused. */
    public static List<X509Certificate> parsePem(byte[] pem) {
        var certificates = new ArrayList<X509Certificate>();
        var matcher = PEM.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            certificates.add(parse(decodeLines(matcher.group(1))));
        }
        if (certificates.isEmpty()) {
            throw new InvalidEvidence(CODE, "No PEM certificate in this file");
        }
        return certificates;
    }

    /** The certificates as one PEM text, in the order given. */
    public static String pem(X509Certificate... certificates) {
        var text = new StringBuilder();
        for (var certificate : certificates) {
            text.append(pem("CERTIFICATE", der(certificate)));
        }
        return text.toString();
    }

    /** Any DER under a PEM label such as {@code CERTIFICATE REQUEST}. */
    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + PEM_LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** SHA-256 of the certificate's DER in lower-case hexadecimal, the name by which documents refer to it. */
    public static String sha256(X509Certificate certificate) {
        return Framing.hex(Framing.sha256(der(certificate)));
    }

    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new InvalidEvidence(CODE, "The certificate has no DER form", e);
        }
    }

    /** Reads one revocation list that fills {@code der} completely. */
    public static X509CRL parseCrl(byte[] der) {
        Der.read(der, "malformed-crl");
        try {
            var list = (X509CRL) factory().generateCRL(new ByteArrayInputStream(der));
            requireWhole(der, list.getEncoded(), "malformed-crl");
            return list;
        } catch (CRLException e) {
            throw new InvalidEvidence("malformed-crl", "Not a revocation list: " + e.getMessage(), e);
        }
    }

    /** The JDK also looks for PEM text inside DER of another kind; what it finds there is not what was handed over. */
    private static void requireWhole(byte[] der, byte[] read, String code) {
        if (!Arrays.equals(der, read)) {
            throw new InvalidEvidence(code, "Something else is wrapped around it");
        }
    }

    /** A certificate request (PKCS#10) with which the holder of {@code keys} asks an authority for a certificate. */
    public static byte[] request(KeyPair keys, String dn) {
        return Issuing.request(keys, dn);
    }

    /**
     * Issues a certificate for a request whose own signature proves possession of the key.
     *
     * @param crlUrl where this authority publishes its revocation list, written into the certificate
     * @throws InvalidEvidence {@code bad-request} when the request is not signed with the key it names
     */
    public static X509Certificate issue(
            Signer authority, byte[] pkcs10, Usage usage, Instant from, Instant until, Optional<String> crlUrl) {
        return Issuing.issue(authority, pkcs10, usage, from, until, crlUrl);
    }

    /** A certificate signed with its own key: an authority, or else something that only signs. */
    public static X509Certificate selfSigned(KeyPair keys, String dn, boolean authority, Instant from, Instant until) {
        return Issuing.selfSigned(keys, dn, authority ? Usage.AUTHORITY : Usage.SIGNING, from, until);
    }

    /** A complete revocation list of {@code authority}. */
    public static X509CRL crl(
            Signer authority, Collection<RevokedSerial> revoked, Instant thisUpdate, Instant nextUpdate, long number) {
        return Issuing.crl(authority, revoked, thisUpdate, nextUpdate, number);
    }

    /**
     * Dresses a slot key as a certificate, because CMS tools want one. It proves nothing: its issuer is trusted by
     * nobody (protocol section 5.2), its serial number follows from the key and it names no real time.
     */
    public static X509Certificate wrap(PublicKey slotKey, String dn, Signer throwAway) {
        return Issuing.wrap(slotKey, dn, throwAway);
    }

    static AlgorithmIdentifier signatureAlgorithm(X509Certificate certificate) {
        return Certificate.getInstance(der(certificate)).getSignatureAlgorithm();
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException("Every Java runtime reads X.509", e);
        }
    }

    private static byte[] decodeLines(String lines) {
        try {
            return Base64.getMimeDecoder().decode(lines);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence(CODE, "The PEM file holds no base64", e);
        }
    }

    /** One line of a revocation list: what is revoked and since when. */
    public record RevokedSerial(BigInteger serial, Instant at) {}

    /** What a certificate is for. Each constant is one set of extensions when issuing and one check when reading. */
    public enum Usage {
        /** Signs documents: digitalSignature and nonRepudiation. */
        SIGNING,
        /** Receives sealed messages: keyAgreement. */
        AGREEMENT,
        /** Time-stamps and nothing else: extended key usage timeStamping alone, critical (RFC 3161 section 2.3). */
        TIMESTAMP,
        /** Issues certificates and revocation lists. */
        AUTHORITY;

        /** Refuses a certificate that was not issued for this, with {@code wrong-key-usage}. */
        public void require(X509Certificate certificate) {
            if (!KeyUsages.allows(this, certificate)) {
                throw new InvalidEvidence(
                        "wrong-key-usage",
                        certificate.getSubjectX500Principal() + " was not issued for "
                                + name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
