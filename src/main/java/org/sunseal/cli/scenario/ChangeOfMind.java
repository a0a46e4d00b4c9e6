package org.sunseal.cli.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/** Lot 1 is postponed; afterwards one bidder replaces its bid and another withdraws. */
final class ChangeOfMind {
    private static final Duration POSTPONED_BY = Duration.ofDays(2);

    private final Setting setting;
    private final Cast cast;
    private final Inboxes inboxes;
    private final Clocks clocks;
    private final Narration told;

    ChangeOfMind(Setting setting, Cast cast, Inboxes inboxes, Clocks clocks, Narration told) {
        this.setting = setting;
        this.cast = cast;
        this.inboxes = inboxes;
        this.clocks = clocks;
        this.told = told;
    }

    void play(LotPlay lot, HandInBids bids) {
        told.act("Lot %s is postponed, and two bidders change their minds".formatted(lot.lot()));
        var later = lot.openAt().plus(POSTPONED_BY);
        told.step("The agency signs notice 2: the opening moves to %s".formatted(later));
        lot.publish(postponed(lot.notice(), later), cast.agency(), inboxes, setting.register(), told);
        told.step("A notice signed by somebody version 1 does not name is refused");
        var forged = postponed(lot.notice(), later.minus(POSTPONED_BY))
                .sign(cast.bidder(3).signer());
        told.seen(Expected.refusal(
                "unknown-signer", () -> cast.agency().api().post(lot.path() + "/notices", Map.of("notice", forged))));
        told.step("%s replaces its bid, under a fresh slot and the new notice"
                .formatted(cast.bidder(2).name()));
        bids.handIn(2, new Offer("11650000.00", 175));
        told.step("%s withdraws its bid".formatted(cast.bidder(5).name()));
        var desk = bids.desk(5);
        var receipt = desk.withdraw(desk.newest().orElseThrow(), clocks.now());
        told.seen("withdrawal proved for slot " + receipt.receipt().slot());
    }

    private static Notice postponed(Notice before, Instant openAt) {
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
                before.documentsRoot());
    }
}
