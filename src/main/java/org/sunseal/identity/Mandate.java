package org.sunseal.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation's word that an account may act for it: for one kind of act, and for a time. */
@Entity
public class Mandate {
    @Id
    private UUID id;

    private UUID organisationId;
    private String account;
    private String scope;
    private String grantedBy;
    private Instant validFrom;
    private Instant validUntil;
    private @Nullable Instant withdrawnAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Mandate() {}

    Mandate(UUID organisation, Account to, MandateScope scope, String grantedBy, Instant from, Instant until) {
        this.id = UUID.randomUUID();
        this.organisationId = organisation;
        this.account = to.subject();
        this.scope = scope.word();
        this.grantedBy = grantedBy;
        this.validFrom = from;
        this.validUntil = until;
    }

    /** The end is exclusive, as every deadline here. */
    boolean isInForce(Instant at) {
        return !at.isBefore(validFrom) && at.isBefore(validUntil) && (withdrawnAt == null || at.isBefore(withdrawnAt));
    }

    void withdraw(Instant now) {
        if (withdrawnAt == null) {
            withdrawnAt = now;
        }
    }

    public UUID id() {
        return id;
    }

    public UUID organisation() {
        return organisationId;
    }

    public String account() {
        return account;
    }

    public MandateScope scope() {
        return MandateScope.of(scope);
    }

    public String grantedBy() {
        return grantedBy;
    }

    public Instant validUntil() {
        return validUntil;
    }
}
