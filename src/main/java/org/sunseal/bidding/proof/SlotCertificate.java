package org.sunseal.bidding.proof;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;

/**
 * The X.509 wrapper CMS tools need around a slot's public key. Nobody trusts its issuer, a key thrown away at once: that the
 * key is the slot's is proved by batch and allotment (protocol 5.2). Bidder and opening service each make their own; both
 * name the same recipient.
 */
public final class SlotCertificate {
    private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2099-12-31T00:00:00Z");

    private SlotCertificate() {}

    public static X509Certificate of(String slot, PublicKey slotKey) {
        var name = "CN=" + slot;
        var pair = Keys.ecP256();
        var throwAway =
                new Signer(pair.getPrivate(), Certificates.selfSigned(pair, name, true, FROM, UNTIL), List.of());
        return Certificates.wrap(slotKey, name, throwAway);
    }
}
