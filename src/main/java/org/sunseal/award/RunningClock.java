package org.sunseal.award;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.project.LotKey;
import org.sunseal.trade.Rule;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TimeLimit;

/**
 * A time limit or a period that runs for a lot, with the instant at which it is due. While the lot is held it stands
 * still: then the start counts as later by as long as it stood (ADR 0025).
 */
@Entity
@Table(name = "award_clock")
public class RunningClock {
    @Id
    private UUID id;

    private String tender;
    private String lot;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private String rule;
    private String citation;

    @Column
    private boolean atLeast;

    private Instant beganAt;

    @Column
    private @Nullable Instant statedUntil;

    private Instant dueAt;

    @Column
    private @Nullable Instant heldAt;

    private long heldMillis;

    @Column
    private @Nullable Instant metAt;

    @Column
    private @Nullable Instant alarmedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected RunningClock() {}

    /**
     * @param statedUntil until when a period stands that was announced for longer than the rule asks; else null
     */
    RunningClock(LotKey lot, TimeLimit limit, Instant now, @Nullable Instant statedUntil) {
        this.id = UUID.randomUUID();
        this.tender = lot.tender();
        this.lot = lot.lot();
        this.subject = limit.rule().subject();
        this.rule = limit.rule().code();
        this.citation = limit.rule().citation();
        this.atLeast = limit.rule().sense() == Rule.Sense.AT_LEAST;
        this.beganAt = now;
        this.statedUntil = statedUntil;
        this.dueAt = due(limit, Duration.ZERO);
    }

    private Instant due(TimeLimit limit, Duration held) {
        var lawful = limit.end(beganAt.plus(held));
        if (statedUntil == null) {
            return lawful;
        }
        var stated = statedUntil.plus(held);
        return stated.isAfter(lawful) ? stated : lawful;
    }

    /** Stands still from now on; nothing happens when it does already. */
    void hold(Instant now) {
        if (heldAt == null) {
            heldAt = now;
        }
    }

    /** Runs on; nothing happens when it runs. */
    void goOn(TimeLimit limit, Instant now) {
        if (heldAt != null) {
            heldMillis += Duration.between(heldAt, now).toMillis();
            heldAt = null;
            dueAt = due(limit, Duration.ofMillis(heldMillis));
        }
    }

    void meet(Instant now) {
        metAt = now;
        heldAt = null;
    }

    void alarm(Instant now) {
        alarmedAt = now;
    }

    public UUID id() {
        return id;
    }

    public LotKey lot() {
        return new LotKey(tender, lot);
    }

    public Subject subject() {
        return subject;
    }

    /** The row's code, such as {@code ENG-PUB-3D}. */
    public String rule() {
        return rule;
    }

    /** The row's code with its source. */
    public String citation() {
        return citation;
    }

    /** Whether something must last at least so long; else an act must come before. */
    public boolean isPeriod() {
        return atLeast;
    }

    public Instant beganAt() {
        return beganAt;
    }

    /** The instant at which the period is over, or from which on the act is late. While it is held, as of the start. */
    public Instant dueAt() {
        return dueAt;
    }

    /** Since when it stands still. */
    public Optional<Instant> heldAt() {
        return Optional.ofNullable(heldAt);
    }

    /** When the act came, or the period was ended. */
    public Optional<Instant> metAt() {
        return Optional.ofNullable(metAt);
    }

    /** Whether the period is over, or the act late. */
    public boolean isDue(Instant now) {
        return heldAt == null && !now.isBefore(dueAt);
    }

    /** Whether an act came late, or did not come although it is late; a period is never late. */
    public boolean isOverdue(Instant now) {
        return !atLeast && (metAt == null ? isDue(now) : !metAt.isBefore(dueAt));
    }
}
