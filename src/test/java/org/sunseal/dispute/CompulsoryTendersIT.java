package org.sunseal.dispute;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.sunseal.platform.Actor.base64;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.AnswerText;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.dispute.proof.ObjectionText;
import org.sunseal.dispute.proof.Outcome;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotKey;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** Objections and queries where the law sets periods: every one of these comes from a row. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class CompulsoryTendersIT {
    @Inject
    DisputeClock clock;

    @Inject
    Disputes disputes;

    private Actor objector;

    @BeforeEach
    void somebody_with_a_complaint() {
        objector = Actor.registered("bidder");
    }

    @Test
    void an_answer_that_changes_documents_asks_for_a_later_deadline_before_the_lot_goes_on() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING, "CN", Duration.ofDays(21));
        var first = lot.announced();
        advance(Duration.ofDays(9)); // twelve days are left: in time to object, too late to change
        var id = filed(lot, objector, null, "The brand excludes us");
        lot.seen().body("stage", equalTo("PAUSED_OBJECTION"));

        String toMove = answer(lot, id, Outcome.UPHELD, true)
                .body("deadlineToMove", notNullValue())
                .extract()
                .path("deadlineToMove");

        lot.seen().body("stage", equalTo("PAUSED_OBJECTION"));
        assertThat(Instant.parse(toMove)).isAfter(lot.openAt);
        var terms = lot.terms();
        terms.put("addendum", Map.of("mayAffectBids", true, "changesSubject", false, "text", "Item 3 is struck"));
        lot.upload("1.terms.2.json", terms);
        lot.publish(lot.notice(2, first.sha256(), Instant.parse(toMove).plus(Duration.ofDays(1))))
                .statusCode(202);
        lot.seen().body("stage", equalTo("ISSUING"));
    }

    @Test
    void an_objection_nine_days_before_the_deadline_is_kept_marked_late_and_moves_nothing() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING, "CN", Duration.ofDays(21));
        lot.announced();
        advance(Duration.ofDays(12));

        var id = filed(lot, objector, null, "The brand excludes us");

        lot.seen().body("stage", equalTo("ISSUING"));
        list(lot, given()).body("objections", hasSize(0));
        list(lot, given().auth().oauth2(TestStack.token("regulator1", "regulator")))
                .body("objections.id", contains(id))
                .body("objections.late", contains(true))
                .body("objections.dueAt", contains(nullValue()));
    }

    @Test
    void an_answer_that_is_overdue_is_told_once() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        lot.announced();
        var id = filed(lot, objector, null, "The brand excludes us");
        list(lot, given())
                .body("objections.overdue", contains(false))
                .body("objections.dueAt", contains(notNullValue()));
        advance(Duration.ofDays(12)); // three days, and whatever holiday they end in

        clock.tick();
        clock.tick();

        list(lot, given()).body("objections.overdue", contains(true));
        var letters = lot.agency.asks().get("/api/letters").then().extract().<List<String>>path("occasion");
        assertThat(letters).filteredOn("answer-overdue"::equals).hasSize(1);
        answer(lot, id, Outcome.REJECTED, false).statusCode(200);
        list(lot, given()).body("objections.overdue", contains(false));
    }

    @Test
    void a_query_pauses_nothing_holds_the_contract_and_is_raised_by_who_took_the_documents() {
        var lot = new RegisteredLot(TradeKind.PROCUREMENT);
        lot.announced();
        var today = Periods.day(OpenTender.now());
        file(lot, objector, today, "The brand excludes us").statusCode(403).body("type", problem("not-a-party"));
        objector.asks()
                .get("/api/tender-projects/{tender}/documents/1.terms.json", lot.tender)
                .then()
                .statusCode(200);
        file(lot, objector, null, "The brand excludes us").statusCode(422).body("type", problem("known-on"));
        assertThat(holdsContract(lot)).isFalse();

        var id = filed(lot, objector, today, "The brand excludes us");

        lot.seen().body("stage", equalTo("ISSUING"));
        assertThat(holdsContract(lot)).isTrue();
        answer(lot, id, Outcome.REJECTED, false).statusCode(200);
        assertThat(holdsContract(lot)).isFalse();
        objector.asks().get("/api/letters").then().body("occasion", hasItem("objection-answered"));
    }

    @Test
    void a_question_in_a_procurement_is_due_after_three_working_days() {
        var lot = new RegisteredLot(TradeKind.PROCUREMENT);
        lot.announced();

        objector.asks()
                .body(Map.of("question", "Is steel included?"))
                .post(path(lot, "enquiries"))
                .then()
                .statusCode(201);

        given().get(path(lot, "enquiries")).then().body("dueAt", contains(notNullValue()));
    }

    private static void advance(Duration by) {
        var platform = TestStack.world().clock();
        platform.moveTo(platform.instant().plus(by));
    }

    private boolean holdsContract(RegisteredLot lot) {
        var key = new LotKey(lot.tender, RegisteredLot.LOT);
        return QuarkusTransaction.requiringNew().call(() -> disputes.holdContract(key));
    }

    private static String filed(RegisteredLot lot, Actor by, @Nullable LocalDate knownOn, String grounds) {
        return file(lot, by, knownOn, grounds).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse file(RegisteredLot lot, Actor by, @Nullable LocalDate knownOn, String grounds) {
        var text = new ObjectionText(lot.tender, RegisteredLot.LOT, About.DOCUMENTS, grounds, knownOn, List.of());
        return by.asks()
                .body(Map.of("objection", base64(text.sign(by.signer()))))
                .post(path(lot, "objections"))
                .then();
    }

    private static ValidatableResponse answer(RegisteredLot lot, String id, Outcome outcome, boolean changesDocuments) {
        var consequence = changesDocuments ? Consequence.CORRECT_DOCUMENTS : Consequence.NONE;
        var text = new AnswerText(UUID.fromString(id), "So be it", outcome, changesDocuments, consequence);
        return lot.agency
                .asks()
                .body(Map.of("answer", base64(text.sign(lot.agency.signer()))))
                .put(path(lot, "objections/" + id + "/answer"))
                .then();
    }

    private static ValidatableResponse list(RegisteredLot lot, RequestSpecification reader) {
        return reader.get(path(lot, "objections")).then().statusCode(200);
    }

    private static String path(RegisteredLot lot, String below) {
        return "/api/tender-projects/%s/lots/%s/%s".formatted(lot.tender, RegisteredLot.LOT, below);
    }

    private static Matcher<String> problem(String code) {
        return equalTo("urn:sunseal:problem:" + code);
    }
}
