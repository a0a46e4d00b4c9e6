package org.sunseal.opening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.sunseal.platform.Actor.base64;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.evaluation.EvaluatingCommittee;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.proof.verify.EvidenceVerifier;
import org.sunseal.opening.proof.verify.Verdict;
import org.sunseal.platform.TestStack;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;
import org.sunseal.project.proof.Retender;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** A procurement whose first round comes to nothing is tendered again, as round 2 of the same lot. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class RetenderIT {
    private static final String PROBLEM = "urn:sunseal:problem:";

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private final KnownCommittees committees = new KnownCommittees();

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    @Test
    void a_lot_that_failed_is_tendered_again_and_both_rounds_are_proved() throws Exception {
        var lot = new RegisteredLot(TradeKind.PROCUREMENT);
        var first = lot.announced();
        var opened = OpenedTender.of(first, Files.createDirectory(temporary.resolve("one")), clockFile, forms());
        opened.bidders()
                .getFirst()
                .asks()
                .get(path(lot) + "/rounds/1/opening/mine")
                .then()
                .statusCode(200)
                .body("result", is("OPENED"));
        var judges = EvaluatingCommittee.drawn(committees, lot.tender, lot.agency);
        retender(lot, 1).statusCode(409).body("type", is(PROBLEM + "step-not-allowed"));
        judges.checkQualification(judges.slots().getFirst()).statusCode(201).body("failed", is(true));

        retender(lot, 2).statusCode(422).body("type", is(PROBLEM + "wrong-round"));
        retender(lot, 1).statusCode(201).body("tendering", is(2), "after", is(1));
        lot.seen().body("stage", is("SCHEDULED"), "rounds.state", is(List.of("OPENED")));
        given().get(path(lot) + "/retenders").then().statusCode(200).body("after", is(List.of(1)));
        var second = announceAgain(lot, first);
        lot.seen().body("stage", is("ISSUING"), "rounds.round", is(List.of(1, 2)));

        OpenedTender.of(second, Files.createDirectory(temporary.resolve("two")), clockFile, forms());
        lot.seen().body("stage", is("OPENED"), "rounds.state", is(List.of("OPENED", "OPENED")));
        EvaluatingCommittee.drawn(committees, lot.tender, lot.agency, 2).evaluates(TradeKind.PROCUREMENT, Map.of());
        lot.agency
                .asks()
                .get(path(lot) + "/evaluation/reports")
                .then()
                .statusCode(200)
                .body("round", is(List.of(2)), "sitting", is(List.of(1)));

        for (var round = 1; round <= 2; round++) {
            assertThat(failing(evidence(lot, round))).isEmpty();
        }
        var spoilt = evidence(lot, 2);
        var notice = newest(spoilt.resolve("notices"));
        Files.copy(oldest(spoilt.resolve("notices")), notice, StandardCopyOption.REPLACE_EXISTING);
        assertThat(failing(spoilt)).contains("folder", "notice-chain", "round-opened");
    }

    private static Notice announceAgain(RegisteredLot lot, Notice first) {
        var over = first.rounds().getFirst();
        var openAt = now().plus(Duration.ofDays(30));
        var next = new NoticeRound(2, "whole", openAt, null);
        lot.publish(notice(lot, first, over, next)).statusCode(422); // the documents of round 1 are out of time
        var terms = lot.terms();
        terms.put("documents", Map.of("from", now().toString(), "until", openAt.toString()));
        lot.upload("1.terms.2.json", terms);
        lot.publish(notice(lot, first, over)).statusCode(422).body("type", is(PROBLEM + "rounds-changed"));
        lot.publish(notice(lot, first, new NoticeRound(1, "whole", openAt, null), next))
                .statusCode(422)
                .body("type", is(PROBLEM + "rounds-changed"));
        lot.publish(notice(lot, first, over, new NoticeRound(2, "whole", now().plus(Duration.ofDays(19)), null)))
                .statusCode(422)
                .body("type", is(PROBLEM + "deadline-too-early"), "detail", containsString("GP-T-20D"));
        var second = notice(lot, first, over, next);
        lot.publish(second).statusCode(202);
        return second;
    }

    private static Notice notice(RegisteredLot lot, Notice first, NoticeRound... rounds) {
        return lot.notice(2, first.sha256(), List.of(rounds), 3);
    }

    private static ValidatableResponse retender(RegisteredLot lot, int after) {
        var decision = new Retender(lot.tender, RegisteredLot.LOT, after, "合格供应商不足三家，修改资格条件后重新招标", now());
        return lot.agency
                .asks()
                .body(Map.of("retender", base64(decision.sign(lot.agency.signer()))))
                .post(path(lot) + "/retenders")
                .then();
    }

    private static List<OpeningForm> forms() {
        return List.of(form("4500000.00"), form("4600000.00"), form("4700000.00"));
    }

    private static OpeningForm form(String price) {
        return new OpeningForm(price, "CNY", "180", "合格", "无", List.of());
    }

    private static Instant now() {
        return TestStack.world().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String path(RegisteredLot lot) {
        return "/api/tender-projects/%s/lots/1".formatted(lot.tender);
    }

    private static List<String> failing(Path folder) throws IOException {
        return EvidenceVerifier.verify(folder, TrustFile.load(TestStack.world().trustFile())).stream()
                .filter(verdict -> !verdict.ok())
                .map(Verdict::check)
                .toList();
    }

    private static Path evidence(RegisteredLot lot, int round) throws IOException {
        var zipped = given().get(path(lot) + "/rounds/%d/evidence/public".formatted(round))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var folder = Files.createTempDirectory(temporary, "evidence");
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        return folder;
    }

    private static Path oldest(Path notices) throws IOException {
        try (var files = Files.list(notices)) {
            return files.sorted(RetenderIT::byIndex).findFirst().orElseThrow();
        }
    }

    private static Path newest(Path notices) throws IOException {
        try (var files = Files.list(notices)) {
            return files.max(RetenderIT::byIndex).orElseThrow();
        }
    }

    private static int byIndex(Path one, Path other) {
        return Integer.compare(index(one), index(other));
    }

    private static int index(Path file) {
        return Integer.parseInt(file.getFileName().toString().split("\\.", 2)[0]);
    }
}
