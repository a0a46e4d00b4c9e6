package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Framing;
import org.sunseal.evaluation.proof.Charge;
import org.sunseal.evaluation.proof.ChargedBid;
import org.sunseal.evaluation.proof.CommitteeRules.Ground;
import org.sunseal.evaluation.proof.LowPrice;
import org.sunseal.evaluation.proof.Marking;
import org.sunseal.evaluation.proof.Phase;
import org.sunseal.evaluation.proof.RecusalStatement;
import org.sunseal.evaluation.proof.Rejection;
import org.sunseal.evaluation.proof.Sitting;
import org.sunseal.evaluation.proof.Task;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.ReadBid;
import org.sunseal.project.LotKey;

/**
 * What may be seen of an evaluation, and by whom: members and the regulator see the work, the tender side how far it is,
 * until the report is signed. The report itself is for {@link ReadReports}.
 */
@ApplicationScoped
public class ShowEvaluation {
    private final Evaluations evaluations;
    private final Reports reports;
    private final ReadBid bids;

    ShowEvaluation(Evaluations evaluations, Reports reports, ReadBid bids) {
        this.evaluations = evaluations;
        this.reports = reports;
        this.bids = bids;
    }

    /**
     * How far an evaluation is.
     *
     * @param you the caller's own id in the committee; null for others
     * @param lead null until one is elected
     * @param dueAt until when the report is to be signed; null before it is drawn up
     * @param work what is secret until the end; null for those who may not see it
     */
    public record Shown(
            String tender,
            String lot,
            int round,
            int sitting,
            Phase phase,
            @Nullable String you,
            List<Seat> committee,
            @Nullable String lead,
            @Nullable Instant dueAt,
            List<Signed> signatures,
            @Nullable Work work) {}

    /** A member without a name. */
    public record Seat(String member, boolean delegate, String specialty, boolean seated) {}

    /** A member's signature on the report. */
    public record Signed(int number, String member, Instant signedAt, String pdfSha256) {}

    /**
     * The work itself.
     *
     * @param evaluation the section of the terms that says how bids are compared
     * @param asked the verdicts every member owes in this phase
     * @param voted members who have given theirs
     * @param lowPrices prices that have to be explained, with what the bidder says
     * @param rejected bids that are out
     * @param valid bids that are marked, by slot
     * @param marking null outside of the marking
     * @param sheets the marks all members have shown last, one sheet each; none while one of them is still secret
     * @param result what follows from it all; null until everything is done
     */
    public record Work(
            String closeSha256,
            Map<String, ?> evaluation,
            @Nullable String ceilingPrice,
            List<Task.Criterion> qualification,
            List<Task.Criterion> responsiveness,
            List<Ground> grounds,
            List<Bid> bids,
            List<Sitting.Asked> asked,
            List<String> voted,
            List<Explained> lowPrices,
            List<Rejection> rejected,
            List<String> valid,
            @Nullable Marking marking,
            List<ShownSheet> sheets,
            @Nullable ShownResult result) {}

    /** A bid as it was read out. */
    public record Bid(
            String slot, String organisation, String creditCode, String price, String currency, String smallFirms) {
        private static Bid of(ChargedBid bid) {
            return new Bid(
                    bid.slot(),
                    bid.organisation(),
                    bid.creditCode(),
                    bid.price().toPlainString(),
                    bid.currency(),
                    bid.smallFirms().name());
        }
    }

    /**
     * A low price.
     *
     * @param text the bidder's explanation; null while there is none
     */
    public record Explained(
            String bid,
            List<String> triggers,
            Instant until,
            @Nullable String text) {}

    /** The latest evaluation of a lot. */
    @Transactional
    public Shown show(Viewer viewer, LotKey lot) {
        var evaluation = evaluations.require(lot);
        var sitting = evaluations.sitting(evaluation);
        var charge = sitting.charge();
        var seated = sitting.seated();
        var you = viewer instanceof Viewer.Member member ? evaluation.requireMember(member.account()) : null;
        var open = !(viewer instanceof Viewer.TenderSide) || evaluation.isFinished();
        return new Shown(
                lot.tender(),
                lot.lot(),
                evaluation.round(),
                evaluation.sitting(),
                evaluation.phase(sitting),
                you,
                charge.committee().stream()
                        .map(seat -> new Seat(
                                seat.member(), seat.delegate(), seat.specialty(), seated.contains(seat.member())))
                        .toList(),
                sitting.lead().orElse(null),
                evaluation.dueAt().orElse(null),
                reports.signatures(evaluation).stream()
                        .map(ShowEvaluation::signed)
                        .toList(),
                open ? work(charge, sitting) : null);
    }

