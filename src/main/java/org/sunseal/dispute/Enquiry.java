package org.sunseal.dispute;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    @Embedded
    private AnswerDue due;

    private @Nullable String question;
    private @Nullable String answer;
    private byte @Nullable [] answerSalt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Enquiry() {}

    Enquiry(UUID id, LotKey lot, LocalDate askedOn, @Nullable Instant dueAt) {
        this.id = id;
        this.tender = lot.tender();
        this.lot = lot.lot();
        this.askedOn = askedOn;
        this.due = new AnswerDue(dueAt);
    }

    /**
     * Publishes the question with its answer, for good.
     *
     * @throws org.sunseal.kernel.Refused {@code already-answered}
     */
    void publish(String question, String answer, byte[] salt, Instant now) {
        due.answered(now);
        this.question = question;
        this.answer = answer;
        this.answerSalt = salt;
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

    /** No finer than the day: an instant could be tied to a caller. */
    public LocalDate askedOn() {
        return askedOn;
    }

    public Optional<Instant> dueAt() {
        return due.dueAt();
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
        return due.answeredAt();
    }
}
