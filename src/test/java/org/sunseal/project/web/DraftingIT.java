package org.sunseal.project.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.sunseal.project.web.LotToAnnounce.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Framing;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.trade.TradeKind;

/** What the pages need while a tender is still written. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class DraftingIT {
    @Test
    void a_document_is_not_replaced_by_somebody_who_has_not_seen_it() {
        var lot = new LotToAnnounce();
        store(lot, "If-None-Match", "*", "one").statusCode(200);
        store(lot, "If-None-Match", "*", "two").statusCode(409).body("type", equalTo(problem("document-changed")));
        store(lot, "If-Match", seen("zero"), "two").statusCode(409).body("type", equalTo(problem("document-changed")));
        store(lot, "If-Match", seen("one"), "two").statusCode(200);
        store(lot, "If-Match", seen("one"), "two").statusCode(200); // the same again, after a broken line
        lot.agency
                .asks()
                .get("/api/tender-projects/{tender}/documents/plan.txt", lot.tender)
                .then()
                .body(equalTo("two"));
    }

    private static String seen(String content) {
        return "\"%s\"".formatted(Framing.hex(Framing.sha256(content.getBytes(StandardCharsets.UTF_8))));
    }

    private static ValidatableResponse store(LotToAnnounce lot, String header, String value, String content) {
        return lot.agency
                .asks()
                .contentType(ContentType.BINARY)
                .header(header, value)
                .body(content.getBytes(StandardCharsets.UTF_8))
                .put("/api/tender-projects/{tender}/documents/plan.txt", lot.tender)
                .then();
    }

    @Test
    void a_document_can_be_taken_out_until_a_notice_covers_it() {
        var lot = new LotToAnnounce();
        lot.upload("wrong.pdf", "by mistake").then().statusCode(200);
        remove(Actor.registered("agency"), lot, "wrong.pdf")
                .statusCode(403)
                .body("type", equalTo(problem("not-your-project")));
        remove(lot.agency, lot, "wrong.pdf").statusCode(204);
        remove(lot.agency, lot, "wrong.pdf").statusCode(404).body("type", equalTo(problem("no-such-document")));
        lot.publishedFirst();
        remove(lot.agency, lot, "terms.pdf").statusCode(409).body("type", equalTo(problem("document-published")));
    }

    private static ValidatableResponse remove(Actor by, LotToAnnounce lot, String name) {
        return by.asks()
                .delete("/api/tender-projects/{tender}/documents/{name}", lot.tender, name)
                .then();
    }

    @Test
    void the_tenderee_sees_what_is_run_for_it_and_what_is_booked() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING).scheduled();
        var stranger = Actor.registered("tenderee");

        lot.agency
                .asks()
                .get("/api/tender-projects/mine")
                .then()
                .body("id", contains(lot.tender), "lots[0].booked.openAt", contains(lot.openAt.toString()));

        stranger.asks().get("/api/tender-projects/mine").then().statusCode(200).body("", empty());
        var tenderee = Actor.registered("tenderee");
        tenderee.asks()
                .body(Map.of(
                        "from",
                        tenderee.creditCode(),
                        "to",
                        lot.agency.user(),
                        "scope",
                        "tender",
                        "validUntil",
                        "2039-01-01T00:00:00Z"))
                .post("/api/mandates")
                .then()
                .statusCode(201);
        var code = "M-" + lot.tender;
        lot.agency
                .asks()
                .body(Map.of("code", code, "name", "For another", "tenderee", tenderee.creditCode()))
                .post("/api/tender-projects")
                .then()
                .statusCode(201);
        tenderee.asks().get("/api/tender-projects/mine").then().body("id", contains(code));
    }

    @Test
    void the_earliest_lawful_times_are_told_before_anything_is_refused() {
        given().queryParam("kind", "ENGINEERING")
                .queryParam("from", "2026-03-02T01:30:00Z")
                .get("/api/rules/periods")
                .then()
                .statusCode(200)
                .body(
                        "find { it.code == 'ENG-T-20D' }.earliest",
                        equalTo("2026-03-22T01:30:00Z"),
                        "find { it.code == 'ENG-ADD-15D' }.earliest",
                        equalTo("2026-03-17T01:30:00Z"),
                        "code",
                        hasItems("ENG-SALE-5D", "ENG-OBJ-10D"));
        given().queryParam("kind", "OTHER").get("/api/rules/periods").then().body("", empty());
    }

    @Test
    void what_an_announcement_must_say_is_told_with_who_asks_for_it() {
        given().queryParam("kind", "PROCUREMENT")
                .get("/api/rules/announcement-fields")
                .then()
                .statusCode(200)
                .body("field", hasItem("budget"), "find { it.field == 'budget' }.source", equalTo("[O87 13]"));
    }

    @Test
    void the_tender_side_is_told_whose_certificates_a_first_notice_names() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        var stranger = Actor.registered("agency");
        var path = "/api/tender-projects/%s/signers".formatted(lot.tender);

        lot.agency
                .asks()
                .get(path)
                .then()
                .statusCode(200)
                .body("sha256", contains(lot.agency.signer().certificateSha256()))
                .body("creditCode", contains(lot.agency.creditCode()));
        stranger.asks().get(path).then().statusCode(404);
        lot.announced();
        stranger.asks().get(path).then().statusCode(403).body("type", is("urn:sunseal:problem:not-your-project"));
        Actor.registered("bidder").asks().get(path).then().statusCode(403);
    }
}
