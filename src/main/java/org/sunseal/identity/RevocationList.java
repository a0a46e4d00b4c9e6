package org.sunseal.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Framing;

/** A revocation list as it was once fetched. Evidence names it by digest, so it is kept for good. */
@Entity
class RevocationList {
    @Id
    private String sha256;

    private byte[] der;

    @Column
    private String issuer;

    @Column
    private Instant thisUpdateAt;

    @Column
    private @Nullable Instant nextUpdateAt;

    @Column
    private String source;

    @Column
    private Instant fetchedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected RevocationList() {}

    RevocationList(X509CRL list, String source, Instant now) {
        this.der = encoded(list);
        this.sha256 = Framing.hex(Framing.sha256(der));
        this.issuer = list.getIssuerX500Principal().getName();
        this.thisUpdateAt = list.getThisUpdate().toInstant();
        this.nextUpdateAt =
                list.getNextUpdate() == null ? null : list.getNextUpdate().toInstant();
        this.source = source;
        this.fetchedAt = now;
    }

    String sha256() {
        return sha256;
    }

    byte[] der() {
        return der;
    }

    private static byte[] encoded(X509CRL list) {
        try {
            return list.getEncoded();
        } catch (CRLException e) {
            throw new IllegalStateException("A list that was read has an encoding", e);
        }
    }
}
