package org.sunseal.project.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.sunseal.project.web.LotToAnnounce.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.proof.Slip;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.TransactionCode;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RegistrationIT {
    private static final Map<String, String> ACCEPT = Map.of("kind", "ACCEPTED");

    @Test
    void an_accepted_registration_is_a_signed_slip_with_a_code_for_each_lot() {
        var lot = new RegisteredLot(TradeKind.PROCUREMENT);
        lot.own().body("stage", equalTo("INTENTION"), "estimate", equalTo("5000000.00"));
        lot.schedule().statusCode(409).body("type", equalTo(problem("registration-open")));
        lot.submit().statusCode(201).body("state", equalTo("SUBMITTED"), "overdue", equalTo(false));
        lot.plan("2", "100.00").statusCode(409).body("type", equalTo(problem("registration-closed")));

        String der = lot.answer(ACCEPT).statusCode(201).extract().path("slip");

        var message = SignedMessage.parse(Base64.getDecoder().decode(der));
        assertThat(message.onlySigner()).isEqualTo(TestStack.world().platform().certificate());
        var slip = Slip.read(message);
        assertThat(logged(lot)).isEqualTo(slip.logged());
        assertThat(slip.kind()).isEqualTo(Slip.Kind.ACCEPTED);
        assertThat(slip.remedies()).contains("SVC-REMEDY-60D");
        assertThat(slip.codes()).hasSize(1);
        TransactionCode.parse(
                TradeKind.PROCUREMENT.tradeClass(), slip.codes().getFirst().code());
        lot.own()
                .body(
                        "stage", equalTo("REGISTERED"),
                        "transactionCode", equalTo(slip.codes().getFirst().code()));
        lot.answer(ACCEPT).statusCode(409).body("type", equalTo(problem("step-not-allowed")));
        lot.schedule().statusCode(200).body("stage", equalTo("SCHEDULED"));
    }

    /** What the log says of the newest slip. */
    private static byte[] logged(RegisteredLot lot) {
        String der = lot.agency
                .asks()
                .get("/api/tender-projects/{tender}/registration/slips", lot.tender)
                .then()
                .statusCode(200)
                .extract()
                .path("[-1].logged");
        return SignedMessage.parse(Base64.getDecoder().decode(der)).body();
    }

    @Test
    void slips_of_a_year_are_numbered_without_gaps() {
        var one = new RegisteredLot(TradeKind.ENGINEERING);
        var two = new RegisteredLot(TradeKind.ENGINEERING);
        one.submit();
        two.submit();

        String first = one.answer(ACCEPT).extract().path("number");
        String second = two.answer(ACCEPT).extract().path("number");

        assertThat(serial(second)).isEqualTo(serial(first) + 1);
    }

    private static int serial(String number) {
        return Integer.parseInt(number.substring(5));
    }

    @Test
    void what_is_missing_is_told_at_once_and_nothing_is_added_later() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        lot.submit();
        lot.answer(correction("approval", "funds")).statusCode(201);
        lot.answer(ACCEPT).statusCode(409);
        lot.submit().statusCode(201);

        lot.answer(correction("funds", "scope"))
                .statusCode(422)
                .body("type", equalTo(problem("correction-not-complete")), "errors.field", equalTo(List.of("scope")));
        lot.answer(correction("funds")).statusCode(201);
        lot.submit().statusCode(201);
        lot.answer(ACCEPT).statusCode(201);

        lot.agency
                .asks()
                .get("/api/tender-projects/{tender}/registration/slips", lot.tender)
                .then()
                .body("kind", equalTo(List.of("CORRECTION", "CORRECTION", "ACCEPTED")));
    }

    private static Map<String, Object> correction(String... fields) {
        return Map.of(
                "kind",
                "CORRECTION",
                "items",
                List.of(fields).stream()
                        .map(field -> Map.of("field", field, "text", "is missing"))
                        .toList());
    }

    @Test
    void a_refusal_has_a_ground_and_ends_the_registration() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        lot.submit();
        lot.answer(Map.of("kind", "REFUSED", "text", "no reason"))
                .statusCode(422)
                .body("type", equalTo(problem("slip-incomplete")));

        lot.answer(Map.of("kind", "REFUSED", "ground", "NOT_APPROVED", "text", "2026-117 is another project"))
                .statusCode(201);

        lot.submit().statusCode(409).body("type", equalTo(problem("step-not-allowed")));
        lot.schedule().statusCode(409).body("type", equalTo(problem("registration-open")));
    }

    @Test
    void a_registration_is_nobodys_business_but_the_parties_and_officials() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        lot.submit();

        for (var caller : List.of(lot.agency, lot.centre, Actor.unregistered("regulator"))) {
            registration(caller, lot).statusCode(200).body("state", equalTo("SUBMITTED"));
        }
        registration(Actor.registered("agency"), lot).statusCode(404);
        lot.centre.asks().get("/api/registrations?size=200").then().body("tender", hasItem(lot.tender));
    }

    private static ValidatableResponse registration(Actor caller, RegisteredLot lot) {
        return caller.asks()
                .get("/api/tender-projects/{tender}/registration", lot.tender)
                .then();
    }

    @Test
    void only_events_with_a_ground_move_the_windows_time_limit() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        String due = lot.submit().extract().path("dueAt");

        lot.moveLimit("RESUMED", 0).statusCode(409);
        lot.moveLimit("SUSPENDED", 0).statusCode(201).body("dueAt", nullValue(), "events.kind", hasItem("SUSPENDED"));
        lot.moveLimit("SUSPENDED", 0).statusCode(409);
        lot.moveLimit("EXTENDED", 1).statusCode(409);
        String resumed = lot.moveLimit("RESUMED", 0).statusCode(201).extract().path("dueAt");
        lot.moveLimit("EXTENDED", 11)
                .statusCode(422)
                .body("type", equalTo(problem("above-maximum")), "detail", containsString("SVC-EXT-10WD"));
        String extended =
                lot.moveLimit("EXTENDED", 10).statusCode(201).extract().path("dueAt");
        lot.moveLimit("EXTENDED", 1).statusCode(409);

        assertThat(Instant.parse(resumed)).isAfterOrEqualTo(Instant.parse(due));
        assertThat(Instant.parse(extended)).isAfter(Instant.parse(resumed).plus(Duration.ofDays(9)));
    }

    @Test
    void an_incomplete_registration_is_not_taken_in() {
        var agency = Actor.registered("agency");
        var body = Map.of(
                "code", "I-" + agency.user(), "name", "x", "tenderee", agency.creditCode(), "kind", "ENGINEERING");
        agency.asks().body(body).post("/api/tender-projects").then().statusCode(201);

        agency.asks()
                .post("/api/tender-projects/{tender}/registration", body.get("code"))
                .then()
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("project", "lots"));
    }

    @Test
    void everything_the_law_has_against_an_announcement_is_told_at_once_with_its_source() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING).scheduled();
        var terms = lot.terms();
        terms.put("bond", "cash");
        terms.put("documents", Map.of("from", "2026-01-01T00:00:00Z", "until", "2026-01-02T00:00:00Z"));
        terms.put("announcement", Map.of("projectName", "A bridge"));
        terms.put("volumes", List.of(Map.of("id", "1", "title", "第一卷", "files", List.of("forms.pdf"))));
        lot.upload("1.terms.json", terms);
        var soon = TestStack.world().clock().instant().plus(Duration.ofDays(3));

        lot.publish(lot.notice(1, null, soon, 2))
                .statusCode(422)
                .body(
                        "errors.find { it.field == 'rounds[0].openAt' }.detail", containsString("ENG-T-20D [TBL 24]"),
                        "errors.find { it.field == 'terms.documents.until' }.detail",
                                containsString("ENG-SALE-5D [TBR 16]"),
                        "errors.find { it.field == 'terms.bond' }.code", equalTo("bonds-not-yet"),
                        "errors.find { it.field == 'terms.volumes[0].files' }.detail", containsString("forms.pdf"),
                        "errors.find { it.field == 'terms.announcement.scope' }.detail", containsString("[~O10 5]"),
                        "errors.findAll { it.field == 'minimumBids' }.code", hasItem("below-minimum"));
        lot.own().body("stage", equalTo("SCHEDULED"));
    }

    @Test
    void without_terms_a_compulsory_tender_is_not_announced() {
        var lot = new RegisteredLot(TradeKind.PROCUREMENT).scheduled();
        lot.upload("scope.json", Map.of("v", 1));

        lot.publish(lot.notice(1, null, lot.openAt)).statusCode(422).body("type", equalTo(problem("terms-missing")));
    }

    @Test
    void an_addendum_that_may_affect_bids_needs_time_and_one_that_cannot_does_not() {
        var region = "330591";
        RulesIT.addRule("ENG-ADD-15D", "ADDENDUM", region, 40, "BEFORE").statusCode(201);
        var lot = new RegisteredLot(TradeKind.ENGINEERING, region, Duration.ofDays(30));
        var first = lot.announced();
        var second = lot.terms();
        second.put("addendum", Map.of("mayAffectBids", true, "changesSubject", false, "text", "longer piers"));
        lot.upload("1.terms.2.json", second);

        lot.publish(lot.notice(2, first.sha256(), lot.openAt))
                .statusCode(409)
                .body(
                        "type", equalTo(problem("too-near-the-deadline")),
                        "detail", containsString("the earliest deadline it fits is"));

        second.put("addendum", Map.of("mayAffectBids", false, "changesSubject", false, "text", "a wrong page number"));
        lot.upload("1.terms.2.json", second);
        lot.publish(lot.notice(2, first.sha256(), lot.openAt)).statusCode(202);
        lot.seen().body("version", equalTo(2));
    }

    @Test
    void an_addendum_to_a_procurement_changes_neither_subject_nor_qualification() {
        var lot = new RegisteredLot(TradeKind.PROCUREMENT);
        var first = lot.announced();
        var second = lot.terms();
        second.put("addendum", Map.of("mayAffectBids", false, "changesSubject", false, "text", "another licence"));
        second.put("qualification", List.of(Map.of("id", "Q1", "text", "a licence for tunnels")));
        lot.upload("1.terms.2.json", second);

        lot.publish(lot.notice(2, first.sha256(), lot.openAt))
                .statusCode(422)
                .body("type", equalTo(problem("addendum-changes-subject")), "detail", containsString("[O87 27]"));
    }

    @Test
    void lots_held_by_choice_do_not_stay_below_the_threshold_together() {
        var agency = Actor.registered("agency");
        var tender = "S-" + agency.user();
        agency.asks()
                .body(Map.of("code", tender, "name", "x", "tenderee", agency.creditCode()))
                .post("/api/tender-projects")
                .then()
                .statusCode(201);
        plan(agency, tender, "1", "1000000.00").statusCode(201);

        plan(agency, tender, "2", "1000000.00")
                .statusCode(422)
                .body("type", equalTo(problem("split-below-threshold")), "detail", containsString("ENG-MUST-GOODS"));
        plan(agency, tender, "3", "999999.99").statusCode(201);
    }

    private static ValidatableResponse plan(Actor agency, String tender, String lot, String estimate) {
        return agency.asks()
                .body(Map.of("lot", lot, "name", "x", "minimumBids", 1, "category", "GOODS", "estimate", estimate))
                .post("/api/tender-projects/{tender}/lots", tender)
                .then();
    }

    @Test
    void a_room_is_booked_once() {
        var one = registered();
        var two = registered();
        book(one, one.openAt).statusCode(200);

        book(two, one.openAt).statusCode(409).body("type", equalTo(problem("place-taken")));
        book(two, TestStack.world().clock().instant().plus(Duration.ofDays(19)))
                .statusCode(422)
                .body("detail", containsString("ENG-T-20D"));
    }

    private static RegisteredLot registered() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        lot.submit();
        lot.answer(ACCEPT).statusCode(201).body("number", not(hasSize(0)));
        return lot;
    }

    private static ValidatableResponse book(RegisteredLot lot, Instant at) {
        return lot.agency
                .asks()
                .body(Map.of("place", "Hall 3", "openAt", at.toString()))
                .put("/api/tender-projects/{tender}/lots/1/schedule", lot.tender)
                .then();
    }
}
