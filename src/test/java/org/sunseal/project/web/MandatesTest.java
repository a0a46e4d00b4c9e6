package org.sunseal.project.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.sunseal.platform.Actor.base64;
import static org.sunseal.project.web.LotToAnnounce.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class MandatesTest {
    @Test
    void an_agency_needs_the_tenderees_mandate_while_it_is_valid() {
        var agency = Actor.registered("agency");
        var validUntil = TestStack.world().clock().instant().plus(Duration.ofDays(20));
        var tenderee = Actor.registered("tenderee");
        var code = "M-" + UUID.randomUUID();
        var project = Map.of("code", code, "name", "A road", "tenderee", tenderee.creditCode());
        agency.asks()
                .body(project)
                .post("/api/tender-projects")
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("mandate-missing")));
        String mandate = tenderee.asks()
                .body(Map.of(
                        "from",
                        tenderee.creditCode(),
                        "to",
                        agency.user(),
                        "scope",
                        "tender",
                        "validUntil",
                        validUntil.toString()))
                .post("/api/mandates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        agency.asks().body(project).post("/api/tender-projects").then().statusCode(201);
        given().get("/api/tender-projects").then().body("id", not(hasItem(code)));

        plan(agency, code, "1").then().statusCode(201);
        tenderee.asks().delete("/api/mandates/{id}", mandate).then().statusCode(204);
        plan(agency, code, "2").then().statusCode(403).body("type", equalTo(problem("mandate-missing")));
        agency.asks()
                .body(Map.of("notice", base64(firstNotice(code, agency))))
                .post("/api/tender-projects/{tender}/lots/1/notices", code)
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("mandate-missing")));
    }

    private static Response plan(Actor agency, String tender, String lot) {
        return agency.asks()
                .body(Map.of("lot", lot, "name", "Surface", "minimumBids", 3, "classOfSlots", "default"))
                .post("/api/tender-projects/{tender}/lots", tender);
    }

    private static byte[] firstNotice(String tender, Actor agency) {
        return new Notice(
                        tender,
                        "1",
                        1,
                        null,
                        List.of(new NoticeRound(1, "whole", Instant.parse("2039-01-01T00:00:00Z"), null)),
                        3,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(120),
                        "intl-1",
                        "trustees",
                        List.of(agency.signer().certificateSha256()),
                        TestStack.world().register().sha256(),
                        "0".repeat(64))
                .sign(agency.signer());
    }

    @Test
    void there_is_no_mandate_to_bid() {
        var bidder = Actor.registered("bidder");
        bidder.asks()
                .body(Map.of(
                        "from",
                        bidder.creditCode(),
                        "to",
                        bidder.user(),
                        "scope",
                        "bid",
                        "validUntil",
                        "2039-01-01T00:00:00Z"))
                .post("/api/mandates")
                .then()
                .statusCode(422);
    }
}
