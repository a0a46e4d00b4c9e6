package org.sunseal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Signer;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotKey;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** From opened bids to a signed report, through the platform's own doors. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class EvaluationIT {
    private static final String PROBLEM = "urn:sunseal:problem:";

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private final KnownCommittees committees = new KnownCommittees();

    @Inject
    HeardEvents events;

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    private EvaluatingCommittee opened(RegisteredLot lot, List<OpeningForm> forms)
            throws IOException, InterruptedException {
        return LotToEvaluate.of(lot, lot.terms(), forms, committees, temporary, clockFile)
                .committee();
    }

    @Test
    void an_engineering_lot_is_reviewed_marked_in_secret_and_signed() throws Exception {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        var committee = opened(
                lot,
                Stream.of("4500000.00", "4600000.00", "4700000.00", "4800000.00")
                        .map(price -> LotToEvaluate.form(price, "否"))
                        .toList());
        var slots = committee.slots();
        var lead = committee.lead();
        var second = committee.members().get(1);

        Actor.registered("agency")
                .asks()
                .body(Map.of("reason", ""))
                .post(committee.path())
                .then()
                .statusCode(403)
                .body("type", is(PROBLEM + "not-the-tender-side"));
        committee.checkQualification().statusCode(409).body("type", is(PROBLEM + "step-not-allowed"));
        committee.seat().statusCode(201).body("phase", is("SEATED"), "work", nullValue());
        assertThat(committee.stage()).isEqualTo("EVALUATING");
        committee.seat().statusCode(409).body("type", is(PROBLEM + "committee-unchanged"));

        lead.takeSeat(TestStack.world().certify("Somebody", "somebody", Usage.SIGNING))
                .statusCode(403)
                .body("type", is(PROBLEM + "foreign-signer"));
        lead.asks()
                .get(committee.path() + "/bids/%s/files".formatted(slots.getFirst()))
                .then()
                .statusCode(403);
        committee.each(member -> member.takeSeat().statusCode(201));
        lead.asks()
                .get(committee.path() + "/bids/%s/files".formatted(slots.getFirst()))
                .then()
                .statusCode(200)
                .body("name", contains("投标文件.txt"));
        lead.asks()
                .get(committee.path() + "/bids/%s/files/1".formatted(slots.getFirst()))
                .then()
                .statusCode(200);
        lead.asks()
                .get(committee.path() + "/bids/%s/files/1/pdf".formatted(slots.getFirst()))
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", "inline")
                .header("X-Content-Type-Options", "nosniff");
        committee.members().subList(0, 3).forEach(member -> member.votesFor("e1")
                .statusCode(201));

        committee.each(member -> member.votes("QUALIFICATION", "").statusCode(201));
        lead.votes("RESPONSIVENESS", "no-such-ground", slots.get(3))
                .statusCode(422)
                .body("type", is(PROBLEM + "ground-not-listed"));
        committee.members().subList(0, 3).forEach(member -> member.votes("RESPONSIVENESS", "unresponsive", slots.get(3))
                .statusCode(201));
        committee.members().subList(3, 5).forEach(member -> member.votes("RESPONSIVENESS", "")
                .statusCode(201));
        second.post("/price-check", Map.of("corrections", List.of()))
                .statusCode(403)
                .body("type", is(PROBLEM + "not-the-lead"));
        lead.post(
                        "/price-check",
                        Map.of(
                                "corrections",
                                List.of(Map.of(
                                        "bid", slots.getFirst(),
                                        "rule", "WORDS_OVER_FIGURES",
                                        "corrected", "4510000.00",
                                        "note", "大写肆佰伍拾壹万元"))))
                .statusCode(201)
                .body("phase", is("SCORING"), "work.valid", hasSize(3));

        lead.locks(1, Map.of("T1", "30", "B1", "12")).statusCode(201);
        lead.shows(1).statusCode(409).body("type", is(PROBLEM + "not-all-locked"));
        committee.members().subList(1, 4).forEach(member -> member.locks(1, Map.of("T1", "28", "B1", "12"))
                .statusCode(201));
        committee.members().get(4).locks(1, Map.of("T1", "28", "B1", "11")).statusCode(201);
        lead.shows(1, "{}".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("type", is(PROBLEM + "commitment-mismatch"));
        committee.members().subList(0, 4).forEach(member -> member.shows(1).statusCode(201));
        lead.sees().body("work.sheets", hasSize(0), "work.result", nullValue());
        committee.members().get(4).shows(1).statusCode(201);
        lead.sees()
                .body("phase", is("SCORING"), "work.marking.attempt", is(2), "work.marking.sentBack", hasSize(3))
                .body("work.sheets.attempt", everyItem(is(1)), "work.sheets", hasSize(5));
        lead.locks(1, Map.of("T1", "30", "B1", "12")).statusCode(409).body("type", is(PROBLEM + "objective-differs"));
        lead.locks(2, Map.of("T1", "30", "B1", "12")).statusCode(201);
        committee.members().subList(1, 5).forEach(member -> member.locks(2, Map.of("T1", "28", "B1", "12"))
                .statusCode(201));
        committee.each(member -> member.shows(2).statusCode(201));
        lot.agency
                .asks()
                .get(committee.path())
                .then()
                .statusCode(200)
                .body("phase", is("AGGREGATED"), "work", nullValue());

        lead.sees()
                .body("work.sheets.attempt", everyItem(is(2)))
                .body("work.result.scores.rank", contains(1, 2, 3))
                .body("work.result.scores[0].parts", hasKey("technical"));

        second.post("/report", Map.of()).statusCode(403).body("type", is(PROBLEM + "not-the-lead"));
        lead.post("/report", Map.of())
                .statusCode(201)
                .body("candidates.rank", contains(1, 2, 3), "reference", notNullValue());
        lot.agency.asks().get(committee.path() + "/report").then().statusCode(404);
        second.handsIn(second.signed(second.report(), stranger(committee)))
                .statusCode(422)
                .body("type", is(PROBLEM + "bad-report-signature"));
        second.handsIn(second.report()).statusCode(422).body("type", is(PROBLEM + "bad-report-signature"));
        var unsigned = lead.report();
        committee.members().subList(0, 4).forEach(member -> member.signs().statusCode(201));
        second.signs().statusCode(409).body("type", is(PROBLEM + "report-signed-already"));
        assertThat(committee.phase()).isEqualTo("REPORT");
        committee
                .members()
                .get(4)
                .post("/dissents", Map.of("text", "技术分普遍偏高，理由见附页"))
                .statusCode(201)
                .body("phase", is("DONE"));

        assertThat(committee.stage()).isEqualTo("EVALUATED");
        lead.asks()
                .get("/api/evaluations/mine")
                .then()
                .statusCode(200)
                .body("tender", contains(lot.tender), "phase", contains("DONE"), "member", contains("e1"))
                .body("seatedAt", contains(notNullValue()), "signedAt", contains(notNullValue()));
        assertThat(SignedPdf.read(unsigned).signatures()).hasSize(1);
        var report = HandedOutReport.of(lot, committee);
        assertThat(report.verify().valid()).doesNotContain(slots.get(3));
        assertThat(report.findings().rejections()).hasSize(1);
        assertThat(events.about(lot))
                .containsExactly(new EvaluationEvent.Evaluated(
                        new LotKey(lot.tender, "1"), 1, Candidate.of(report), report.sha256()));
        assertThat(Candidate.of(report)).extracting(Candidate::slot).doesNotContain(slots.get(3));
        var pdf = SignedPdf.read(lot.agency
                .asks()
                .get(committee.path() + "/report.pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        assertThat(pdf.signatures()).hasSize(5);
        assertThat(pdf.text().replaceAll("\\s+", "")).contains("评标报告", "评委e1", "第1中标候选人", report.sha256(), "大写肆佰伍拾壹万元");
        var logged = HandedOutReport.logged(report);
        assertThat(logged.signed()).containsExactly("e1", "e2", "e3", "e4");
        assertThat(logged.dissenting()).containsExactly("d1");
        assertThat(logged.deemed()).isEmpty();
    }

    private static Signer stranger(EvaluatingCommittee committee) {
        return TestStack.world().certify("Not " + committee.lead().id(), "x", Usage.SIGNING);
    }
}
