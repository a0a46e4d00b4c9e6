package org.sunseal.cli.scenario.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunseal.cli.scenario.BidDesk;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.Fields;

/** The award of a lot as its tenderee sees it just now. */
record SeenAward(PlayedLot lot, Fields shown) {
    static SeenAward of(PlayedLot lot) {
        return new SeenAward(lot, lot.tenderee().api().get(path(lot)));
    }

    static String path(PlayedLot lot) {
        return lot.path() + "/award";
    }

    /** Somebody the report ranks. */
    record Candidate(int rank, String slot, String name, String creditCode) {}

    /** By rank, the first first. */
    List<Candidate> candidates() {
        return shown.list("candidates").stream()
                .map(each -> new Candidate(
                        each.smallInteger("rank"), each.text("slot"), each.text("name"), each.text("creditCode")))
                .toList();
    }

    String reportSha256() {
        return shown.digest("reportSha256");
    }

    int round() {
        return shown.smallInteger("round");
    }

    /** Where the winner worked on its bid. */
    BidDesk winner() {
        return desk(shown.text("winnerSlot"));
    }

    /** Where whoever is behind that slot worked on its bid. */
    BidDesk desk(String slot) {
        return lot.desks().values().stream()
                .filter(desk -> desk.newest()
                        .filter(bid -> bid.slot().slot().equals(slot))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new Deviation("Nobody here bid under slot " + slot));
    }

    /** A time limit or period of the lot, the newest under that rule. */
    record Limit(String citation, Instant dueAt, boolean met, boolean overdue) {}

    Optional<Limit> limit(String rule) {
        return shown.list("limits").stream()
                .filter(each -> each.text("rule").equals(rule))
                .map(each -> new Limit(
                        each.text("citation"),
                        Instant.parse(each.text("dueAt")),
                        each.has("metAt"),
                        each.truth("overdue")))
                .reduce((earlier, later) -> later);
    }

    Limit requireLimit(String rule) {
        return limit(rule).orElseThrow(() -> new Deviation("The platform knows no limit " + rule));
    }
}
