package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Times;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;

/** Answers a question: both are published to everybody, and whoever took the documents is told. */
@ApplicationScoped
public class AnswerEnquiry {
    private static final String ENTRY = "ENQUIRY_ANSWER";

    private final Lots lots;
    private final Enquiries enquiries;
    private final Questions questions;
    private final TenderSide tenderSide;
    private final TellPeople tell;
    private final AuditLog log;
    private final Clock clock;

    AnswerEnquiry(
            Lots lots,
            Enquiries enquiries,
            Questions questions,
            TenderSide tenderSide,
            TellPeople tell,
            AuditLog log,
            Clock clock) {
        this.lots = lots;
        this.enquiries = enquiries;
        this.questions = questions;
        this.tenderSide = tenderSide;
        this.tell = tell;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Answers for good; the same answer again changes nothing.
     *
     * @throws Refused {@code mandate-missing}, {@code no-such-enquiry}, {@code empty-answer} or
     *     {@code already-answered}
     */
    @Transactional
    public void answer(Party party, LotKey key, UUID id, String text) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        tenderSide.requireSpeaksForTenderee(party, key.tender(), now);
        var lot = lots.lock(key);
        var enquiry = enquiries.get(key, id);
        if (text.isBlank()) {
            throw new Refused(DisputeRefusal.EMPTY_ANSWER, "answer", "An answer says something");
        }
        if (enquiry.answer().equals(Optional.of(text))) {
            return;
        }
        var question = questions.get(id);
        byte[] salt = Keys.random(question.salt().length);
        enquiry.publish(question.text(), text, salt, now);
        log.append(entry(enquiry).orElseThrow());
        var wording = Wordings.enquiryAnswered(lot);
        tell.downloaders(key, wording, now);
        tell.speaker(key, id, wording, now);
    }

    /** What the log holds of an answer: open to all, with the answer itself; empty before it. */
    static Optional<SealedEntry> entry(Enquiry enquiry) {
        return enquiry.answeredAt().map(at -> {
            var json = new LinkedHashMap<String, Object>();
            json.put("v", 1);
            json.put("enquiry", enquiry.id().toString());
            json.put("question", enquiry.question().orElseThrow());
            json.put("answer", enquiry.answer().orElseThrow());
            json.put("answeredAt", Times.format(at));
            return new SealedEntry(ENTRY, enquiry.answerSalt().orElseThrow(), CanonicalJson.write(json));
        });
    }
}
