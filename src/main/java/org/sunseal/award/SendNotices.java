package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.trade.Subject;

/** Sends the award notice to the winner and the result to all others, once, and starts the time for the contract. */
@ApplicationScoped
class SendNotices {
    private final Papers papers;
    private final Clocks clocks;
    private final Event<AwardEvent> events;

    SendNotices(Papers papers, Clocks clocks, Event<AwardEvent> events) {
        this.papers = papers;
        this.clocks = clocks;
        this.events = events;
    }

    /**
     * Sends them unless they are sent; the caller holds the lot alone.
     *
     * @throws Refused {@code notice-not-signed}
     */
    @Transactional(TxType.MANDATORY)
    void with(Lot lot, Award award, Instant now) {
        if (award.toldAt().isPresent()) {
            return;
        }
        var decided = award.decidedAt().orElseThrow();
        if (papers.newest(lot.key(), Paper.Kind.SIGNED_NOTICE_PDF)
                .filter(paper -> !paper.keptAt().isBefore(decided))
                .isEmpty()) {
            throw new Refused(AwardRefusal.NOTICE_NOT_SIGNED, "The tenderee has not signed the award notice");
        }
        award.told(now);
        clocks.start(lot, Subject.CONTRACT, now);
        events.fire(new AwardEvent.NoticesSent(lot.key(), now));
    }
}
