package org.sunseal.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/**
 * A question about the documents (询问), as far as everybody may know it. Who asked stays sealed; the question itself
 * does until it is published with its answer.
 */
@Entity
public class Enquiry {
    @Id
    private UUID id;

    private String tender;
    private String lot;
    private LocalDate askedOn;
    private @Nullable Instant dueAt;
    private boolean overdueTold;
    private @Nullable String question;
    private @Nullable String answer;
    private byte @Nullable [] answerSalt;
    private @Nullable Instant answeredAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Enquiry() {}

    Enquiry(UUID id, LotKey lot, LocalDate askedOn, @Nullable Instant dueAt) {
        this.id = id;
        this.tender = lot.tender();
        this.lot = lot.lot();
        this.askedOn = askedOn;
        this.dueAt = dueAt;
    }

    /**
     * Publishes the question with its answer, for good.
     *
     * @throws Refused {@code already-answered}
     */
    void publish(String question, String answer, byte[] salt, Instant now) {
        if (answeredAt != null) {
            throw new Refused(
                    DisputeRefusal.ALREADY_ANSWERED, "The question was answered at %s already".formatted(answeredAt));
        }
        this.question = question;
        this.answer = answer;
        this.answerSalt = salt;
        this.answeredAt = now;
    }

    /** A time limit is exclusive: at its very instant the answer is overdue. */
    boolean isOverdue(Instant now) {
        return answeredAt == null && dueAt != null && !now.isBefore(dueAt);
    }

    void tellOverdue() {
        overdueTold = true;
    }

    boolean isOverdueTold() {
        return overdueTold;
    }

    public UUID id() {
        return id;
    }

    public LotKey lot() {
        return new LotKey(tender, lot);
    }

    /** No finer than the day: an instant could be tied to a caller. */
    public LocalDate askedOn() {
        return askedOn;
    }

    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    /** Empty until it is answered. */
    public Optional<String> question() {
        return Optional.ofNullable(question);
    }

    public Optional<String> answer() {
        return Optional.ofNullable(answer);
    }

    Optional<byte[]> answerSalt() {
        return Optional.ofNullable(answerSalt);
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }
}
