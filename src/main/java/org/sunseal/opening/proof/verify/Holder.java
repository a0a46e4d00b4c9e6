package org.sunseal.opening.proof.verify;

import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.sunseal.crypto.InvalidEvidence;

/** Whose a signing certificate is. */
final class Holder {
    private static final String NATIONAL_TRADE_REGISTER = "NTRCN-"; // ETSI EN 319 412-1 section 5.1.4

    private Holder() {}

    /** The unified social credit code in the subject: its serialNumber, or its organizationIdentifier. */
    static String creditCode(X509Certificate certificate) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (var type : List.of(BCStyle.SERIALNUMBER, BCStyle.ORGANIZATION_IDENTIFIER)) {
            var found = subject.getRDNs(type);
            if (found.length == 1) {
                var text = IETFUtils.valueToString(found[0].getFirst().getValue());
                return text.startsWith(NATIONAL_TRADE_REGISTER)
                        ? text.substring(NATIONAL_TRADE_REGISTER.length())
                        : text;
            }
        }
        throw new InvalidEvidence("check-failed", "The certificate of %s names no credit code".formatted(subject));
    }

    /** The common name in the subject, or the whole subject where there is none; for people. */
    static String name(X509Certificate certificate) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var found = subject.getRDNs(BCStyle.CN);
        return found.length == 1 ? IETFUtils.valueToString(found[0].getFirst().getValue()) : subject.toString();
    }
}
