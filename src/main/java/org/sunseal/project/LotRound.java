package org.sunseal.project;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sunseal.project.proof.NoticeRound;

/** One round of a lot: an envelope of its own, closed and opened on its own. */
@Entity
public class LotRound {
    /** How far a round has come. */
    public enum State {
        ANNOUNCED,
        CLOSED,
        OPENED,
        /** Too few bids; they went back unopened. */
        RETURNED
    }

    @EmbeddedId
    private RoundKey key;

    private int tendering;
    private String envelope;

    @Column
    private @Nullable Integer afterRound;

    private Instant openAt;
    private Instant bidsUntil;

    @Enumerated(EnumType.STRING)
    private State state;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected LotRound() {}

    LotRound(LotKey lot, int tendering, NoticeRound announced, Instant openAt) {
        this.key = lot.round(announced.round());
        this.tendering = tendering;
        this.envelope = announced.envelope();
        this.afterRound = announced.afterRound();
        this.openAt = openAt;
        this.bidsUntil = openAt;
        this.state = State.ANNOUNCED;
    }

    public RoundKey key() {
        return key;
    }

    public int round() {
        return key.round();
    }

    /** Which tendering of the lot it belongs to, from 1. */
    int tendering() {
        return tendering;
    }

    public String envelope() {
        return envelope;
    }

    /** The effective opening: the latest any validly signed notice names (protocol 5.1b). The deadline CLOSE names. */
    public Instant openAt() {
        return openAt;
    }

    /**
     * Until when bids are on time, exclusive: as {@link #openAt}, but moved only by notices the witnesses had seen in
     * time (see {@link org.sunseal.project.proof.OnTime}).
     */
    public Instant bidsUntil() {
        return bidsUntil;
    }

    public State state() {
        return state;
    }

    void openAt(Instant effective) {
        openAt = effective;
    }

    void bidsUntil(Instant deadline) {
        bidsUntil = deadline;
    }

    void become(State next) {
        state = next;
    }
}
