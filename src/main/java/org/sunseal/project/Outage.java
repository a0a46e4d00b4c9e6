package org.sunseal.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.project.proof.LoggedOutage;

/**
 * A declared outage of the platform or of what it depends on. While it lasts nothing is closed, and notices may still
 * move a deadline.
 */
@Entity
public class Outage {
    @Id
    private UUID id;

    private String reason;
    private Instant beganAt;

    @Column
    private Instant declaredAt;

    @Column
    private String declaredBy;

    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Outage() {}

    Outage(String reason, Instant beganAt, Instant now, String by) {
        this.id = UUID.randomUUID();
        this.reason = reason;
        this.beganAt = beganAt;
        this.declaredAt = now;
        this.declaredBy = by;
    }

    void end(Instant now) {
        endedAt = now;
    }

    /** What the log says about it: that it was declared, or that it is over. */
    LoggedOutage logged() {
        return new LoggedOutage(id.toString(), reason, beganAt, endedAt);
    }

    public UUID id() {
        return id;
    }

    public String reason() {
        return reason;
    }

    public Instant beganAt() {
        return beganAt;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
