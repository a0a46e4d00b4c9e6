package org.sunseal.trustee;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.TrustList;

/**
 * Whether two signatures come from one organisation. The same certificate settles it; another one must carry the same
 * unified social credit code (SERIALNUMBER, or organizationIdentifier) and chain to the agent's own anchors, else the
 * platform could withdraw a bid in its bidder's name.
 */
record SameOrganisation(TrustList anchors) {
    private static final Map<String, String> NAMES =
            Map.of("2.5.4.5", "SERIALNUMBER", "2.5.4.97", "ORGANIZATIONIDENTIFIER");

    /** @throws InvalidEvidence {@code other-organisation}, or what the chain check finds */
    void require(X509Certificate first, X509Certificate second, Collection<X509Certificate> chain, Instant at) {
        if (first.equals(second)) {
            return;
        }
        var code = creditCode(first);
        if (code.isEmpty() || !code.equals(creditCode(second))) {
            throw new InvalidEvidence(
                    "other-organisation",
                    "%s did not sign for %s"
                            .formatted(second.getSubjectX500Principal(), first.getSubjectX500Principal()));
        }
        anchors.checkWithoutRevocation(second, chain, at, Usage.SIGNING);
    }

    private static Optional<String> creditCode(X509Certificate certificate) {
        try {
            var subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, NAMES);
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(rdn -> NAMES.containsValue(rdn.getType()))
                            .map(rdn -> String.valueOf(rdn.getValue()).replaceFirst("^NTRCN-", ""))
                            .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
