package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sunseal.evaluation.proof.Act;
import org.sunseal.evaluation.proof.Phase;
import org.sunseal.project.Lots;
import org.sunseal.project.TenderProjects;

/** The committees somebody sits or sat on: what the desk of an expert or a delegate begins with. */
@ApplicationScoped
public class ReadOwnSeats {
    private static final int MOST = 100;

    private final Evaluations evaluations;
    private final Reports reports;
    private final TenderProjects projects;
    private final Lots lots;

    ReadOwnSeats(Evaluations evaluations, Reports reports, TenderProjects projects, Lots lots) {
        this.evaluations = evaluations;
        this.reports = reports;
        this.projects = projects;
        this.lots = lots;
    }

    /**
     * One seat, with what shows when its holder was there.
     *
     * @param member the holder's id in the committee
     * @param seatedAt when its signed statement was taken; null before
     * @param dueAt until when the report is to be signed; null before it is drawn up
     * @param signedAt when the time-stamp authority saw its signature on the report; null without one
     * @param dissentedAt when it disagreed in writing; null unless it did
     */
    public record OwnSeat(
            String tender,
            String name,
            String lot,
            String lotName,
            int round,
            int sitting,
            Phase phase,
            String member,
            boolean delegate,
            Instant begunAt,
            @Nullable Instant seatedAt,
            @Nullable Instant dueAt,
            @Nullable Instant signedAt,
            @Nullable Instant dissentedAt) {}

    /** All of an account's, latest first. */
    @Transactional
    public List<OwnSeat> of(String account) {
        return evaluations.of(account, MOST).stream()
                .map(evaluation -> seat(evaluation, evaluation.requireMember(account)))
                .toList();
    }

    private OwnSeat seat(Evaluation evaluation, String member) {
        var key = evaluation.lotKey();
        var sitting = evaluations.sitting(evaluation);
        return new OwnSeat(
                key.tender(),
                projects.get(key.tender()).name(),
                key.lot(),
                lots.get(key).name(),
                evaluation.round(),
                evaluation.sitting(),
                evaluation.phase(sitting),
                member,
                sitting.charge().seat(member).orElseThrow().delegate(),
                evaluation.begunAt(),
                at(
                                sitting.acts(),
                                act -> act instanceof Act.Seat seat
                                        && seat.member().equals(member))
                        .orElse(null),
                evaluation.dueAt().orElse(null),
                reports.signatures(evaluation).stream()
                        .filter(signature -> signature.member().equals(member))
                        .map(ReportSignature::signedAt)
                        .findFirst()
                        .orElse(null),
                at(
                                sitting.acts(),
                                act -> act instanceof Act.Dissent dissent
                                        && dissent.member().equals(member))
                        .orElse(null));
    }

    private static Optional<Instant> at(List<Act> acts, Predicate<Act> wanted) {
        return acts.stream().filter(wanted).map(Act::at).findFirst();
    }
}
