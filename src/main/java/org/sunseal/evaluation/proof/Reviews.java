package org.sunseal.evaluation.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sunseal.kernel.Refused;

/** What the members decided about the bids, by majority, step after step (Order 87 art. 61). */
final class Reviews {
    private final Charge charge;
    private final List<Act> acts;
    private final PriceLooks prices;

    Reviews(Charge charge, List<Act> acts) {
        this.charge = charge;
        this.acts = acts;
        this.prices = new PriceLooks(charge);
    }

    /** Where a verdict belongs. */
    record Question(String bid, String item) {}

    /** What is asked in that matter now; nothing where it does not arise. The matters before it are decided. */
    List<Question> questions(Matter matter) {
        return switch (matter) {
            case QUALIFICATION -> criteria(allBids(), charge.task().qualification());
            case RESPONSIVENESS -> criteria(qualified(), charge.task().responsiveness());
            case LOW_PRICE ->
                lowPrices().stream()
                        .map(low -> new Question(low.bid(), Verdict.LOW_PRICE))
                        .toList();
            case COMPETITION ->
                isDoubtful() ? List.of(new Question(Verdict.WHOLE_LOT, Verdict.COMPETITION)) : List.of();
        };
    }

    /** Whether every member has said what it thinks, or nothing was asked. */
    boolean decided(Matter matter) {
        return ballots(matter).size() == charge.committee().size()
                || questions(matter).isEmpty();
    }

    List<Act.Ballot> ballots(Matter matter) {
        return acts.stream()
                .filter(Act.Ballot.class::isInstance)
                .map(Act.Ballot.class::cast)
                .filter(ballot -> ballot.matter() == matter)
                .toList();
    }

    List<String> qualified() {
        return without(allBids(), failed(Matter.QUALIFICATION));
    }

    List<String> responsive() {
        return without(qualified(), failed(Matter.RESPONSIVENESS));
    }

    List<Rejection> overCeiling() {
        return prices.overCeiling(responsive());
    }

    /** The prices that have to be explained, among those not above the ceiling. */
    List<LowPrice> lowPrices() {
        return prices.low(without(responsive(), overCeiling()));
    }

    /** The bids that passed every review. */
    List<String> valid() {
        return without(without(responsive(), overCeiling()), failed(Matter.LOW_PRICE));
    }

    /** All rejections by this committee, in the order of its work. */
    List<Rejection> rejections() {
        var all = new ArrayList<>(failed(Matter.QUALIFICATION));
        all.addAll(failed(Matter.RESPONSIVENESS));
        all.addAll(overCeiling());
        all.addAll(failed(Matter.LOW_PRICE));
        return all;
    }

    /** Few bids are left, but the law leaves it to the committee what that means. */
    private boolean isDoubtful() {
        var left = valid().size();
        var competition = charge.rules().competition();
        return !competition.byLaw() && left > 0 && left < competition.minimum();
    }

    /** Why all bids are rejected; empty while some compete. */
    List<String> reasonsToFail() {
        var left = valid().size();
        var competition = charge.rules().competition();
        if (left == 0 || (competition.byLaw() && left < competition.minimum())) {
            return List.of(
                    "有效投标 %d 家，不足 %d 家 %s".formatted(left, left == 0 ? 1 : competition.minimum(), competition.law()));
        }
        return failed(Matter.COMPETITION).stream()
                .flatMap(rejection -> rejection.reasons().stream())
                .toList();
    }

    /** Whether the bidder has explained, or had its time. */
    boolean explainedOrOver(String bid, Instant since, Instant now) {
        return explanation(bid).isPresent()
                || !now.isBefore(since.plus(charge.rules().explanationTime()));
    }

    Optional<Act.Explanation> explanation(String bid) {
        return acts.stream()
                .filter(Act.Explanation.class::isInstance)
                .map(Act.Explanation.class::cast)
                .filter(explanation -> explanation.bid().equals(bid))
                .findFirst();
    }

    void admit(Act.Ballot ballot) {
        SittingRefusal.ALREADY_GIVEN.unless(
                ballots(ballot.matter()).stream()
                        .noneMatch(known -> known.member().equals(ballot.member())),
                "You have voted on this");
        Refused.all(faults(ballot));
    }

