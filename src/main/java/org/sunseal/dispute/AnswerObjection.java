package org.sunseal.dispute;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.AnswerText;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.dispute.proof.Outcome;
import org.sunseal.identity.Party;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;

/**
 * Answers an objection, signed, for good and in the open. The lot goes on with the last answer, unless the deadline has
 * to move first.
 */
@ApplicationScoped
public class AnswerObjection {
    private static final String ENTRY = "ANSWER";

    private final Lots lots;
    private final Objections objections;
    private final Periods periods;
    private final TenderSide tenderSide;
    private final FollowObjections follow;
    private final TellPeople tell;
    private final SigningCertificates certificates;
    private final AuditLog log;
    private final Event<DisputeEvent> events;
    private final Clock clock;

    AnswerObjection(
            Lots lots,
            Objections objections,
            Periods periods,
            TenderSide tenderSide,
            FollowObjections follow,
            TellPeople tell,
            SigningCertificates certificates,
            AuditLog log,
            Event<DisputeEvent> events,
            Clock clock) {
        this.lots = lots;
        this.objections = objections;
        this.periods = periods;
        this.tenderSide = tenderSide;
        this.follow = follow;
        this.tell = tell;
        this.certificates = certificates;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What came of an answer.
     *
     * @param deadlineToMove from when on a deadline would let the lot go on; null where it has gone on or waits for
     *     another answer
     */
    public record Answered(@Nullable Instant deadlineToMove) {}

    /**
     * Answers with what the tender side signed; the same again answers with what came of it.
     *
     * @param message CMS SignedData over {@link AnswerText}
     * @throws InvalidEvidence when the message, its signature or its certificate does not hold
     * @throws Refused {@code mandate-missing}, {@code no-such-objection}, {@code already-answered} and others, see
     *     {@link DisputeRefusal}
     */
    public Answered answer(Party party, LotKey key, UUID id, byte[] message) {
        var now = clock.instant();
        var own = QuarkusTransaction.requiringNew().call(() -> {
            tenderSide.requireSpeaksForTenderee(party, key.tender(), now);
            objections.get(key, id);
            return party.organisation();
        });
        var signed = SignedMessage.parse(message);
        var text = AnswerText.parse(signed.body());
        refuse(id, text);
        certificates.requireFor(own, signed.onlySigner(), signed.chain(), now);
        return QuarkusTransaction.requiringNew().call(() -> keep(key, id, message, text));
    }

    private Answered keep(LotKey key, UUID id, byte[] message, AnswerText text) {
        var lot = lots.lock(key);
        var objection = objections.get(key, id);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (objection.isAnsweredBy(text.body())) {
            return new Answered(follow.deadlineToMove(lot, now).orElse(null));
        }
        var row = ObjectionRows.of(lot.kind(), objection);
        requireFits(row, text);
        var entry = SealedEntry.of(ENTRY, message);
        var deadline = text.changesDocuments()
                ? periods.earliestDeadline(lot, row, now).orElse(null)
                : null;
        objection.answer(new Objection.Answer(text, message, entry.salt()), deadline, now);
        log.append(entry);
        follow.follow(lot, now);
        var toMove = follow.deadlineToMove(lot, now);
        toMove.ifPresent(earliest -> tell.tenderSide(lot, Wordings.deadlineToMove(lot, earliest), now));
        tellOf(lot, objection, row, now);
        events.fire(new DisputeEvent.Answered(key, id, objection.about(), text.outcome()));
        if (text.outcome() == Outcome.UPHELD) {
            events.fire(new DisputeEvent.Upheld(key, id, objection.about(), text.consequence()));
        }
        Log.infof("An objection about lot %s was answered", key);
        return new Answered(toMove.orElse(null));
    }

    /** What the log commits to of an answer; empty before it. */
    static Optional<SealedEntry> entry(Objection objection) {
        return objection
                .answerMessage()
                .map(message -> new SealedEntry(ENTRY, objection.answerSalt().orElseThrow(), message));
    }

    /** What concerns the documents concerns everybody who took them; the rest is told to whoever objected. */
    private void tellOf(Lot lot, Objection objection, ObjectionRow row, Instant now) {
        var wording = Wordings.objectionAnswered(lot, row);
        tell.speaker(lot.key(), objection.id(), wording, now);
        if (objection.about() == About.DOCUMENTS && !objection.late()) {
            tell.downloaders(lot.key(), wording, now);
        }
    }

    private static void refuse(UUID id, AnswerText text) {
        var refused = new ArrayList<Refused>();
        if (!text.objection().equals(id)) {
            refused.add(new Refused(
                    DisputeRefusal.ANSWER_TO_ANOTHER_OBJECTION,
                    "objection",
                    "The answer names %s".formatted(text.objection())));
        }
        if (text.text().isBlank()) {
            refused.add(new Refused(DisputeRefusal.EMPTY_ANSWER, "text", "An answer says something"));
        }
        if (text.outcome() == Outcome.REJECTED && text.consequence() != Consequence.NONE) {
            refused.add(new Refused(
                    DisputeRefusal.WRONG_CONSEQUENCE, "consequence", "Nothing follows from what is rejected"));
        }
        if (text.changesDocuments() && text.consequence() != Consequence.CORRECT_DOCUMENTS) {
            refused.add(new Refused(
                    DisputeRefusal.WRONG_CONSEQUENCE,
                    "changesDocuments",
                    "Documents change only where the consequence is to correct them"));
        }
        Refused.all(refused);
    }

    private static void requireFits(ObjectionRow row, AnswerText text) {
        if (!row.consequences().contains(text.consequence())) {
            throw new Refused(
                    DisputeRefusal.WRONG_CONSEQUENCE,
                    "consequence",
                    "%s cannot follow from an objection about %s".formatted(text.consequence(), row.about()));
        }
    }
}