    /** As everybody entitled sees it. */
    public static Signed signed(ReportSignature signature) {
        return new Signed(
                signature.number(),
                signature.member(),
                signature.signedAt(),
                Framing.hex(Framing.sha256(signature.pdf())));
    }

    private static Work work(Charge charge, Sitting sitting) {
        var task = charge.task();
        var asked = sitting.asked();
        var marking = sitting.valid().isEmpty() || task.parts().isEmpty() ? null : sitting.marking();
        return new Work(
                charge.closeSha256(),
                task.evaluation(),
                task.ceiling().map(price -> price.toPlainString()).orElse(null),
                task.qualification(),
                task.responsiveness(),
                charge.rules().grounds(),
                charge.bids().stream().map(Bid::of).toList(),
                asked,
                asked.isEmpty() ? List.of() : sitting.voted(asked.getFirst().matter()),
                sitting.lowPrices().stream().map(low -> explained(low, sitting)).toList(),
                sitting.rejections(),
                sitting.valid(),
                marking,
                sitting.shownByAll().stream().map(ShownSheet::of).toList(),
                sitting.phase() == Phase.AGGREGATED ? ShownResult.of(sitting.findings()) : null);
    }

    private static Explained explained(LowPrice low, Sitting sitting) {
        return new Explained(
                low.bid(),
                low.triggers(),
                sitting.explanationDue(),
                sitting.explanation(low.bid()).orElse(null));
    }

    /** What the caller has to sign to take its seat. */
    @Transactional
    public byte[] statement(String account, LotKey lot) {
        var evaluation = evaluations.require(lot);
        var charge = evaluation.charge();
        return new RecusalStatement(charge.place(), charge.closeSha256(), evaluation.requireMember(account)).body();
    }

    /**
     * What a bidder is asked about its price.
     *
     * @param until null unless an explanation is asked of it
     */
    public record Explanation(
            boolean asked,
            @Nullable Instant until,
            @Nullable String text) {}

    /** Whether that bidder has to explain its price. */
    @Transactional
    public Explanation explanation(String creditCode, LotKey lot) {
        var sitting = evaluations.sitting(evaluations.require(lot));
        Optional<String> asked = sitting.lowPrices().stream()
                .map(LowPrice::bid)
                .filter(bid -> sitting.charge().bid(bid).creditCode().equals(creditCode))
                .findFirst();
        return new Explanation(
                asked.isPresent(),
                asked.map(bid -> sitting.explanationDue()).orElse(null),
                asked.flatMap(sitting::explanation).orElse(null));
    }

    /** The files of one bid, for members at work. */
    @Transactional
    public List<ReadBid.NamedFile> files(Viewer viewer, LotKey lot, String slot) {
        var evaluation = requireWork(viewer, lot, slot);
        return bids.files(lot.tender(), lot.lot(), evaluation.round(), slot);
    }

    /** Where one of them lies. */
    @Transactional
    public Path file(Viewer viewer, LotKey lot, String slot, int number) {
        var evaluation = requireWork(viewer, lot, slot);
        return bids.file(lot.tender(), lot.lot(), evaluation.round(), slot, number);
    }

    /** Bids are read by members who have taken their seat, and by the regulator. */
    private Evaluation requireWork(Viewer viewer, LotKey lot, String slot) {
        var evaluation = evaluations.require(lot);
        var sitting = evaluations.sitting(evaluation);
        if (viewer instanceof Viewer.Member member
                && !sitting.seated().contains(evaluation.requireMember(member.account()))) {
            throw new Refused(EvaluationRefusal.NOT_YOUR_EVALUATION, "Take your seat first");
        }
        if (sitting.charge().bids().stream().noneMatch(bid -> bid.slot().equals(slot))) {
            throw new Refused(EvaluationRefusal.NO_SUCH_FILE, "No bid of this evaluation is in slot " + slot);
        }
        return evaluation;
    }
}
