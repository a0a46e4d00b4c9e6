package org.sunseal.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;

/**
 * A nonce to be signed with the key of a certificate, so that nobody registers a certificate he only saw. Good for one
 * use.
 */
@Entity
public class CertificateChallenge {
    @Id
    private String nonce;

    private String account;
    private Instant expiresAt;
    private @Nullable Instant usedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected CertificateChallenge() {}

    CertificateChallenge(Account account, Instant expiresAt) {
        this.nonce = Framing.hex(Keys.random(32));
        this.account = account.subject();
        this.expiresAt = expiresAt;
    }

    public String nonce() {
        return nonce;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    boolean isOpenFor(Account asked, Instant now) {
        return account.equals(asked.subject()) && usedAt == null && now.isBefore(expiresAt);
    }

    void use(Instant now) {
        usedAt = now;
    }

    /** What is signed: it names the organisation, so that a proof made for one cannot register the key for another. */
    byte[] content(Organisation organisation) {
        return "sunseal-pop\n%s\n%s".formatted(organisation.creditCode(), nonce).getBytes(StandardCharsets.US_ASCII);
    }
}
