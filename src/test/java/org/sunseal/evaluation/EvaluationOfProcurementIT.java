package org.sunseal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.sunseal.evaluation.LotToEvaluate.form;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.evaluation.proof.Findings;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** What a procurement does otherwise: the tenderee says who qualifies, few bidders end it, and silence consents. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class EvaluationOfProcurementIT {
    private static final String PROBLEM = "urn:sunseal:problem:";

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @Inject
    HeardEvents events;

    private final KnownCommittees committees = new KnownCommittees();

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    private EvaluatingCommittee opened(RegisteredLot lot, Map<String, Object> terms, List<OpeningForm> forms)
            throws IOException, InterruptedException {
        return LotToEvaluate.of(lot, terms, forms, committees, temporary, clockFile)
                .committee();
    }

    @Test
    void in_procurement_the_tenderee_says_who_qualifies_and_silence_consents() throws Exception {
        var lot = new RegisteredLot(TradeKind.PROCUREMENT);
        var terms = lot.terms();
        terms.put(
                "openingForm",
                List.of(
                        Map.of("name", "price", "label", "投标总价", "type", "money"),
                        Map.of("name", "smallFirms", "label", "中小企业声明", "type", "text")));
        terms.put("ceilingPrice", "1200000.00"); // far above it, every price would be a low one
        terms.put(
                "evaluation",
                Map.of(
                        "method",
                        "composite-lowest",
                        "full",
                        "100",
                        "price",
                        Map.of("weight", "0.40"),
                        "scoreScale",
                        2,
                        "roundingStage",
                        "rate",
                        "smallFirms",
                        Map.of("whole", "0.15", "part", "0.05"),
                        "items",
                        List.of(item("T", "technical", "45"), item("B", "business", "15"))));
        var committee = opened(
                lot,
                terms,
                List.of(
                        form("1000000.00", "否"),
                        form("1080000.00", "是"),
                        form("950000.00", "否"),
                        form("990000.00", "否")));
        var unqualified = committee.slotAt("990000.00");

        committee.seat().statusCode(409).body("type", is(PROBLEM + "step-not-allowed"));
        lot.agency
                .asks()
                .body(Map.of("verdicts", List.of()))
                .post(committee.path() + "/qualification")
                .then()
                .statusCode(422)
                .body(
                        "errors.code",
                        contains("verdict-missing", "verdict-missing", "verdict-missing", "verdict-missing"));
        committee.checkQualification(unqualified).statusCode(201).body("failed", is(false), "qualified", hasSize(3));
        assertThat(committee.stage()).isEqualTo("QUALIFIED");
        committee.checkQualification().statusCode(409).body("type", is(PROBLEM + "step-not-allowed"));
        committee.seat().statusCode(201);
        committee.each(member -> member.takeSeat().statusCode(201));
        committee.lead().votesFor("d1").statusCode(422).body("type", is(PROBLEM + "delegate-may-not-lead"));
        committee.each(member -> member.votesFor("e1"));
        assertThat(committee.phase()).isEqualTo("RESPONSIVENESS");
        committee.passAll();
        committee.lead().post("/price-check", Map.of("corrections", List.of())).statusCode(201);
        committee.each(member -> member.locks(1, Map.of("T", "40", "B", "14")).statusCode(201));
        committee.each(member -> member.shows(1).statusCode(201));
        committee.lead().post("/report", Map.of()).statusCode(201);
        committee.members().get(1).signs().statusCode(201);
        assertThat(committee.phase()).isEqualTo("REPORT");

        OpenedTender.moveClockTo(TestStack.world().clock().instant().plus(Duration.ofDays(1)), clockFile);
        await(committee);

        var report = HandedOutReport.of(lot, committee);
        report.verify();
        assertThat(report.findings().scores())
                .extracting(scored -> report.charge().bid(scored.bid()).price().toPlainString())
                .containsExactly("1080000.00", "950000.00", "1000000.00"); // 918,000 after the deduction
        assertThat(report.findings().scores()).extracting(Findings.Scored::rank).containsExactly(1, 2, 3);
        assertThat(report.findings().rejections())
                .extracting(rejection -> rejection.bid())
                .containsExactly(unqualified);
        var logged = HandedOutReport.logged(report);
        assertThat(logged.signed()).containsExactly("e2");
        assertThat(logged.deemed()).containsExactlyInAnyOrder("e1", "e3", "e4", "d1");
    }

    private static Map<String, Object> item(String id, String part, String full) {
        return Map.of("id", id, "text", id, "part", part, "objective", false, "full", full);
    }

    @Test
    void two_qualified_bidders_end_a_procurement() throws Exception {
        var lot = new RegisteredLot(TradeKind.PROCUREMENT);
        var committee = opened(
                lot, lot.terms(), List.of(form("1000000.00", "否"), form("1080000.00", "否"), form("950000.00", "否")));

        committee
                .checkQualification(committee.slots().getFirst())
                .statusCode(201)
                .body("failed", is(true), "rejected.grounds", contains(contains("unqualified")));

        assertThat(committee.stage()).isEqualTo("FAILED");
        assertThat(events.about(lot)).singleElement().isInstanceOf(EvaluationEvent.Failed.class);
        committee.seat().statusCode(409);
    }

    private static void await(EvaluatingCommittee committee) throws InterruptedException {
        for (var attempt = 0; attempt < 300; attempt++) {
            if (committee.phase().equals("DONE")) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("The evaluation never ended");
    }
}
