package org.sunseal.crypto;

import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Whether a certificate was revoked, told from lists handed in (RFC 5280 sections 5 and 6.3, complete lists only). */
final class RevocationLists {
    private RevocationLists() {}

    /**
     * Digests of the lists that were current, none if it cannot be told; {@code certificate-revoked} when one revokes.
     */
    static List<String> current(
            X509Certificate certificate, X509Certificate issuer, Collection<X509CRL> crls, Instant at) {
        var current = new ArrayList<String>();
        for (var crl : crls) {
            if (isBy(issuer, crl)) {
                var entry = crl.getRevokedCertificate(certificate.getSerialNumber());
                if (entry != null && !entry.getRevocationDate().toInstant().isAfter(at)) {
                    throw new InvalidEvidence(
                            "certificate-revoked",
                            certificate.getSubjectX500Principal() + " was revoked on "
                                    + entry.getRevocationDate().toInstant());
                }
                if (isCurrent(crl, at)) {
                    current.add(digest(crl));
                }
            }
        }
        return current;
    }

    private static boolean isBy(X509Certificate issuer, X509CRL crl) {
        var usage = issuer.getKeyUsage();
        if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || crl.hasUnsupportedCriticalExtension() // a partial list proves nothing about this certificate
                || isPartial(crl)
                || (usage != null && !usage[6])) { // bit 6: cRLSign
            return false;
        }
        try {
            crl.verify(issuer.getPublicKey()); // the JDK's lists remember under which key their signature held
            return true;
        } catch (GeneralSecurityException | RuntimeException e) { // not by this issuer after all
            return false;
        }
    }

    /** Delta lists (2.5.29.27) and lists of one distribution point (2.5.29.28) leave certificates out. */
    private static boolean isPartial(X509CRL crl) {
        return crl.getExtensionValue("2.5.29.27") != null || crl.getExtensionValue("2.5.29.28") != null;
    }

    private static boolean isCurrent(X509CRL crl, Instant at) {
        return !at.isBefore(crl.getThisUpdate().toInstant())
                && crl.getNextUpdate() != null
                && at.isBefore(crl.getNextUpdate().toInstant());
    }

    private static String digest(X509CRL crl) {
        try {
            return Framing.hex(Framing.sha256(crl.getEncoded()));
        } catch (CRLException e) {
            throw new InvalidEvidence("malformed-crl", "The revocation list has no DER form", e);
        }
    }
}
