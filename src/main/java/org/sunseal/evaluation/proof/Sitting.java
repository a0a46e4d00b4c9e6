package org.sunseal.evaluation.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunseal.evaluation.formula.ScoreSheets;
import org.sunseal.kernel.Refused;

/**
 * A committee at work: its charge and what was done so far. It never changes; an act that is admitted makes another one.
 * Every rule of the work is asked here, by the platform before it keeps an act and by whoever checks a report.
 */
public final class Sitting {
    private final Charge charge;
    private final List<Act> acts;
    private final RollCall rollCall;
    private final Reviews reviews;

    private Sitting(Charge charge, List<Act> acts) {
        this.charge = charge;
        this.acts = acts;
        this.rollCall = new RollCall(charge, acts);
        this.reviews = new Reviews(charge, acts);
    }

    /** With acts that were admitted before. */
    public static Sitting resumed(Charge charge, List<Act> acts) {
        return new Sitting(charge, List.copyOf(acts));
    }

    /**
     * From the first act to the last, each admitted again.
     *
     * @throws Refused or {@link org.sunseal.kernel.Refusals} for the first that is not
     */
    public static Sitting replayed(Charge charge, List<Act> acts) {
        var sitting = new Sitting(charge, List.of());
        for (var act : acts) {
            sitting = sitting.after(act);
        }
        return sitting;
    }

    /**
     * The sitting with one act more.
     *
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@link SittingRefusal} and, for marks,
     *     {@link org.sunseal.evaluation.formula.FormulaRefusal}
     */
    public Sitting after(Act act) {
        switch (act) {
            case Act.Seat seat -> {
                require(Phase.SEATED);
                rollCall.admit(seat);
            }
            case Act.LeadVote vote -> {
                require(Phase.SEATED);
                rollCall.admit(vote);
            }
            case Act.Ballot ballot -> admit(ballot);
            case Act.Explanation explanation -> admit(explanation);
            case Act.PriceCheck check -> admit(check);
            case Act.Lock lock -> {
                rollCall.seat(lock.member());
                require(Phase.SCORING);
                scoring().admit(lock);
            }
            case Act.Scores scores -> {
                rollCall.seat(scores.member());
                require(Phase.SCORING);
                scoring().admit(scores);
            }
            case Act.Dissent dissent -> admit(dissent);
        }
        var more = new ArrayList<>(acts);
        more.add(act);
        return new Sitting(charge, List.copyOf(more));
    }

    private void admit(Act.Ballot ballot) {
        rollCall.seat(ballot.member());
        require(
                switch (ballot.matter()) {
                    case QUALIFICATION -> Phase.QUALIFICATION;
                    case RESPONSIVENESS -> Phase.RESPONSIVENESS;
                    case LOW_PRICE -> Phase.PRICE_CHECK;
                    case COMPETITION -> Phase.COMPETITION;
                });
        if (ballot.matter() == Matter.LOW_PRICE) {
            var since = pricesCheckedSince();
            var awaited = reviews.lowPrices().stream()
                    .map(LowPrice::bid)
                    .filter(bid -> !reviews.explainedOrOver(bid, since, ballot.at()))
                    .toList();
            SittingRefusal.EXPLANATION_AWAITED.unless(
                    awaited.isEmpty(),
                    "The bidders of %s have until %s to explain".formatted(awaited, explanationDue()));
        }
        reviews.admit(ballot);
    }

    private void admit(Act.Explanation explanation) {
        require(Phase.PRICE_CHECK);
        SittingRefusal.EXPLANATION_NOT_ASKED.unless(
                reviews.lowPrices().stream().anyMatch(low -> low.bid().equals(explanation.bid()))
                        && reviews.ballots(Matter.LOW_PRICE).isEmpty(),
                "No explanation is awaited for bid " + explanation.bid());
        SittingRefusal.ALREADY_GIVEN.unless(
                reviews.explanation(explanation.bid()).isEmpty(), "This price has been explained");
        SittingRefusal.REASON_MISSING.unless(!explanation.text().isBlank(), "An explanation says something");
    }

    private void admit(Act.PriceCheck check) {
        rollCall.requireLead(check.member());
        require(Phase.PRICE_CHECK);
        SittingRefusal.OUT_OF_TURN.unless(
                reviews.decided(Matter.LOW_PRICE), "Not all members have voted on the low prices");
        var compared = reviews.responsive();
        var faults = check.corrections().stream()
                .filter(correction -> !compared.contains(correction.bid())
                        || correction.corrected().signum() <= 0
                        || correction.note().isBlank())
                .map(correction -> new Refused(
                        SittingRefusal.CORRECTION_NOT_LISTED,
                        "corrections",
                        "The correction of bid %s needs a bid that is compared, a price above zero and a note"
                                .formatted(correction.bid())))
                .toList();
        Refused.all(faults);
    }

    private void admit(Act.Dissent dissent) {
        rollCall.seat(dissent.member());
        require(Phase.AGGREGATED);
        SittingRefusal.ALREADY_GIVEN.unless(
                acts.stream()
                        .noneMatch(act -> act instanceof Act.Dissent known
                                && known.member().equals(dissent.member())),
                "You have dissented");
        SittingRefusal.REASON_MISSING.unless(!dissent.text().isBlank(), "A dissent gives its reasons");
    }

