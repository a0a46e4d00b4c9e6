package org.sunseal.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Region;
import org.sunseal.trade.TradeKind;

/** What is announced: a tender project an agency runs for a tenderee, divided into lots. */
@Entity
public class TenderProject {
    @Id
    private String code;

    private String name;

    @Enumerated(EnumType.STRING)
    private TradeKind kind;

    private String region;
    private UUID agencyId;
    private UUID tendereeId;

    @Column
    private @Nullable UUID mandateId;

    @Column(name = "project")
    private @Nullable String projectCode;

    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected TenderProject() {}

    /**
     * What an agency says about a tender project when it registers it.
     *
     * @param project the approved or budgeted project it belongs to; null for none, and then no registration takes it
     */
    public record Facts(
            String code,
            String name,
            TradeKind kind,
            Region region,
            @Nullable String project) {}

    TenderProject(Facts facts, UUID agency, UUID tenderee, @Nullable UUID mandate, Instant now) {
        this.code = facts.code();
        this.name = facts.name();
        this.kind = facts.kind();
        this.region = facts.region().code();
        this.projectCode = facts.project();
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

    /** The code of the project it belongs to. */
    public Optional<String> project() {
        return Optional.ofNullable(projectCode);
    }

    /** Of all its lots. */
    public TradeKind kind() {
        return kind;
    }

    public Region region() {
        return new Region(region);
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
