package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.crypto.Keys;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.ProjectRefusal;
import org.sunseal.trade.Stage;

/** Takes a question about the documents, before the deadline, from any organisation but those who tender. */
@ApplicationScoped
public class AskEnquiry {
    private static final int SALT_BYTES = 16;

    private final Lots lots;
    private final Enquiries enquiries;
    private final Questions questions;
    private final Periods periods;
    private final TenderSide tenderSide;
    private final Speakers speakers;
    private final TellPeople tell;
    private final AuditLog log;
    private final Clock clock;

    AskEnquiry(
            Lots lots,
            Enquiries enquiries,
            Questions questions,
            Periods periods,
            TenderSide tenderSide,
            Speakers speakers,
            TellPeople tell,
            AuditLog log,
            Clock clock) {
        this.lots = lots;
        this.enquiries = enquiries;
        this.questions = questions;
        this.periods = periods;
        this.tenderSide = tenderSide;
        this.speakers = speakers;
        this.tell = tell;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Takes the question; the same again from the same organisation answers with the one there is.
     *
     * @return its id
     * @throws Refused {@code enquiry-too-late}, {@code empty-question}, {@code own-tender} or {@code no-such-lot}
     */
    @Transactional
    public UUID ask(Party party, LotKey key, String text) {
        var asker = party.own();
        if (text.isBlank()) {
            throw new Refused(DisputeRefusal.EMPTY_QUESTION, "question", "A question asks something");
        }
        var id = questions.id(asker.id(), key.toString(), text);
        var lot = lots.get(key); // unlocked: a question moves nothing, and a stranger must not make bidders wait
        if (enquiries.find(id).isPresent()) {
            return id;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        requireTaken(lot);
        if (!now.isBefore(Periods.openingOf(lot))) {
            throw new Refused(
                    DisputeRefusal.ENQUIRY_TOO_LATE,
                    "Questions ended with the deadline %s".formatted(Periods.openingOf(lot)));
        }
        if (tenderSide.includes(key.tender(), asker.id())) {
            throw new Refused(DisputeRefusal.OWN_TENDER, "Who tenders does not ask about the tender");
        }
        var question = new Question(asker.id(), asker.creditCode(), now, text, Keys.random(SALT_BYTES));
        if (!questions.keep(id, question)) {
            return id; // the same call twice at once
        }
        var today = Periods.day(now);
        enquiries.keep(
                new Enquiry(id, key, today, periods.enquiryEnd(lot, today).orElse(null)));
        speakers.remember(id, asker.id(), party.account());
        log.append(question.entry(id));
        tell.tenderSide(lot, Wordings.enquiryAsked(lot), Periods.startOfDay(today));
        return id;
    }

    private static void requireTaken(Lot lot) {
        if (lot.noticeVersion() == 0) {
            throw new Refused(ProjectRefusal.NO_SUCH_LOT, "Lot %s is not registered".formatted(lot.key()));
        }
        if (lot.stage() != Stage.ISSUING && !lot.stage().isHeld()) {
            throw new Refused(
                    DisputeRefusal.ENQUIRY_TOO_LATE, "A lot that is %s takes no questions".formatted(lot.stage()));
        }
    }
}
