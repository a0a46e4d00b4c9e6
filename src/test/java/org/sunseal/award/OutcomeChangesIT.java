package org.sunseal.award;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.sunseal.platform.Actor.base64;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.award.proof.Announcement.Subject;
import org.sunseal.award.proof.Decision;
import org.sunseal.award.proof.Decision.PassedOver;
import org.sunseal.award.proof.Ground;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.AnswerText;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.dispute.proof.ObjectionText;
import org.sunseal.dispute.proof.Outcome;
import org.sunseal.evaluation.proof.ReevaluationOrder;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.platform.TestStack;
import org.sunseal.trade.TradeKind;

/** An outcome that does not last: the report falls to an objection, then the winners make way one by one. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class OutcomeChangesIT {
    private static final String PROBLEM = "urn:sunseal:problem:";

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @Inject
    ClockTick tick;

    private final KnownCommittees committees = new KnownCommittees();

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    @Test
    void bids_are_evaluated_again_and_a_winner_that_gives_up_makes_way() throws Exception {
        var lot = EvaluatedLot.of(TradeKind.ENGINEERING, committees, temporary, clockFile);
        var fallen = lot.award().getString("reportSha256");

        sendBackAfterObjection(lot, fallen);
        assertThat(lot.stage()).isEqualTo("EVALUATING");
        lot.committee.sits(Map.of("T1", "25", "B1", "10"));

        assertThat(lot.stage()).isEqualTo("EVALUATED");
        var inForce = lot.award().getString("reportSha256");
        assertThat(inForce).isNotEqualTo(fallen);
        assertThat(lot.tenderee()
                        .get(lot.path("/evaluation/reports"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("reportSha256"))
                .containsExactly(fallen, inForce);
        lot.tenderee().get(lot.path("/evaluation/reports/1/1")).then().statusCode(200);

        var second = lot.filled(Subject.CANDIDATES);
        lot.announce(second).statusCode(201);
        OpenedTender.moveClockTo(second.standsUntil().orElseThrow(), clockFile);
        AwardIT.await(lot, "AWARDABLE");
        decide(lot, lot.slot(0)).statusCode(201);
        AwardIT.signNotice(lot);
        lot.announce(lot.filled(Subject.RESULT)).statusCode(201);

        nextInRank(lot);
        assertThat(lot.letter(lot.ranked(1))).contains("award-notice", lot.price(1));
        assertThat(lot.stage()).isEqualTo("NOTICE_SENT");

        decide(lot, null, gaveUp(lot, 0), gaveUp(lot, 1)).statusCode(201);
        assertThat(lot.stage()).isEqualTo("FAILED");
    }

    private void sendBackAfterObjection(EvaluatedLot lot, String report) throws Exception {
        var candidates = lot.filled(Subject.CANDIDATES);
        lot.announce(candidates).statusCode(201);
        order(lot, report, "wrong-sum", null).statusCode(422).body("type", is(PROBLEM + "reevaluation-unfounded"));
        var objection = upheldObjection(lot);
        assertThat(lot.stage()).isEqualTo("PUBLICITY");

        OpenedTender.moveClockTo(candidates.standsUntil().orElseThrow(), clockFile);
        tick.tick();
        assertThat(lot.stage()).isEqualTo("PUBLICITY"); // who was right waits for what follows

        order(lot, report, "because", objection).statusCode(422).body("type", is(PROBLEM + "reevaluation-ground"));
        order(lot, fallenElsewhere(), "wrong-sum", objection)
                .statusCode(422)
                .body("type", is(PROBLEM + "not-the-report-in-force"));
        order(lot, report, "wrong-sum", objection)
                .statusCode(201)
                .body("newCommittee", is(false), "objection", is(objection.toString()));
        given().get(lot.path("/evaluation/reevaluations"))
                .then()
                .statusCode(200)
                .body("ground", is(List.of("wrong-sum")));
        assertThat(lot.letter(lot.ranked(0))).contains("reevaluation");
    }

    private static void nextInRank(EvaluatedLot lot) {
        decide(lot, lot.slot(1)).statusCode(422);
        decide(lot, lot.slot(1), gaveUp(lot, 0)).statusCode(201);
        assertThat(lot.stage()).isEqualTo("AWARDED");
        lot.tenderee().get(lot.path("/award")).then().body("winnerSlot", is(lot.slot(1)), "toldAt", nullValue());
        lot.tenderee().post(lot.path("/award/notice")).then().statusCode(201);
        AwardIT.signed(lot);
    }

    private static String fallenElsewhere() {
        return "00".repeat(32);
    }

    private static UUID upheldObjection(EvaluatedLot lot) {
        var objector = lot.ranked(1);
        var text = new ObjectionText(
                lot.key.tender(), lot.key.lot(), About.RESULT, "The sum of the marks is wrong", null, List.of());
        String id = objector.asks()
                .body(Map.of("objection", base64(text.sign(objector.signer()))))
                .post(lot.path("/objections"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(lot.stage()).isEqualTo("PAUSED_OBJECTION_RESULT");
        var answer = new AnswerText(
                UUID.fromString(id), "Item T1 was counted twice", Outcome.UPHELD, false, Consequence.REEVALUATE);
        lot.tenderee()
                .body(Map.of("answer", base64(answer.sign(lot.agency.signer()))))
                .put(lot.path("/objections/%s/answer".formatted(id)))
                .then()
                .statusCode(200);
        return UUID.fromString(id);
    }

    private static ValidatableResponse order(EvaluatedLot lot, String report, String ground, @Nullable UUID objection) {
        var order = new ReevaluationOrder(
                lot.key.tender(),
                lot.key.lot(),
                1,
                report,
                ground,
                objection,
                "Item T1 was counted twice",
                EvaluatedLot.now().truncatedTo(ChronoUnit.MILLIS));
        return lot.tenderee()
                .body(Map.of("order", EvaluatedLot.signed(order.body(), lot.agency.signer())))
                .post(lot.path("/evaluation/reevaluations"))
                .then();
    }

    private static PassedOver gaveUp(EvaluatedLot lot, int place) {
        var letter = AwardIT.attach(lot, "waiver.txt", "We give up".getBytes(StandardCharsets.UTF_8));
        return new PassedOver(lot.slot(place), Ground.GIVES_UP, "中标人拒绝签订合同", List.of(letter));
    }

    private static ValidatableResponse decide(EvaluatedLot lot, @Nullable String slot, PassedOver... passedOver) {
        var decision = new Decision(
                lot.key.tender(),
                lot.key.lot(),
                1,
                lot.award().getString("reportSha256"),
                slot,
                List.of(passedOver),
                EvaluatedLot.now().truncatedTo(ChronoUnit.MILLIS));
        return lot.tenderee()
                .body(Map.of("paper", EvaluatedLot.signed(decision.body(), lot.agency.signer())))
                .post(lot.path("/award/decision"))
                .then();
    }
}
