package org.sunseal.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Something that moves the window's time limit, with who did it and why. Written once. */
@Entity
public class RegistrationEvent {
    public enum Kind {
        SUSPENDED,
        RESUMED,
        EXTENDED
    }

    @Id
    private UUID id;

    @Column
    private String tender;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private int days;
    private String ground;

    @Column
    private String actor;

    @Column
    private Instant at;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected RegistrationEvent() {}

    RegistrationEvent(String tender, Kind kind, int days, String ground, String actor, Instant now) {
        this.id = UUID.randomUUID();
        this.tender = tender;
        this.kind = kind;
        this.days = days;
        this.ground = ground;
        this.actor = actor;
        this.at = now;
    }

    public Kind kind() {
        return kind;
    }

    /** Working days an extension adds; 0 for the others. */
    public int days() {
        return days;
    }

    public String ground() {
        return ground;
    }

    public Instant at() {
        return at;
    }
}
