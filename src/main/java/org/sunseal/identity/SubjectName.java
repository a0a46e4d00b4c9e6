package org.sunseal.identity;

import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** How a certificate names an organisation: by its credit code, in one of the two places authorities put it. */
final class SubjectName {
    /** Registration scheme prefix of ETSI EN 319 412-1 section 5.1.4: national trade register, China. */
    private static final String REGISTER = "NTRCN-";

    private SubjectName() {}

    /**
     * Whether the subject carries the code as serialNumber, or as organizationIdentifier with the register's prefix.
     */
    static boolean names(X509Certificate certificate, String creditCode) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return has(subject, BCStyle.SERIALNUMBER, creditCode)
                || has(subject, BCStyle.ORGANIZATION_IDENTIFIER, REGISTER + creditCode);
    }

    private static boolean has(X500Name subject, ASN1ObjectIdentifier attribute, String value) {
        for (var name : subject.getRDNs(attribute)) {
            if (!name.isMultiValued()
                    && IETFUtils.valueToString(name.getFirst().getValue()).equals(value)) {
                return true;
            }
        }
        return false;
    }
}
