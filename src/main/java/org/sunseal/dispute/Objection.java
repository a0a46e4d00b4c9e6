package org.sunseal.dispute;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.AnswerText;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.dispute.proof.Outcome;
import org.sunseal.project.LotKey;

/**
 * An objection (异议) or query (质疑), as far as everybody may know it: that it was filed, on which day, and its answer.
 * Who filed it, when to the second, and why is a sealed fact, see {@link Filing}.
 */
@Entity
public class Objection {
    @Id
    private UUID id;

    private String tender;
    private String lot;

    @Enumerated(EnumType.STRING)
    private About about;

    private boolean late;
    private LocalDate filedOn;

    @Embedded
    private AnswerDue due;

    private byte @Nullable [] answerMessage;
    private byte @Nullable [] answerSalt;
    private @Nullable String answer;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    @Enumerated(EnumType.STRING)
    private @Nullable Consequence consequence;

    private @Nullable Instant deadlineFrom;
    private @Nullable Instant followedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Objection() {}

    Objection(UUID id, LotKey lot, About about, boolean late, LocalDate filedOn, @Nullable Instant dueAt) {
        this.id = id;
        this.tender = lot.tender();
        this.lot = lot.lot();
        this.about = about;
        this.late = late;
        this.filedOn = filedOn;
        this.due = new AnswerDue(dueAt);
    }

    /** A signed answer with the salt of its log entry. */
    record Answer(AnswerText text, byte[] message, byte[] salt) {}

    /**
     * Answers it for good.
     *
     * @param deadlineFrom the earliest deadline the lot may go on with; none where the answer asks for none
     * @throws org.sunseal.kernel.Refused {@code already-answered}
     */
    void answer(Answer given, @Nullable Instant deadlineFrom, Instant now) {
        due.answered(now);
        this.answerMessage = given.message();
        this.answerSalt = given.salt();
        this.answer = given.text().text();
        this.outcome = given.text().outcome();
        this.consequence = given.text().consequence();
        this.deadlineFrom = deadlineFrom;
    }

    /** Whether this very answer was given. */
    boolean isAnsweredBy(byte[] body) {
        return answerMessage != null && Arrays.equals(Filing.bodyOf(answerMessage), body);
    }

    /** Whether it was granted, something has to follow that another room does, and has not been done. */
    boolean isUnfollowed() {
        return outcome == Outcome.UPHELD && consequence != null && consequence.bindsLaterRooms() && followedAt == null;
    }

    /** What had to follow was done. */
    void follow(Instant now) {
        followedAt = now;
    }

    /** Whether something may wait for its answer: nothing waits for a late one. */
    boolean isPending() {
        return !late && due.answeredAt().isEmpty();
    }

    AnswerDue due() {
        return due;
    }

    public UUID id() {
        return id;
    }

    public LotKey lot() {
        return new LotKey(tender, lot);
    }

    public About about() {
        return about;
    }

    /** Out of time: kept and shown to the regulator, and nothing waits for it. */
    public boolean late() {
        return late;
    }

    /** No finer than the day: an instant could be tied to a caller. */
    public LocalDate filedOn() {
        return filedOn;
    }

    /** From when on an answer is late; exclusive. Empty where no period is set. */
    public Optional<Instant> dueAt() {
        return due.dueAt();
    }

    public Optional<String> answer() {
        return Optional.ofNullable(answer);
    }

    /** The signed answer. */
    public Optional<byte[]> answerMessage() {
        return Optional.ofNullable(answerMessage);
    }

    Optional<byte[]> answerSalt() {
        return Optional.ofNullable(answerSalt);
    }

    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<Consequence> consequence() {
        return Optional.ofNullable(consequence);
    }

    public Optional<Instant> answeredAt() {
        return due.answeredAt();
    }

    Optional<Instant> deadlineFrom() {
        return Optional.ofNullable(deadlineFrom);
    }
}
