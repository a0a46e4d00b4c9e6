package org.sunseal.cli.scenario.procedure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.sunseal.cli.scenario.Deviation;

/**
 * Lots of the history that open together, each with the stage it shall come to stand at. They move on together, and whoever
 * has come to its end is left behind.
 */
final class Wave {
    private static final int BIDS = 3;
    private static final int TOO_FEW = 2;

    /** What stands at the opening still stands there when somebody looks. */
    private static final Duration LONG_WINDOW = Duration.ofDays(3);

    private final Ensemble ensemble;
    private final ExpertPool pool;
    private final SequencedMap<PlayedLot, End> ends;

    Wave(Ensemble ensemble, ExpertPool pool, SequencedMap<PlayedLot, End> ends) {
        this.ensemble = ensemble;
        this.pool = pool;
        this.ends = ends;
    }

    Collection<PlayedLot> lots() {
        return ends.sequencedKeySet();
    }

    /** From the agency's draft to the last bid. */
    void announce() {
        var register = new RegisterProject(ensemble);
        register.draft(List.copyOf(lots()));
        Together.each(reaching(End.PLANNED), lot -> {
            register.handIn(lot);
            if (end(lot) == End.SCHEDULED) {
                new PublishTender(ensemble).book(List.of(lot));
            }
            if (end(lot).reaches(End.ISSUING)) {
                publishing(lot).play(List.of(lot));
                new HandInSealedBids(ensemble).play(lot, end(lot).reaches(End.OPENING) ? BIDS : TOO_FEW);
            }
        });
    }

    private PublishTender publishing(PlayedLot lot) {
        return end(lot) == End.OPENING ? new PublishTender(ensemble, LONG_WINDOW) : new PublishTender(ensemble);
    }

    /** Those that do not come to their opening are stopped. */
    void stop() {
        Together.each(ending(End.PAUSED_OBJECTION), new ObjectToDocuments(ensemble)::play);
        Together.each(ending(End.SUSPENDED), new StopLot(ensemble)::suspend);
        Together.each(ending(End.TERMINATED), new StopLot(ensemble)::terminate);
    }

    /** The deadline of all of them passes, and the records are signed. */
    void open() {
        var opening = new OpenBids(ensemble);
        opening.readOut(reaching(End.FAILED));
        opening.confirm(reaching(End.FAILED));
    }

    /** The deadline of all of them passes, and their bids stay sealed until nobody may object any more. */
    void close() {
        new OpenBids(ensemble).closeOnly(List.copyOf(lots()));
    }

    /** Committees are drawn, meet, judge and report. */
    void evaluate() {
        Together.each(
                lots(lot -> lot.kind() == Kind.PROCUREMENT && end(lot).reaches(End.QUALIFIED)),
                new CheckQualification(ensemble)::play);
        var committees = new DrawCommittee(ensemble, pool).play(reaching(End.EVALUATING));
        new SeatCommittee(ensemble).play(committees);
        Together.each(
                committees.stream()
                        .filter(each -> end(each.lot()).reaches(End.EVALUATED))
                        .toList(),
                committee -> {
                    new JudgeBids(ensemble).play(committee);
                    new SignReport(ensemble).play(committee);
                });
    }

    /** Some reports lead to candidates, some to disputes, and the lots stay there. */
    void dispute() {
        publish();
        Together.each(ending(End.REEVALUATION), new RefuseReport(ensemble)::play);
        Together.each(ending(End.PAUSED_OBJECTION_RESULT), new UpholdObjection(ensemble)::object);
    }

    /** The candidates' publicity, which engineering alone has, and its end. */
    void publish() {
        Together.each(
                lots(lot -> lot.kind() == Kind.ENGINEERING && end(lot).reaches(End.PUBLICITY)),
                new PublishCandidates(ensemble)::play);
        var over = lots(lot -> lot.kind() == Kind.ENGINEERING && end(lot).reaches(End.AWARDABLE));
        if (!over.isEmpty()) {
            new EndPublicity(ensemble).play(over);
        }
    }

    /** From the decision to the archive. */
    void conclude() {
        Together.each(reaching(End.AWARDED), lot -> {
            var end = end(lot);
            new DecideAward(ensemble).play(lot);
            if (lot.kind() == Kind.ENGINEERING && end.reaches(End.NOTICE_SENT)) {
                new SendNotice(ensemble).play(lot);
            }
            if (end.reaches(End.ANNOUNCED)) {
                announceResult(lot);
            }
            if (end.reaches(End.CONTRACTED)) {
                new ConcludeContract(ensemble).play(lot);
            }
            if (lot.kind() == Kind.PROCUREMENT && end.reaches(End.CONTRACT_PUBLISHED)) {
                publishContract(lot);
            }
            if (end.reaches(End.ARCHIVED)) {
                new FileArchive(ensemble).play(lot);
            }
        });
    }

    /** A procurement's notice goes out with the result (Order 87 art. 69). */
    private void announceResult(PlayedLot lot) {
        if (lot.kind() == Kind.PROCUREMENT) {
            new SendNotice(ensemble).play(lot);
        }
        new AnnounceResult(ensemble).play(lot);
    }

    private void publishContract(PlayedLot lot) {
        if (end(lot).reaches(End.ACCEPTED)) {
            new AcceptDelivery(ensemble).play(lot);
        } else {
            new AcceptDelivery(ensemble).publishContract(lot);
        }
    }

    /** Every lot stands where it shall, as its agency is told. */
    void requireStanding() {
        ends.forEach((lot, end) -> {
            var stage = lot.stage(ensemble.cast().agency().api());
            Deviation.unless(stage.equals(end.name()), "%s stands at %s instead of %s".formatted(lot, stage, end));
        });
    }

    private End end(PlayedLot lot) {
        return Objects.requireNonNull(ends.get(lot), "a lot of this wave");
    }

    private List<PlayedLot> reaching(End stage) {
        return lots(lot -> end(lot).reaches(stage));
    }

    private List<PlayedLot> ending(End stage) {
        return lots(lot -> end(lot) == stage);
    }

    private List<PlayedLot> lots(Predicate<PlayedLot> claim) {
        return lots().stream().filter(claim).toList();
    }
}
