package org.sunseal.experts;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.experts.draw.Handle;
import org.sunseal.experts.draw.Trace;
import org.sunseal.experts.proof.LoggedDecline;

/** A seat somebody was drawn for. Who that is, is ciphertext; the handle says it to nobody without the private file. */
@Entity
@Table(name = "committee_seat")
class Seat {
    /** How the invitation was answered. */
    enum State {
        INVITED,
        ACCEPTED,
        DECLINED,
        NO_ANSWER
    }

    @Id
    private UUID id;

    private String drawId;
    private int number;
    private String slot;
    private String handle;
    private byte[] sealedExpert;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant invitedAt;
    private Instant answerBy;
    private @Nullable Instant answeredAt;
    private byte @Nullable [] sealedAnswer;
    private @Nullable Integer declineNo;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Seat() {}

    /** @param number which invitation of the lot it is, from 1 */
    Seat(
            CommitteeDraw draw,
            int number,
            Trace.Place place,
            Expert expert,
            ExpertSecrets secrets,
            Instant now,
            Instant answerBy) {
        this.id = UUID.randomUUID();
        this.drawId = draw.drawId();
        this.number = number;
        this.slot = place.slot();
        this.handle = place.handle().hex();
        this.sealedExpert = secrets.seal(address("expert"), expert.id().toString());
        this.state = State.INVITED;
        this.invitedAt = now;
        this.answerBy = answerBy;
    }

    private String address(String what) {
        return "%s/%s/%s".formatted(what, drawId, handle);
    }

    /** Seals whatever proves the answer. */
    byte[] sealedAnswer(ExpertSecrets secrets, byte[] answer) {
        return secrets.seal(address("answer"), answer);
    }

    void accept(Instant now) {
        state = State.ACCEPTED;
        answeredAt = now;
    }

    /**
     * The expert leaves for good.
     *
     * @param declineNo which decline of the draw it is, from 1
     */
    void leave(LoggedDecline.Cause cause, byte[] sealed, int declineNo, Instant now) {
        state = cause == LoggedDecline.Cause.NO_ANSWER ? State.NO_ANSWER : State.DECLINED;
        sealedAnswer = sealed.clone();
        this.declineNo = declineNo;
        answeredAt = now;
    }

    boolean isOpenAt(Instant now) {
        return state == State.INVITED && now.isBefore(answerBy);
    }

    boolean isHeld() {
        return state == State.INVITED || state == State.ACCEPTED;
    }

    UUID id() {
        return id;
    }

    String drawId() {
        return drawId;
    }

    int number() {
        return number;
    }

    String slot() {
        return slot;
    }

    Handle handle() {
        return new Handle(handle);
    }

    UUID expert(ExpertSecrets secrets) {
        return UUID.fromString(secrets.text(address("expert"), sealedExpert));
    }

    State state() {
        return state;
    }

    Instant invitedAt() {
        return invitedAt;
    }

    Instant answerBy() {
        return answerBy;
    }

    Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    /** What the expert signed, or the record of the unanswered invitation; empty for one that stays. */
    Optional<byte[]> answer(ExpertSecrets secrets) {
        return Optional.ofNullable(sealedAnswer).map(kept -> secrets.open(address("answer"), kept));
    }

    Optional<Integer> declineNo() {
        return Optional.ofNullable(declineNo);
    }
}
