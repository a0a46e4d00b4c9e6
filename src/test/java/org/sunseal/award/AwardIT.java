package org.sunseal.award;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.award.proof.Acceptance;
import org.sunseal.award.proof.Announcement.Subject;
import org.sunseal.award.proof.Decision;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Signer;
import org.sunseal.documents.pdf.PdfPages;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.platform.TestStack;
import org.sunseal.trade.TradeKind;

/** A lot of either kind from its report to the archive, through the platform's own doors. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class AwardIT {
    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @ConfigProperty(name = "sunseal.award.verifier-jar")
    Path verifier;

    private final KnownCommittees committees = new KnownCommittees();

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    private EvaluatedLot evaluated(TradeKind kind) throws Exception {
        return EvaluatedLot.of(kind, committees, temporary, clockFile);
    }

    @Test
    void an_engineering_lot_goes_from_publicity_to_archive() throws Exception {
        var lot = evaluated(TradeKind.ENGINEERING);
        assertThat(lot.stage()).isEqualTo("EVALUATED");
        onlyItsOwnSeeIt(lot);

        lot.announce(lot.draft(Subject.CANDIDATES))
                .statusCode(422)
                .body("errors.code", everyItem(is("content-missing")))
                .body(
                        "errors.field",
                        hasItems("fields.objectionChannel", "entries[0].leader", "entries[1].conditions"));
        var candidates = lot.filled(Subject.CANDIDATES);
        lot.announce(candidates).statusCode(201).body("subject", is("candidates"));
        lot.announce(candidates).statusCode(409); // signed anew, it is a second one
        assertThat(lot.stage()).isEqualTo("PUBLICITY");
        given().get(lot.path("/announcements"))
                .then()
                .statusCode(200)
                .body("subject", is(List.of("candidates")), "sha256", is(List.of(candidates.sha256())));
        decide(lot, 0).statusCode(409).body("type", is("urn:sunseal:problem:step-not-allowed"));

        OpenedTender.moveClockTo(candidates.standsUntil().orElseThrow(), clockFile);
        await(lot, "AWARDABLE");
        decide(lot, 1).statusCode(422).body("type", is("urn:sunseal:problem:award-not-first"));
        int number = decide(lot, 0)
                .statusCode(201)
                .body("kind", is("DECISION"))
                .extract()
                .path("number");
        lot.tenderee().get(lot.path("/award/papers/" + number)).then().statusCode(200);
        assertThat(lot.stage()).isEqualTo("AWARDED");

        signNotice(lot);
        assertThat(lot.stage()).isEqualTo("NOTICE_SENT");
        assertThat(lot.letter(lot.ranked(0))).contains("award-notice", lot.price(0));
        assertThat(lot.letter(lot.ranked(1)))
                .contains("award-result", lot.price(0))
                .doesNotContain("得分");

        lot.announce(lot.filled(Subject.RESULT)).statusCode(201);
        assertThat(lot.stage()).isEqualTo("ANNOUNCED");

        var pdf = signedBy(contractPdf(), lot.agency.signer(), lot.ranked(0).signer());
        var file = attach(lot, "contract.pdf", pdf);
        contract(lot, file, "1.00", List.of())
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:contract-unlike-the-bid"));
        contract(lot, file, lot.price(0), List.of()).statusCode(201);
        assertThat(lot.stage()).isEqualTo("SETTLED");

        archive(lot).statusCode(409).body("type", is("urn:sunseal:problem:report-to-regulator-missing"));
        lot.tenderee().post(lot.path("/award/regulator-report")).then().statusCode(201);
        archive(lot).statusCode(201).body("retention", is("ENG-15Y"));
        assertThat(lot.stage()).isEqualTo("ARCHIVED");
        lot.as("regulator").get(lot.path("/archive")).then().statusCode(200).body("retention", is("ENG-15Y"));
        var filed = lot.tenderee().get(lot.path("/archive.zip")).asByteArray();
        requireCourtCopy(lot, filed);
        var files = FiledPackage.requireWhole(filed);
        assertThat(files.keySet())
                .contains("award/01-candidates.p7m", "evaluation/report.p7m", "opening/round-1.zip", "history.json");
        assertThat(FiledPackage.failing(files.getOrDefault("opening/round-1.zip", new byte[0]), temporary))
                .isEmpty();
    }

    @Test
    void the_tenderees_silence_takes_the_first_and_a_procurement_goes_on_to_its_archive() throws Exception {
        var lot = evaluated(TradeKind.PROCUREMENT);

        List<Map<String, String>> limits = lot.tenderee()
                .get(lot.path("/award"))
                .then()
                .statusCode(200)
                .extract()
                .path("limits");
        var due = limits.stream()
                .filter(limit -> "GP-DECIDE-5WD".equals(limit.get("rule")))
                .map(limit -> Instant.parse(String.valueOf(limit.get("dueAt"))))
                .findFirst()
                .orElseThrow();
        OpenedTender.moveClockTo(due, clockFile);
        await(lot, "DECIDED");
        lot.tenderee()
                .get(lot.path("/award"))
                .then()
                .body("decidedBy", is("SYSTEM"))
                .body("winnerSlot", is(lot.slot(0)));

        var result = lot.filled(Subject.RESULT);
        assertThat(result.fields().get("experts")).isNotBlank();
        lot.announce(result).statusCode(409).body("type", is("urn:sunseal:problem:notice-not-signed"));
        signNotice(lot);
        assertThat(lot.stage()).isEqualTo("DECIDED");
        lot.announce(result).statusCode(201);
        assertThat(lot.letter(lot.ranked(1))).contains("award-result", "排序第 2").doesNotContain("排序第 3");
        assertThat(lot.letter(lot.ranked(2))).contains("排序第 3").doesNotContain("排序第 2");

        var pdf = contractPdf();
        var file = attach(lot, "contract.pdf", pdf);
        contract(lot, file, lot.price(0), List.of(detached(pdf, lot.agency.signer())))
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:contract-not-signed-by-both"));
        contract(
                        lot,
                        file,
                        lot.price(0),
                        List.of(
                                detached(pdf, lot.agency.signer()),
                                detached(pdf, lot.ranked(0).signer())))
                .statusCode(201);
        lot.announce(lot.filled(Subject.CONTRACT)).statusCode(201);
        var acceptance = new Acceptance(lot.key.tender(), lot.key.lot(), "验收合格", List.of(file));
        lot.tenderee()
                .body(Map.of("paper", EvaluatedLot.signed(acceptance.body(), lot.agency.signer())))
                .post(lot.path("/award/acceptance"))
                .then()
                .statusCode(201);
        archive(lot).statusCode(201).body("retention", is("GP-15Y"));
        assertThat(lot.stage()).isEqualTo("ARCHIVED");
    }

    /** As soon as there is a tool to go with it. */
    private void requireCourtCopy(EvaluatedLot lot, byte[] filed) throws IOException {
        var path = lot.path("/archive/court-copy.zip");
        lot.as("regulator").get(path).then().statusCode(503).body("type", is("urn:sunseal:problem:verifier-missing"));
        Files.write(verifier, new byte[] {1, 2, 3});
        try {
            var copy = FiledPackage.requireWhole(lot.as("regulator").get(path).asByteArray());
            assertThat(copy.get("archive.zip")).isEqualTo(filed);
            assertThat(copy.get("sunseal-cli.jar")).containsExactly(1, 2, 3);
            assertThat(copy).containsKeys("README.txt", "trust.json", "opening/round-1.zip");
        } finally {
            Files.delete(verifier);
        }
    }

    private static void onlyItsOwnSeeIt(EvaluatedLot lot) {
        lot.ranked(0).asks().get(lot.path("/award")).then().statusCode(403);
        lot.as("tenderee").get(lot.path("/award")).then().statusCode(403);
        lot.as("regulator").get(lot.path("/award")).then().statusCode(200).body("candidates.size()", is(3));
        lot.ranked(0)
                .asks()
                .body(Map.of("announcement", ""))
                .post(lot.path("/announcements"))
                .then()
                .statusCode(403);
    }

    private ValidatableResponse decide(EvaluatedLot lot, int rank) {
        var decision = new Decision(
                lot.key.tender(),
                lot.key.lot(),
                1,
                lot.award().getString("reportSha256"),
                lot.slot(rank),
                List.of(),
                EvaluatedLot.now().truncatedTo(ChronoUnit.MILLIS));
        return lot.tenderee()
                .body(Map.of("paper", EvaluatedLot.signed(decision.body(), lot.agency.signer())))
                .post(lot.path("/award/decision"))
                .then();
    }

    static void signNotice(EvaluatedLot lot) {
        lot.tenderee().post(lot.path("/award/notice")).then().statusCode(201).body("kind", is("NOTICE_PDF"));
        var drawn = lot.tenderee().get(lot.path("/award/notice.pdf")).asByteArray();
        assertThat(SignedPdf.read(drawn).text().replaceAll("\\s", "")).contains("中标通知书", lot.price(0));
        signed(lot);
    }

    /** The tenderee's signature on the notice as it is drawn up. */
    static void signed(EvaluatedLot lot) {
        var drawn = lot.tenderee().get(lot.path("/award/notice.pdf")).asByteArray();
        lot.tenderee()
                .contentType("application/pdf")
                .body(signedBy(drawn, lot.agency.signer()))
                .post(lot.path("/award/notice/signatures"))
                .then()
                .statusCode(201)
                .body("kind", is("SIGNED_NOTICE_PDF"));
    }

    private static byte[] signedBy(byte[] pdf, Signer... signers) {
        var signed = pdf;
        for (var signer : signers) {
            signed = SignedPdf.sign(signed, signer, OpenedTender::stamp, "签署", EvaluatedLot.now());
        }
        return signed;
    }

    private static byte[] detached(byte[] pdf, Signer signer) {
        var bare = DetachedSignature.sign(pdf, signer);
        return DetachedSignature.withTimestamp(
                bare, OpenedTender.stamp(Framing.sha256(DetachedSignature.signatureValue(bare))));
    }

    private static byte[] contractPdf() {
        return PdfPages.render(new PrintedPage("合同", "道路", List.of(), List.of("合同正文"), List.of("甲方", "乙方")).xhtml());
    }

    static String attach(EvaluatedLot lot, String name, byte[] content) {
        return lot.tenderee()
                .contentType("application/octet-stream")
                .body(content)
                .put(lot.path("/award/files/" + name))
                .then()
                .statusCode(201)
                .extract()
                .path("sha256");
    }

    private static ValidatableResponse contract(EvaluatedLot lot, String file, String price, List<byte[]> signatures) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("pdfSha256", file);
        body.put("price", price);
        body.put("currency", "CNY");
        body.put("durationDays", "180");
        body.put("quality", "合格");
        body.put("items", List.of());
        body.put("performanceBond", "0.00");
        body.put(
                "signatures",
                signatures.stream()
                        .map(each -> Map.of("signature", Base64.getEncoder().encodeToString(each)))
                        .toList());
        return lot.tenderee().body(body).post(lot.path("/award/contract")).then();
    }

    private static ValidatableResponse archive(EvaluatedLot lot) {
        return lot.as("centre").post(lot.path("/archive")).then();
    }

    static void await(EvaluatedLot lot, String stage) throws InterruptedException {
        for (var attempt = 0; attempt < 600 && !lot.stage().equals(stage); attempt++) {
            Thread.sleep(100);
        }
        assertThat(lot.stage()).isEqualTo(stage);
    }
}
