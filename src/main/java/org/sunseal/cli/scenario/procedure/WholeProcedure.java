package org.sunseal.cli.scenario.procedure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.dispute.proof.Consequence;

/** One lot from its registration to its archive, every act after the other. */
public final class WholeProcedure {
    /** A day more than the law wants between issue and deadline, for what is done before the notice. */
    private static final Duration UNTIL_OPENING = Duration.ofDays(21);

    private static final int CODE_BYTES = 4;

    private final Ensemble ensemble;

    public WholeProcedure(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Plays it under a tender code nobody has yet, and leaves the evidence in a folder of that name. */
    public void play(Kind kind) {
        var lot = lot(kind);
        ensemble.told().line("");
        ensemble.told()
                .line("%s: %s, at %s"
                        .formatted(lot, lot.name(), ensemble.setting().platform()));
        announceAndOpen(List.of(lot));
        switch (kind) {
            case ENGINEERING -> awardWorks(lot);
            case PROCUREMENT -> awardGoods(lot);
        }
        new GatherEvidence(ensemble).play(lot);
        ensemble.told().line("");
        ensemble.told()
                .line("Everything went as the rules say. Evidence: "
                        + ensemble.setting().out().resolve(lot.tender()));
    }

    private PlayedLot lot(Kind kind) {
        var openAt = ensemble.clocks().now().plus(UNTIL_OPENING).truncatedTo(ChronoUnit.MINUTES);
        var code = Framing.hex(Keys.random(CODE_BYTES));
        return switch (kind) {
            case ENGINEERING ->
                new PlayedLot(
                        kind, "滨河路人行桥改建工程", "GC-" + code, "1", ensemble.cast().tenderee(), openAt);
            case PROCUREMENT ->
                new PlayedLot(
                        kind, "档案馆密集架采购", "CG-" + code, "1", ensemble.cast().buyer(), openAt);
        };
    }

    private void announceAndOpen(List<PlayedLot> lots) {
        new RegisterProject(ensemble).play(lots);
        new PublishTender(ensemble).play(lots);
        new TakeDocuments(ensemble).play(lots);
        new AnswerQuestions(ensemble).play(lots);
        new MoveDeadline(ensemble).play(lots);
        new HandInSealedBids(ensemble).play(lots);
        new OpenBids(ensemble).play(lots);
    }

    /** The objection brings the bids back before the committee, and the candidates are published a second time. */
    private void awardWorks(PlayedLot lot) {
        var committee = evaluate(lot);
        new PublishCandidates(ensemble).play(lot);
        new UpholdObjection(ensemble).play(lot, Consequence.REEVALUATE);
        new Reevaluate(ensemble).play(committee);
        new PublishCandidates(ensemble).play(lot);
        new EndPublicity(ensemble).play(List.of(lot));
        award(lot);
        new ConcludeContract(ensemble).play(lot);
        close(lot);
    }

    /** The query puts the next in rank in the winner's place, and the result is announced a second time. */
    private void awardGoods(PlayedLot lot) {
        new CheckQualification(ensemble).play(lot);
        evaluate(lot);
        award(lot);
        new UpholdObjection(ensemble).play(lot, Consequence.NEXT_CANDIDATE);
        award(lot);
        new ConcludeContract(ensemble).play(lot);
        new AcceptDelivery(ensemble).play(lot);
        close(lot);
    }

    private Committee evaluate(PlayedLot lot) {
        var pool = new FillPool(ensemble).play();
        var committee = new DrawCommittee(ensemble, pool).play(List.of(lot)).getFirst();
        new SeatCommittee(ensemble).play(List.of(committee));
        new JudgeBids(ensemble).play(committee);
        new SignReport(ensemble).play(committee);
        return committee;
    }

    private void award(PlayedLot lot) {
        new DecideAward(ensemble).play(lot);
        new SendNotice(ensemble).play(lot);
        new AnnounceResult(ensemble).play(lot);
    }

    private void close(PlayedLot lot) {
        new FileArchive(ensemble).play(lot);
        new HandOverCourtCopy(ensemble).play(lot);
    }
}
