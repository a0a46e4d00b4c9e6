package org.sunseal.evaluation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.proof.Charge;
import org.sunseal.evaluation.proof.EvaluationReport;
import org.sunseal.evaluation.proof.Phase;
import org.sunseal.evaluation.proof.Sitting;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/**
 * One sitting of a committee on one round of a lot. What the members do is kept apart, act by act ({@link KeptAct});
 * here stand what they were charged with and, later, their report.
 */
@Entity
public class Evaluation {
    @Id
    private UUID id;

    private String tender;
    private String lot;
    private int round;
    private int sitting;
    private byte[] charge;
    private Instant begunAt;
    private byte @Nullable [] report;
    private byte @Nullable [] pdf;
    private @Nullable Instant dueAt;
    private @Nullable Instant finishedAt;

    @Column
    private @Nullable String voidReason;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "evaluation_member", joinColumns = @JoinColumn(name = "evaluation_id"))
    @MapKeyColumn(name = "member")
    @Column(name = "account")
    private Map<String, String> accounts = new HashMap<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Evaluation() {}

    /** @param accounts account of each member, by its id */
    Evaluation(Charge charge, Map<String, String> accounts, Instant now) {
        this.id = UUID.randomUUID();
        this.tender = charge.place().tender();
        this.lot = charge.place().lot();
        this.round = charge.place().round();
        this.sitting = charge.place().sitting();
        this.charge = charge.bytes();
        this.accounts.putAll(accounts);
        this.begunAt = now;
    }

    /** Where the committee is; the acts say it until there is a report. */
    Phase phase(Sitting acts) {
        if (voidReason != null) {
            return Phase.VOID;
        }
        if (finishedAt != null) {
            return Phase.DONE;
        }
        return report == null ? acts.phase() : Phase.REPORT;
    }

    /** Takes the report, which waits for signatures until then. */
    void report(byte[] message, byte[] printed, Instant dueAt) {
        requireAtWork();
        this.report = message;
        this.pdf = printed;
        this.dueAt = dueAt;
    }

    /** All have signed, or count as consenting. */
    void finish(Instant now) {
        requireReported();
        finishedAt = now;
    }

    /** Ends without a result: another sitting takes its place (Regulation 48, Order 87 art. 49). */
    void voidFor(String reason) {
        if (finishedAt != null || voidReason != null) {
            throw new Refused(EvaluationRefusal.EVALUATION_ENDED, "This evaluation has ended");
        }
        voidReason = reason;
    }

    /** Refuses {@code report-drawn-up} or {@code evaluation-ended} unless acts are still taken. */
    void requireAtWork() {
        if (finishedAt != null || voidReason != null) {
            throw new Refused(EvaluationRefusal.EVALUATION_ENDED, "This evaluation has ended");
        }
        if (report != null) {
            throw new Refused(EvaluationRefusal.REPORT_DRAWN_UP, "The report is drawn up; what it says stays");
        }
    }

    /** Refuses {@code no-report} or {@code evaluation-ended} unless the report waits for signatures. */
    void requireReported() {
        if (finishedAt != null || voidReason != null) {
            throw new Refused(EvaluationRefusal.EVALUATION_ENDED, "This evaluation has ended");
        }
        if (report == null) {
            throw new Refused(EvaluationRefusal.NO_REPORT, "The report is not drawn up yet");
        }
    }

    /** Whether silence counts as consent by now. */
    boolean isDue(Instant now) {
        return dueAt != null && !now.isBefore(dueAt) && finishedAt == null && voidReason == null;
    }

    /** Which member that account is. */
    Optional<String> member(String account) {
        return accounts.entrySet().stream()
                .filter(entry -> entry.getValue().equals(account))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Which member that account is, or {@code not-your-evaluation}. */
    String requireMember(String account) {
        return member(account)
                .orElseThrow(() -> new Refused(
                        EvaluationRefusal.NOT_YOUR_EVALUATION, "Your account has no seat on this committee"));
    }

    UUID id() {
        return id;
    }

    LotKey lotKey() {
        return new LotKey(tender, lot);
    }

    int round() {
        return round;
    }

    int sitting() {
        return sitting;
    }

    Charge charge() {
        return Charge.read(charge);
    }

    Instant begunAt() {
        return begunAt;
    }

    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    boolean isFinished() {
        return finishedAt != null;
    }

    /** The JSON twin as the platform signed it. */
    Optional<byte[]> reportMessage() {
        return Optional.ofNullable(report);
    }

    /** What the report says; empty until it is drawn up. */
    Optional<EvaluationReport> report() {
        return reportMessage()
                .map(message ->
                        EvaluationReport.read(SignedMessage.parse(message).body()));
    }

    /** The PDF twin with the platform's signature alone. */
    Optional<byte[]> pdf() {
        return Optional.ofNullable(pdf);
    }
}
