package org.sunseal.evaluation.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.sunseal.evaluation.proof.SmallCommittee.START;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.InvalidEvidence;

class EvaluationReportTest {
    private static final EvaluationReport REPORT =
            SmallCommittee.report(SmallCommittee.forGoods().aggregated());

    /** The worked example of 5.4: A 90.92, C 90.45, B 87.40. */
    @Test
    void the_ranking_is_that_of_the_worked_example() {
        assertThat(REPORT.findings().scores())
                .extracting(Findings.Scored::rank, Findings.Scored::bid, Findings.Scored::total)
                .containsExactly(
                        tuple(1, "A", new BigDecimal("90.92")),
                        tuple(2, "C", new BigDecimal("90.45")),
                        tuple(3, "B", new BigDecimal("87.40")));
    }

    @Test
    void a_report_that_was_written_and_read_again_verifies() {
        var read = EvaluationReport.read(REPORT.body());

        assertThat(read.sha256()).isEqualTo(REPORT.sha256());
        assertThat(read.verify().phase()).isEqualTo(Phase.AGGREGATED);
    }

    @Test
    void a_changed_total_is_found() {
        var scores = new ArrayList<>(REPORT.findings().scores());
        var second = scores.get(1);
        scores.set(
                1,
                new Findings.Scored(
                        2, second.bid(), second.evaluated(), second.price(), second.parts(), new BigDecimal("90.99")));

        assertIsFound("findings-differ", with(REPORT.acts(), scores));
    }

    @Test
    void a_changed_order_is_found() {
        assertIsFound(
                "findings-differ",
                with(REPORT.acts(), REPORT.findings().scores().reversed()));
    }

    @Test
    void a_changed_mark_is_found() {
        var acts = new ArrayList<Act>();
        for (var act : REPORT.acts()) {
            var forged = SmallCommittee.sheet("e1", 1, Map.of("e1/C", Map.of("T", "45")));
            acts.add(
                    act instanceof Act.Scores scores && scores.member().equals("e1")
                            ? new Act.Scores("e1", 1, scores.salt(), forged.bytes(), false, scores.at())
                            : act);
        }

        assertIsFound("act-not-admitted", with(acts, REPORT.findings().scores()));
    }

    @Test
    void a_lock_signed_by_another_key_is_found() {
        var acts = new ArrayList<Act>();
        for (var act : REPORT.acts()) {
            acts.add(
                    act instanceof Act.Lock lock && lock.member().equals("e1")
                            ? new Act.Lock("e1", 1, ((Act.Lock) lockOf("e2")).message(), lock.at())
                            : act);
        }

        assertIsFound("act-not-admitted", with(acts, REPORT.findings().scores()));
    }

    @Test
    void a_vote_left_out_is_found() {
        var acts = REPORT.acts().stream()
                .filter(act ->
                        !(act instanceof Act.Ballot ballot && ballot.member().equals("d1")))
                .toList();

        assertIsFound("act-not-admitted", with(acts, REPORT.findings().scores()));
    }

    @Test
    void a_bid_that_was_not_rejected_cannot_be_missing() {
        var rejected = new Findings(
                REPORT.findings().lead(),
                List.of(new Rejection("C", "r1", List.of("unresponsive"), List.of("x"))),
                List.of(),
                REPORT.findings().reference(),
                REPORT.findings().scores());

        assertIsFound("findings-differ", with(REPORT.acts(), rejected));
    }

    @Test
    void a_changed_bid_is_found() {
        var body = new String(REPORT.body(), UTF_8).replace("\"price\":\"950000.00\"", "\"price\":\"960000.00\"");

        assertIsFound("findings-differ", EvaluationReport.read(body.getBytes(UTF_8)));
    }

    @Test
    void candidates_are_the_first_three_ranks() {
        assertThat(REPORT.findings().candidates())
                .extracting(Findings.Scored::bid)
                .containsExactly("A", "C", "B");
    }

    @Test
    void a_dissent_is_on_record_and_given_once() {
        var sitting = SmallCommittee.forGoods().aggregated();
        var once = sitting.after(new Act.Dissent("e2", "技术分过高", START));

        assertThat(SmallCommittee.report(once).verify().acts())
                .hasSize(sitting.acts().size() + 1);
        assertThat(RefusedCodes.of(() -> once.after(new Act.Dissent("e2", "再议", START))))
                .containsExactly("already-given");
        assertThat(RefusedCodes.of(() -> sitting.after(new Act.Dissent("e2", " ", START))))
                .containsExactly("reason-missing");
        assertThat(RefusedCodes.of(() -> SmallCommittee.forGoods().marking().after(new Act.Dissent("e2", "x", START))))
                .containsExactly("out-of-turn");
    }

    @Test
    void every_member_shows_the_sheet_that_counts() {
        assertThat(REPORT.sheets()).extracting(MarkSheet::member).containsExactly("d1", "e1", "e2", "e3", "e4");
    }

    private static Act lockOf(String member) {
        return REPORT.acts().stream()
                .filter(act -> act instanceof Act.Lock lock && lock.member().equals(member))
                .findFirst()
                .orElseThrow();
    }

    private static EvaluationReport with(List<Act> acts, List<Findings.Scored> scores) {
        var found = REPORT.findings();
        return with(
                acts, new Findings(found.lead(), found.rejections(), found.reasonsToFail(), found.reference(), scores));
    }

    private static EvaluationReport with(List<Act> acts, Findings findings) {
        return new EvaluationReport(REPORT.charge(), REPORT.names(), acts, findings, REPORT.at());
    }

    private static void assertIsFound(String code, EvaluationReport report) {
        assertThatThrownBy(report::verify)
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, found -> assertThat(found.code()).isEqualTo(code));
    }
}
