package org.sunseal.crypto;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The extensions that say what a key is for, written and read in one place (RFC 5280 sections 4.2.1.3, 9 and 12). */
final class KeyUsages {
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_AGREEMENT = 4;
    private static final int KEY_CERT_SIGN = 5;

    private KeyUsages() {}

    static boolean allows(Certificates.Usage usage, X509Certificate certificate) {
        return switch (usage) {
            case SIGNING -> bit(certificate, DIGITAL_SIGNATURE) && bit(certificate, NON_REPUDIATION);
            case AGREEMENT -> bit(certificate, KEY_AGREEMENT);
            case TIMESTAMP -> stampsTimeOnly(certificate);
            case AUTHORITY -> bit(certificate, KEY_CERT_SIGN) && certificate.getBasicConstraints() >= 0;
        };
    }

    static KeyUsage extension(Certificates.Usage usage) {
        return new KeyUsage(
                switch (usage) {
                    case SIGNING -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
                    case AGREEMENT -> KeyUsage.keyAgreement;
                    case TIMESTAMP -> KeyUsage.digitalSignature;
                    case AUTHORITY -> KeyUsage.keyCertSign | KeyUsage.cRLSign;
                });
    }

    static BasicConstraints constraints(Certificates.Usage usage) {
        return new BasicConstraints(usage == Certificates.Usage.AUTHORITY);
    }

    private static boolean bit(X509Certificate certificate, int bit) {
        var bits = certificate.getKeyUsage();
        return bits != null && bits[bit];
    }

    private static boolean stampsTimeOnly(X509Certificate certificate) {
        var critical = certificate.getCriticalExtensionOIDs();
        try {
            return (critical == null ? Set.<String>of() : critical).contains(EXTENDED_KEY_USAGE)
                    && List.of(KeyPurposeId.id_kp_timeStamping.getId()).equals(certificate.getExtendedKeyUsage());
        } catch (CertificateParsingException e) {
            throw new InvalidEvidence("malformed-certificate", "The extended key usage is unreadable", e);
        }
    }
}
