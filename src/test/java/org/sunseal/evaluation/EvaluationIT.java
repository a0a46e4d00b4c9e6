package org.sunseal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.HttpTileSource;
import org.sunseal.audit.proof.LogEntries;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.evaluation.proof.EvaluationReport;
import org.sunseal.evaluation.proof.Findings;
import org.sunseal.evaluation.proof.LoggedEvaluation;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.opening.TrusteesAtWork;
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

    /** Hears what the capabilities above hear. */
    @ApplicationScoped
    static class Listener {
        private final List<EvaluationEvent> heard = new CopyOnWriteArrayList<>();

        void hear(@Observes EvaluationEvent event) {
            heard.add(event);
        }

        List<EvaluationEvent> heardAbout(RegisteredLot lot) {
            return heard.stream()
                    .filter(event -> event.lot().tender().equals(lot.tender))
                    .toList();
        }
    }

    @Inject
    Listener listener;

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    private EvaluatingCommittee opened(RegisteredLot lot, Map<String, Object> terms, List<OpeningForm> forms)
            throws IOException, InterruptedException {
        lot.scheduled().upload("1.terms.json", terms);
        var notice = lot.notice(1, null, lot.openAt);
        lot.publish(notice).statusCode(202);
        OpenedTender.of(notice, temporary, clockFile, forms);
        return EvaluatingCommittee.drawn(committees, lot.tender, lot.agency);
    }

    private static OpeningForm form(String price, String declared) {
        return new OpeningForm(price, "CNY", "180", "合格", "保函", List.of(new OpeningForm.Item("中小企业声明", declared)));
    }

    @Test
    void an_engineering_lot_is_reviewed_marked_in_secret_and_signed() throws Exception {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        var committee = opened(
                lot,
                lot.terms(),
                Stream.of("4500000.00", "4600000.00", "4700000.00", "4800000.00")
                        .map(price -> form(price, "否"))
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
        committee.each(member -> member.shows(1).statusCode(201));
        lead.sees().body("phase", is("SCORING"), "work.marking.attempt", is(2), "work.marking.sentBack", hasSize(3));
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
        assertThat(SignedPdf.read(unsigned).signatures()).hasSize(1);
        var report = report(lot, committee);
        assertThat(report.verify().valid()).doesNotContain(slots.get(3));
        assertThat(report.findings().rejections()).hasSize(1);
        assertThat(listener.heardAbout(lot))
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
        var logged = logged(report);
        assertThat(logged.signed()).containsExactly("e1", "e2", "e3", "e4");
        assertThat(logged.dissenting()).containsExactly("d1");
        assertThat(logged.deemed()).isEmpty();
    }

    private static Signer stranger(EvaluatingCommittee committee) {
        return TestStack.world().certify("Not " + committee.lead().id(), "x", Usage.SIGNING);
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

        var report = report(lot, committee);
        report.verify();
        assertThat(report.findings().scores())
                .extracting(scored -> report.charge().bid(scored.bid()).price().toPlainString())
                .containsExactly("1080000.00", "950000.00", "1000000.00"); // 918,000 after the deduction
        assertThat(report.findings().scores()).extracting(Findings.Scored::rank).containsExactly(1, 2, 3);
        assertThat(report.findings().rejections())
                .extracting(rejection -> rejection.bid())
                .containsExactly(unqualified);
        var logged = logged(report);
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
        assertThat(listener.heardAbout(lot)).singleElement().isInstanceOf(EvaluationEvent.Failed.class);
        committee.seat().statusCode(409);
    }

    private static void await(EvaluatingCommittee committee) throws InterruptedException {
        for (var attempt = 0; attempt < 100; attempt++) {
            if (committee.phase().equals("DONE")) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("The evaluation never ended");
    }

    private static EvaluationReport report(RegisteredLot lot, EvaluatingCommittee committee) {
        String message = lot.agency
                .asks()
                .get(committee.path() + "/report")
                .then()
                .statusCode(200)
                .extract()
                .path("report");
        var signed = SignedMessage.parse(Base64.getDecoder().decode(message));
        assertThat(signed.onlySigner()).isEqualTo(TestStack.world().platform().certificate());
        return EvaluationReport.read(signed.body());
    }

    /** The EVALUATION entry of that report, once its tick has come. */
    private static LoggedEvaluation logged(EvaluationReport report) throws InterruptedException {
        var witnesses = TrusteesAtWork.start();
        try {
            return awaitLogged(report);
        } finally {
            witnesses.stop();
        }
    }

    private static LoggedEvaluation awaitLogged(EvaluationReport report) throws InterruptedException {
        for (var attempt = 0; attempt < 100; attempt++) {
            var found = new ArrayList<LoggedEvaluation>();
            var reader = LogReader.newest(
                    new HttpTileSource(URI.create("http://127.0.0.1:" + RestAssured.port + "/log/")),
                    TestStack.world().register().logKey());
            reader.visit(0, reader.checkpoint().size(), (index, bytes) -> {
                if (LogEntries.parse(bytes) instanceof OpenEntry entry
                        && entry.type().equals("EVALUATION")) {
                    found.add(LoggedEvaluation.read(
                            SignedMessage.parse(entry.message()).body()));
                }
            });
            for (var each : found) {
                if (each.reportSha256().equals(report.sha256())) {
                    return each;
                }
            }
            Thread.sleep(200);
        }
        throw new AssertionError("The report was never logged");
    }
}
