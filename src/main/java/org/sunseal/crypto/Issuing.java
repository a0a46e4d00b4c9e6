package org.sunseal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** What an authority does: answers requests with certificates and publishes revocation lists (RFC 2986, RFC 5280). */
final class Issuing {
    private static final int SERIAL_BYTES = 16;

    /** RFC 5280 section 4.1.2.5: this end means that no end is known. A slot wrapper has no life of its own. */
    private static final Instant NO_KNOWN_END = Instant.parse("9999-12-31T23:59:59Z");

    private static final Instant NO_KNOWN_START = Instant.parse("2000-01-01T00:00:00Z");

    private Issuing() {}

    static byte[] request(KeyPair keys, String dn) {
        try {
            return new JcaPKCS10CertificationRequestBuilder(new X500Principal(dn), keys.getPublic())
                    .build(Algorithms.signer(keys.getPrivate(), keys.getPublic()))
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("Writing ASN.1 to memory failed", e);
        }
    }

    static X509Certificate issue(
            Signer authority,
            byte[] pkcs10,
            Certificates.Usage usage,
            Instant from,
            Instant until,
            Optional<String> crlUrl) {
        var request = Der.orRefused("bad-request", "a certificate request (PKCS#10)", () -> checkedRequest(pkcs10));
        var builder = builder(
                name(authority.certificate()),
                serial(Keys.random(SERIAL_BYTES)),
                from,
                until,
                request.getSubject(),
                request.getSubjectPublicKeyInfo());
        try {
            extend(builder, usage, request.getSubjectPublicKeyInfo());
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    ids().createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
            if (crlUrl.isPresent()) {
                builder.addExtension(Extension.cRLDistributionPoints, false, distributionPoint(crlUrl.get()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing ASN.1 to memory failed", e);
        }
        return signed(builder, Algorithms.signer(authority));
    }

    static X509Certificate selfSigned(KeyPair keys, String dn, Certificates.Usage usage, Instant from, Instant until) {
        var name = name(new X500Principal(dn));
        var spki = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        var builder = builder(name, serial(Keys.random(SERIAL_BYTES)), from, until, name, spki);
        try {
            extend(builder, usage, spki);
        } catch (IOException e) {
            throw new IllegalStateException("Writing ASN.1 to memory failed", e);
        }
        return signed(builder, Algorithms.signer(keys.getPrivate(), keys.getPublic()));
    }

    static X509Certificate wrap(PublicKey slotKey, String dn, Signer throwAway) {
        var spki = SubjectPublicKeyInfo.getInstance(slotKey.getEncoded());
        var serial = serial(Arrays.copyOf(Framing.sha256(slotKey.getEncoded()), SERIAL_BYTES));
        var builder = builder(
                name(throwAway.certificate()), serial, NO_KNOWN_START, NO_KNOWN_END, name(new X500Principal(dn)), spki);
        try {
            extend(builder, Certificates.Usage.AGREEMENT, spki);
        } catch (IOException e) {
            throw new IllegalStateException("Writing ASN.1 to memory failed", e);
        }
        return signed(builder, Algorithms.signer(throwAway));
    }

    static X509CRL crl(
            Signer authority,
            Collection<Certificates.RevokedSerial> revoked,
            Instant thisUpdate,
            Instant nextUpdate,
            long number) {
        var builder = new X509v2CRLBuilder(name(authority.certificate()), Date.from(thisUpdate));
        builder.setNextUpdate(Date.from(nextUpdate));
        for (var entry : revoked) {
            builder.addCRLEntry(entry.serial(), Date.from(entry.at()), CRLReason.unspecified);
        }
        try {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    ids().createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            return Certificates.parseCrl(
                    builder.build(Algorithms.signer(authority)).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("Writing ASN.1 to memory failed", e);
        }
    }

    private static PKCS10CertificationRequest checkedRequest(byte[] pkcs10) {
        try {
            var request = new PKCS10CertificationRequest(pkcs10);
            var verifier = new JcaContentVerifierProviderBuilder()
                    .setProvider(Algorithms.bouncyCastle())
                    .build(request.getSubjectPublicKeyInfo());
            if (request.isSignatureValid(verifier)) {
                return request;
            }
        } catch (IOException | OperatorCreationException | PKCSException e) {
            throw new InvalidEvidence("bad-request", "Not a certificate request (PKCS#10)", e);
        }
        throw new InvalidEvidence("bad-request", "The request is not signed with the key it names");
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer,
            BigInteger serial,
            Instant from,
            Instant until,
            X500Name subject,
            SubjectPublicKeyInfo key) {
        return new X509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(until), subject, key);
    }

    private static void extend(X509v3CertificateBuilder builder, Certificates.Usage usage, SubjectPublicKeyInfo key)
            throws IOException {
        builder.addExtension(Extension.basicConstraints, true, KeyUsages.constraints(usage));
        builder.addExtension(Extension.keyUsage, true, KeyUsages.extension(usage));
        if (usage == Certificates.Usage.TIMESTAMP) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        builder.addExtension(Extension.subjectKeyIdentifier, false, ids().createSubjectKeyIdentifier(key));
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, ContentSigner signer) {
        try {
            return Certificates.parse(builder.build(signer).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("Writing ASN.1 to memory failed", e);
        }
    }

    private static CRLDistPoint distributionPoint(String url) {
        var location = new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, url));
        return new CRLDistPoint(
                new DistributionPoint[] {new DistributionPoint(new DistributionPointName(location), null, null)});
    }

    private static JcaX509ExtensionUtils ids() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-1 for key identifiers", e);
        }
    }

    /** Positive and never zero, whatever the bytes are. */
    private static BigInteger serial(byte[] bytes) {
        return new BigInteger(1, bytes).setBit(0);
    }

    private static X500Name name(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal());
    }

    /** The exact DER of the name: rewritten, it might no longer match byte by byte. */
    private static X500Name name(X500Principal principal) {
        return X500Name.getInstance(principal.getEncoded());
    }
}
