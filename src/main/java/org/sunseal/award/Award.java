package org.sunseal.award;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.award.proof.Decision;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** The outcome of a lot: whom the report ranks, who wins, and whether everybody was told. Its stage is the lot's. */
@Entity
public class Award {
    /** Who took the decision. */
    public enum DecidedBy {
        TENDEREE,
        /** The platform, after the time in which the tenderee might have. */
        SYSTEM
    }

    @EmbeddedId
    private LotKey key;

    private int round;
    private String reportSha256;
    private String candidates;
    private Instant receivedAt;
    private @Nullable String winnerSlot;
    private @Nullable String decisionSha256;

    @Column
    private @Nullable Instant decidedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable DecidedBy decidedBy;

    @Column
    private @Nullable Instant toldAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Award() {}

    Award(LotKey key, int round, String reportSha256, List<Candidate> ranked, Instant now) {
        this.key = key;
        this.round = round;
        this.reportSha256 = reportSha256;
        this.candidates = Candidate.write(ranked);
        this.receivedAt = now;
    }

    /** A new report takes the place of the one before it, and of what was decided on it. */
    void rest(int round, String reportSha256, List<Candidate> ranked, Instant now) {
        this.round = round;
        this.reportSha256 = reportSha256;
        this.candidates = Candidate.write(ranked);
        this.receivedAt = now;
        this.winnerSlot = null;
        this.decisionSha256 = null;
        this.decidedAt = null;
        this.decidedBy = null;
        this.toldAt = null;
    }

    /** Takes a decision over, which takes the place of one before it; that it is lawful was asked before. */
    void decide(Decision decision, DecidedBy by, Instant now) {
        winnerSlot = decision.winner().orElse(null);
        decisionSha256 = decision.sha256();
        decidedAt = now;
        decidedBy = by;
        toldAt = null;
    }

    /** Winner and losers are told. */
    void told(Instant now) {
        toldAt = now;
    }

    public LotKey lot() {
        return key;
    }

    public int round() {
        return round;
    }

    public String reportSha256() {
        return reportSha256;
    }

    /** By rank, the first first. */
    public List<Candidate> candidates() {
        return Candidate.read(candidates);
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** Digest of the decision in force; empty while none is. */
    public Optional<String> decisionSha256() {
        return Optional.ofNullable(decisionSha256);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Optional<DecidedBy> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> toldAt() {
        return Optional.ofNullable(toldAt);
    }

    /** Who wins; empty before a decision, and when nobody is to win. */
    public Optional<Candidate> winner() {
        return candidates().stream()
                .filter(candidate -> candidate.slot().equals(winnerSlot))
                .findFirst();
    }

    /** As {@link #winner}, refusing {@code not-decided}. */
    public Candidate requireWinner() {
        return winner().orElseThrow(() -> new Refused(AwardRefusal.NOT_DECIDED, "Nobody has won this lot yet"));
    }
}