    private List<Refused> faults(Act.Ballot ballot) {
        var faults = new ArrayList<Refused>();
        var open = new HashSet<>(questions(ballot.matter()));
        var given = new HashSet<Question>();
        for (var i = 0; i < ballot.verdicts().size(); i++) {
            var verdict = ballot.verdicts().get(i);
            var field = "verdicts[%d]".formatted(i);
            var question = new Question(verdict.bid(), verdict.item());
            if (!given.add(question)) {
                faults.add(fault(SittingRefusal.VERDICT_REPEATED, field, verdict, "is there twice"));
            } else if (!open.remove(question)) {
                faults.add(fault(SittingRefusal.VERDICT_NOT_ASKED, field, verdict, "is not asked"));
            } else {
                faults.addAll(faults(verdict, field));
            }
        }
        open.forEach(question -> faults.add(new Refused(
                SittingRefusal.VERDICT_MISSING,
                "verdicts",
                "Item %s of bid %s has no verdict".formatted(question.item(), question.bid()))));
        return faults;
    }

    private List<Refused> faults(Verdict verdict, String field) {
        var faults = new ArrayList<Refused>();
        var reasoned = verdict.reason() != null && !verdict.reason().isBlank();
        var ofLot = verdict.bid().equals(Verdict.WHOLE_LOT);
        if ((!verdict.pass() || ofLot) && !reasoned) { // the committee argues either way [OP1117 13]
            faults.add(fault(SittingRefusal.REASON_MISSING, field + ".reason", verdict, "needs a reason"));
        }
        if (!verdict.pass() && !ofLot) {
            var ground = verdict.ground();
            if (ground == null || !charge.rules().lists(ground)) {
                faults.add(fault(
                        SittingRefusal.GROUND_NOT_LISTED,
                        field + ".ground",
                        verdict,
                        "is rejected on no listed ground; listed are "
                                + charge.rules().grounds().stream()
                                        .map(each -> each.code() + " " + each.law())
                                        .toList()));
            }
        }
        return faults;
    }

    private static Refused fault(SittingRefusal reason, String field, Verdict verdict, String what) {
        return new Refused(reason, field, "Item %s of bid %s %s".formatted(verdict.item(), verdict.bid(), what));
    }

    /** What a majority failed, by question. */
    private List<Rejection> failed(Matter matter) {
        var ballots = ballots(matter);
        if (ballots.size() < charge.committee().size()) { // until all have voted nobody knows how
            return List.of();
        }
        var failing = new HashMap<Question, List<Verdict>>();
        for (var ballot : ballots) {
            for (var verdict : ballot.verdicts()) {
                if (!verdict.pass()) {
                    failing.computeIfAbsent(new Question(verdict.bid(), verdict.item()), key -> new ArrayList<>())
                            .add(verdict);
                }
            }
        }
        return questions(matter).stream()
                .filter(question -> failing.getOrDefault(question, List.of()).size() >= charge.majority())
                .map(question -> rejection(question, failing))
                .toList();
    }

    private static Rejection rejection(Question question, Map<Question, List<Verdict>> failing) {
        var grounds = new TreeSet<String>();
        var reasons = new TreeSet<String>();
        for (var verdict : failing.getOrDefault(question, List.of())) {
            Optional.ofNullable(verdict.ground()).ifPresent(grounds::add);
            Optional.ofNullable(verdict.reason()).ifPresent(reasons::add);
        }
        return new Rejection(question.bid(), question.item(), List.copyOf(grounds), List.copyOf(reasons));
    }

    private List<String> allBids() {
        return without(charge.bids().stream().map(ChargedBid::slot).toList(), charge.rejectedBefore());
    }

    private static List<Question> criteria(List<String> bids, List<Task.Criterion> criteria) {
        return bids.stream()
                .flatMap(bid -> criteria.stream().map(criterion -> new Question(bid, criterion.id())))
                .toList();
    }

    private static List<String> without(List<String> bids, List<Rejection> rejected) {
        var gone = new HashSet<String>();
        rejected.forEach(rejection -> gone.add(rejection.bid()));
        return bids.stream().filter(bid -> !gone.contains(bid)).toList();
    }
}
