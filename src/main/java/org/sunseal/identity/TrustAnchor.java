package org.sunseal.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;

/** A certification authority whose certificates are accepted here, until somebody withdraws it. */
@Entity
class TrustAnchor {
    @Id
    private String sha256;

    private byte[] der;

    @Column
    private String subject;

    @Column
    private Instant addedAt;

    @Column
    private @Nullable Instant withdrawnAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected TrustAnchor() {}

    String sha256() {
        return sha256;
    }

    X509Certificate certificate() {
        return Certificates.parse(der);
    }
}
