package org.sunseal.cli.scenario.procedure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.Expected;
import org.sunseal.cli.scenario.LotPlay;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/**
 * An addendum that may affect bids comes too near the deadline. The platform refuses it and says from when on a deadline
 * would be lawful; then the agency publishes it with a later one (TBR 21, O87 27).
 */
public final class MoveDeadline {
    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}");
    private static final Duration BEFORE_DEADLINE = Duration.ofDays(10);
    /** The earliest lawful deadline moves on while the agency signs. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final String CHANGE = "延长质保期至三年，工程量清单和报价要求相应调整";

    private final Ensemble ensemble;
    private final Actor agency;

    public MoveDeadline(Ensemble ensemble) {
        this.ensemble = ensemble;
        this.agency = ensemble.cast().agency();
    }

    /** Moves all the lots to one common deadline, the earliest that is lawful for each of them. */
    public void play(List<PlayedLot> lots) {
        var told = ensemble.told();
        told.act("An addendum moves the deadline");
        var soonest =
                lots.stream().map(PlayedLot::openAt).min(Instant::compareTo).orElseThrow();
        told.step("All clocks move to ten days before the deadline " + soonest);
        ensemble.clocks().moveTo(soonest.minus(BEFORE_DEADLINE));
        var lawful = new ArrayList<Instant>();
        for (var lot : lots) {
            told.step("The agency changes the terms of %s and leaves the deadline where it is".formatted(lot));
            lawful.add(earliest(refused(lot, lot.openAt())));
        }
        var openAt = lawful.stream()
                .max(Instant::compareTo)
                .orElseThrow()
                .plus(MARGIN)
                .truncatedTo(ChronoUnit.MINUTES);
        for (var lot : lots) {
            told.step("Notice 2 of %s carries the addendum and moves the deadline".formatted(lot));
            publish(lot, openAt);
        }
    }

    /** What the platform says to an addendum that moves nothing. */
    private String refused(PlayedLot lot, Instant openAt) {
        var notice = amended(lot, openAt, store(lot, openAt)).sign(agency.signer());
        var said = Expected.refusal(
                "too-near-the-deadline", () -> agency.api().post(lot.path() + "/notices", Map.of("notice", notice)));
        ensemble.told().seen(said);
        return said;
    }

    private void publish(PlayedLot lot, Instant openAt) {
        var known = new ArrayList<Long>();
        var bidders = lot.bidders(ensemble.cast());
        bidders.forEach(bidder -> known.add(Inbox.of(bidder).about("notice-published", lot)));
        var notice = amended(lot, openAt, store(lot, openAt));
        lot.announced()
                .publish(notice, agency, ensemble.inboxes(), ensemble.setting().register(), ensemble.told());
        var shown = ensemble.anyone().get(lot.path()).list("rounds").getFirst();
        Deviation.unless(Instant.parse(shown.text("openAt")).equals(openAt), "The platform shows another deadline");
        for (int i = 0; i < bidders.size(); i++) {
            Deviation.unless(
                    Inbox.of(bidders.get(i)).about("notice-published", lot) == known.get(i) + 1,
                    bidders.get(i).name() + " has no letter about the addendum");
        }
        ensemble.told().seen("every bidder that took the documents has a letter about it");
    }

    /** Stores the changed terms, again as long as no notice covers them, and tells the root of all documents. */
    private String store(PlayedLot lot, Instant openAt) {
        var terms = new PlayedTerms(lot, agency);
        var documents = lot.tenderPath() + "/documents";
        var now = ensemble.clocks().now();
        agency.api().put(documents + "/" + terms.fileName(2), terms.amended(now, openAt, CHANGE));
        return agency.api().get(documents).digest("documentsRoot");
    }

    private static Notice amended(PlayedLot lot, Instant openAt, String documentsRoot) {
        var before = lot.announced().notice();
        return new Notice(
                before.tender(),
                before.lot(),
                before.version() + 1,
                before.sha256(),
                List.of(new NoticeRound(LotPlay.ROUND, "complete", openAt, null)),
                before.minimumBids(),
                before.objectionWindow(),
                before.grace(),
                before.suite(),
                before.profile(),
                before.signers(),
                before.registerSha256(),
                documentsRoot);
    }

    /** The date a refusal offers, the last one in its sentence, on the clock of the law. */
    static Instant earliest(String refusal) {
        var found = DATE.matcher(refusal).results().reduce((earlier, later) -> later);
        return found.map(date -> LocalDateTime.parse(date.group(), SHOWN))
                .map(date -> date.atZone(LEGAL_ZONE).toInstant())
                .orElseThrow(() -> new Deviation("No date is offered: " + refusal));
    }
}
