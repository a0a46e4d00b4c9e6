package org.sunseal.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A registered organisation. Its credit code is who it is; the rest may be corrected. */
@Entity
public class Organisation {
    @Id
    private UUID id;

    private String name;
    private String creditCode;
    private String kind;
    private Instant registeredAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Organisation() {}

    Organisation(String name, CreditCode creditCode, OrganisationKind kind, Instant now) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.creditCode = creditCode.value();
        this.kind = kind.word();
        this.registeredAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String creditCode() {
        return creditCode;
    }

    public OrganisationKind kind() {
        return OrganisationKind.of(kind);
    }

    public Instant registeredAt() {
        return registeredAt;
    }
}
