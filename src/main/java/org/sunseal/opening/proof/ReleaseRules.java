package org.sunseal.opening.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.sunseal.crypto.Times;
import org.sunseal.opening.proof.Refusal.Rule;
import org.sunseal.project.proof.OrdersInForce;

/**
 * When a trustee may release its shares of a round: only if no rule of protocol 5.9 says no. The list below is the
 * regulation; each rule answers alone, so that a waiting trustee can name everything it waits for.
 */
public final class ReleaseRules {
    private static final List<Function<ReleaseCase, List<Refusal>>> RULES = List.of(
            ReleaseRules::time,
            ReleaseRules::oneProvenClose,
            ReleaseRules::ownSlotsOnce,
            ReleaseRules::noOrderAgainstIt,
            ReleaseRules::enoughBids,
            ReleaseRules::nobodyObjects,
            ReleaseRules::admission);

    private ReleaseRules() {}

    /** Every reason to keep the shares; an empty list means they are released. */
    public static List<Refusal> refuse(ReleaseCase round) {
        return RULES.stream().flatMap(rule -> rule.apply(round).stream()).toList();
    }

    private static List<Refusal> time(ReleaseCase round) {
        var no = new Findings(Rule.R1);
        var openAt = round.terms().openAt();
        no.when(
                round.now().isBefore(openAt),
                "It is %s here, and opening is at %s".formatted(Times.format(round.now()), Times.format(openAt)));
        no.when(
                round.close().tokenTime().isBefore(openAt),
                "CLOSE was stamped at %s, before opening at %s"
                        .formatted(Times.format(round.close().tokenTime()), Times.format(openAt)));
        no.when(
                !round.close().closing().deadline().equals(openAt),
                "CLOSE names the deadline %s, the effective one is %s"
                        .formatted(Times.format(round.close().closing().deadline()), Times.format(openAt)));
        return no.found();
    }

    private static List<Refusal> oneProvenClose(ReleaseCase round) {
        var no = new Findings(Rule.R2);
        var closing = round.close().closing();
        var sha256 = closing.sha256();
        no.when(
                round.close().index() < closing.previousSize(),
                "CLOSE stands at %d, below the size %d it was written at"
                        .formatted(round.close().index(), closing.previousSize()));
        no.when(
                !closing.previousRoot().equals(round.ownRootAtPrevious()),
                "CLOSE builds on another history than the log held here at size %d".formatted(closing.previousSize()));
        no.when(!round.closesOfRound().contains(sha256), "CLOSE %s is not in the log held here".formatted(sha256));
        no.when(
                round.closesOfRound().size() > 1,
                "The round was closed more than once: %s".formatted(new TreeSet<>(round.closesOfRound())));
        return no.found();
    }

    private static List<Refusal> ownSlotsOnce(ReleaseCase round) {
        var no = new Findings(Rule.R3);
        var closing = round.close().closing();
        no.when(!closing.froze(round.list()), "The list is not the one CLOSE froze");
        no.when(
                !round.allotments().stream()
                        .allMatch(each -> each.isForBids(closing.tender(), closing.lot(), closing.round())),
                "The allotment is for another purpose, lot or round");
        no.when(
                round.allotments().stream()
                        .anyMatch(each -> !each.hasTermsOf(round.allotments().getFirst())),
                "The round's allotments contradict each other");
        var sha256 = closing.sha256();
        for (var slot : round.list().slots()) {
            no.when(
                    round.allotments().stream().noneMatch(each -> each.contains(slot)),
                    "Slot %s is outside the allotment".formatted(slot));
            var under = round.releasedUnder().get(slot);
            no.when(
                    under != null && !under.equals(sha256),
                    "Slot %s was released under CLOSE %s already".formatted(slot, under));
        }
        return no.found();
    }

    private static List<Refusal> noOrderAgainstIt(ReleaseCase round) {
        var no = new Findings(Rule.R4);
        var closing = round.close().closing();
        OrdersInForce.against(closing.tender(), closing.lot(), round.orders()).forEach(why -> no.when(true, why));
        return no.found();
    }

    private static List<Refusal> enoughBids(ReleaseCase round) {
        var no = new Findings(Rule.R5);
        no.when(
                round.close().closing().count() < round.terms().minimumBids(),
                "%d bids came, %d are needed"
                        .formatted(
                                round.close().closing().count(), round.terms().minimumBids()));
        return no.found();
    }

    private static List<Refusal> nobodyObjects(ReleaseCase round) {
        var no = new Findings(Rule.R6);
        var known = round.firstSeen().isAfter(round.close().quorumTime())
                ? round.firstSeen()
                : round.close().quorumTime();
        var end = known.plus(round.objectionWindow());
        no.when(round.now().isBefore(end), "Objections may come until %s".formatted(Times.format(end)));
        no.when(
                !round.openClaims().isEmpty(),
                "Claims are open for %s".formatted(String.join(", ", new TreeSet<>(round.openClaims()))));
        return no.found();
    }

    private static List<Refusal> admission(ReleaseCase round) {
        var no = new Findings(Rule.R7);
        no.when(round.waitsForAdmission(), "The round waits for another, and its admission list is not known here");
        return no.found();
    }

    /** Collects what one rule has to say. */
    private static final class Findings {
        private final Rule rule;
        private final List<Refusal> found = new ArrayList<>();

        Findings(Rule rule) {
            this.rule = rule;
        }

        void when(boolean holds, String detail) {
            if (holds) {
                found.add(new Refusal(rule, detail));
            }
        }

        List<Refusal> found() {
            return found;
        }
    }
}
