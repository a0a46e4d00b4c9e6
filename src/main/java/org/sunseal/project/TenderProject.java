package org.sunseal.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;

/** What is announced: a tender project an agency runs for a tenderee, divided into lots. */
@Entity
public class TenderProject {
    @Id
    private String code;

    private String name;
    private UUID agencyId;
    private UUID tendereeId;

    @Column
    private @Nullable UUID mandateId;

    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected TenderProject() {}

    TenderProject(String code, String name, UUID agency, UUID tenderee, @Nullable UUID mandate, Instant now) {
        this.code = code;
        this.name = name;
        this.agencyId = agency;
        this.tendereeId = tenderee;
        this.mandateId = mandate;
        this.registeredAt = now;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public UUID agency() {
        return agencyId;
    }

    public UUID tenderee() {
        return tendereeId;
    }

    /** The mandate it was registered under; none where the agency tenders for itself. */
    Optional<UUID> mandate() {
        return Optional.ofNullable(mandateId);
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    /** Refuses with {@code not-your-project} unless that organisation runs this project. */
    public void requireRunBy(UUID organisation) {
        if (!agencyId.equals(organisation)) {
            throw new Refused(ProjectRefusal.NOT_YOUR_PROJECT, "Project %s is run by another agency".formatted(code));
        }
    }
}
