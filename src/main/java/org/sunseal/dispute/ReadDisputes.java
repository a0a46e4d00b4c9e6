package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.dispute.proof.ObjectionText;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/**
 * What each reader may see of a lot's enquiries and objections. Everybody: that they are there, since which day, and the
 * answers. The tender side and the regulator: the words as well. Who spoke: nobody but the speaker before the bids are
 * frozen, the tender side and the regulator from then on.
 */
@ApplicationScoped
public class ReadDisputes {
    private final Objections objections;
    private final Filings filings;
    private final Enquiries enquiries;
    private final Questions questions;
    private final FollowObjections follow;
    private final Clock clock;

    ReadDisputes(
            Objections objections,
            Filings filings,
            Enquiries enquiries,
            Questions questions,
            FollowObjections follow,
            Clock clock) {
        this.objections = objections;
        this.filings = filings;
        this.enquiries = enquiries;
        this.questions = questions;
        this.follow = follow;
        this.clock = clock;
    }

    /**
     * An enquiry as its reader has it.
     *
     * @param question null where the reader may not see it yet
     * @param entry what the log commits to, for everybody once it is answered; null before
     */
    public record EnquirySeen(
            Enquiry enquiry,
            @Nullable String question,
            @Nullable Opened entry,
            boolean overdue,
            boolean mine) {}

    /**
     * An objection as its reader has it.
     *
     * @param text null where the reader may not see it
     * @param answerEntry what the log commits to of its answer, for everybody; null before
     * @param objector name and credit code, null where the reader may not see them
     */
    public record ObjectionSeen(
            Objection objection,
            @Nullable ObjectionText text,
            @Nullable Objector objector,
            @Nullable Opened answerEntry,
            boolean overdue,
            boolean mine) {}

    public record Objector(String name, String creditCode, Instant filedAt) {}

    /**
     * All of a lot's.
     *
     * @param deadlineToMove from when on a deadline would let the lot go on; null where it is no obstacle
     */
    public record ObjectionsSeen(
            List<ObjectionSeen> objections, @Nullable Instant deadlineToMove) {}

    /** A log entry laid open: type, salt and body, from which anybody can make the commitment the log holds. */
    public record Opened(String type, byte[] salt, byte[] body) {
        static Opened of(SealedEntry entry) {
            return new Opened(entry.type(), entry.salt(), entry.body());
        }
    }

    @Transactional
    public List<EnquirySeen> enquiries(Reader reader, LotKey key) {
        reader.lot(key);
        var privileged = reader.isTenderSide(key) || reader.isRegulator();
        var now = clock.instant();
        return enquiries.of(key).stream()
                .map(enquiry -> seen(reader, enquiry, privileged, now))
                .toList();
    }

    private EnquirySeen seen(Reader reader, Enquiry enquiry, boolean privileged, Instant now) {
        var mine = reader.isSpeaker(enquiry.id());
        var question = enquiry.question()
                .or(() -> privileged || mine
                        ? Optional.of(questions.get(enquiry.id()).text())
                        : Optional.empty())
                .orElse(null);
        var entry = AnswerEnquiry.entry(enquiry).map(Opened::of).orElse(null);
        return new EnquirySeen(enquiry, question, entry, enquiry.due().isOverdue(now), mine);
    }

    /** Late objections are for the regulator, the tender side and their objectors: nothing waits for them. */
    @Transactional
    public ObjectionsSeen objections(Reader reader, LotKey key) {
        var lot = reader.lot(key);
        var privileged = reader.isTenderSide(key) || reader.isRegulator();
        var closed = Periods.isClosed(lot);
        var now = clock.instant();
        var seen = objections.of(key).stream()
                .map(objection -> seen(reader, objection, privileged, closed, now))
                .filter(each -> privileged || each.mine() || !each.objection().late())
                .toList();
        return new ObjectionsSeen(seen, follow.deadlineToMove(lot, now).orElse(null));
    }

    private ObjectionSeen seen(Reader reader, Objection objection, boolean privileged, boolean closed, Instant now) {
        var mine = reader.isSpeaker(objection.id());
        ObjectionText text = null;
        Objector objector = null;
        if (privileged || mine) {
            var filing = filings.get(objection.id());
            text = filing.text();
            objector = mine || closed ? new Objector(filing.name(), filing.creditCode(), filing.filedAt()) : null;
        }
        var entry = AnswerObjection.entry(objection).map(Opened::of).orElse(null);
        return new ObjectionSeen(
                objection, text, objector, entry, objection.due().isOverdue(now), mine);
    }

    /**
     * A document an objection names.
     *
     * @throws Refused {@code no-such-evidence}
     */
    @Transactional
    public byte[] evidence(Reader reader, LotKey key, UUID id, String sha256) {
        reader.lot(key);
        var objection = objections.get(key, id);
        var filing = filings.get(objection.id());
        var may = reader.isTenderSide(key) || reader.isRegulator() || reader.isSpeaker(id);
        return Optional.of(filing)
                .filter(found -> may
                        && found.text().evidence().stream()
                                .anyMatch(each -> each.sha256().equals(sha256)))
                .flatMap(found -> filings.evidenceOf(found.organisation(), sha256))
                .orElseThrow(() ->
                        new Refused(DisputeRefusal.NO_SUCH_EVIDENCE, "That objection names no such document for you"));
    }

    /**
     * The log entry of a filing, laid open to its objector at any time, and to the tender side and the regulator once
     * the bids are frozen.
     *
     * @throws Refused {@code no-such-objection} for all others
     */
    @Transactional
    public Opened entry(Reader reader, LotKey key, UUID id) {
        var lot = reader.lot(key);
        var objection = objections.get(key, id);
        var may = reader.isSpeaker(id) || (Periods.isClosed(lot) && (reader.isTenderSide(key) || reader.isRegulator()));
        if (!may) {
            throw new Refused(
                    DisputeRefusal.NO_SUCH_OBJECTION,
                    "Who objected is secret until the bids of lot %s are frozen".formatted(key));
        }
        return Opened.of(filings.get(id).entry(id, objection.late()));
    }
}