    private void require(Phase wanted) {
        var phase = phase();
        SittingRefusal.OUT_OF_TURN.unless(
                phase == wanted, "The committee is at %s, this belongs to %s".formatted(phase, wanted));
    }

    /** Where the committee is, up to {@link Phase#AGGREGATED}; whether a report is drawn up is not among the acts. */
    public Phase phase() {
        if (!rollCall.complete() || rollCall.lead().isEmpty()) {
            return Phase.SEATED;
        }
        if (!reviews.decided(Matter.QUALIFICATION)) {
            return Phase.QUALIFICATION;
        }
        if (!reviews.decided(Matter.RESPONSIVENESS)) {
            return Phase.RESPONSIVENESS;
        }
        if (priceCheck().isEmpty()) {
            return Phase.PRICE_CHECK;
        }
        if (!reviews.decided(Matter.COMPETITION)) {
            return Phase.COMPETITION;
        }
        return reviews.reasonsToFail().isEmpty() && !scoring().complete() ? Phase.SCORING : Phase.AGGREGATED;
    }

    /** When the check of prices began, from which a bidder's time to explain runs. */
    private Instant pricesCheckedSince() {
        return acts.stream()
                .filter(act -> act instanceof Act.Seat
                        || act instanceof Act.LeadVote
                        || (act instanceof Act.Ballot ballot && ballot.matter() != Matter.LOW_PRICE))
                .map(Act::at)
                .max(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("Nobody is seated yet"));
    }

    /** Until when low prices may be explained; from {@link Phase#PRICE_CHECK} on. */
    public Instant explanationDue() {
        return pricesCheckedSince().plus(charge.rules().explanationTime());
    }

    /** What the bidder says about its low price; empty while it has said nothing. */
    public Optional<String> explanation(String bid) {
        return reviews.explanation(bid).map(Act.Explanation::text);
    }

    /** What follows from all this. At {@link Phase#AGGREGATED} only. */
    public Findings findings() {
        require(Phase.AGGREGATED);
        var sheets = scoring().complete() && reviews.reasonsToFail().isEmpty()
                ? scoring().sheets()
                : ScoreSheets.NONE;
        return Findings.of(charge, lead().orElseThrow(), reviews, sheets);
    }

    private Scoring scoring() {
        return new Scoring(charge, acts, reviews.valid());
    }

    private Optional<Act.PriceCheck> priceCheck() {
        return acts.stream()
                .filter(Act.PriceCheck.class::isInstance)
                .map(Act.PriceCheck.class::cast)
                .findFirst();
    }

    public Charge charge() {
        return charge;
    }

    /** All acts, in their order. */
    public List<Act> acts() {
        return acts;
    }

    /** Members who have taken their seat. */
    public Set<String> seated() {
        return rollCall.seated();
    }

    public Optional<String> lead() {
        return rollCall.lead();
    }

    /** Refuses {@code not-the-lead}. */
    public void requireLead(String member) {
        rollCall.requireLead(member);
    }

    /** What is to be decided in the present phase: bid and item of each verdict; none outside of a vote. */
    public List<Asked> asked() {
        return matter().stream()
                .flatMap(matter -> reviews.questions(matter).stream()
                        .map(question -> new Asked(matter, question.bid(), question.item())))
                .toList();
    }

    private Optional<Matter> matter() {
        return switch (phase()) {
            case QUALIFICATION -> Optional.of(Matter.QUALIFICATION);
            case RESPONSIVENESS -> Optional.of(Matter.RESPONSIVENESS);
            case PRICE_CHECK -> Optional.of(Matter.LOW_PRICE);
            case COMPETITION -> Optional.of(Matter.COMPETITION);
            default -> Optional.empty();
        };
    }

    /** A verdict that every member owes. */
    public record Asked(Matter matter, String bid, String item) {}

    /** Members who have voted on that matter. */
    public List<String> voted(Matter matter) {
        return reviews.ballots(matter).stream().map(Act.Ballot::member).toList();
    }

    /** The prices that have to be explained; none before {@link Phase#PRICE_CHECK}. */
    public List<LowPrice> lowPrices() {
        return hasReached(Phase.PRICE_CHECK) ? reviews.lowPrices() : List.of();
    }

    /** Bids rejected so far by this committee. */
    public List<Rejection> rejections() {
        return hasReached(Phase.QUALIFICATION) ? reviews.rejections() : List.of();
    }

    /** The bids that are marked; none before {@link Phase#SCORING}. */
    public List<String> valid() {
        return hasReached(Phase.SCORING) ? reviews.valid() : List.of();
    }

    private boolean hasReached(Phase wanted) {
        return phase().compareTo(wanted) >= 0;
    }

    /** The sheets of the last attempt all members have shown; none before {@link Phase#SCORING}. */
    public List<MarkSheet> shownByAll() {
        return valid().isEmpty() ? List.of() : scoring().shownByAll();
    }

    /** How far the marking is. */
    public Marking marking() {
        var scoring = scoring();
        var attempt = scoring.attempt();
        return new Marking(attempt, scoring.locked(attempt), scoring.shown(attempt), scoring.sentBack());
    }
}
