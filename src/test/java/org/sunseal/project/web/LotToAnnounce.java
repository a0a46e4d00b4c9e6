package org.sunseal.project.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.sunseal.platform.Actor.base64;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/** A lot with its documents uploaded, ready to be announced, and the agency that will do so. */
final class LotToAnnounce {
    final Actor agency = Actor.registered("agency");
    final String tender = "T-" + UUID.randomUUID();
    final Instant openAt;
    String root;

    LotToAnnounce() {
        this(Duration.ofDays(20));
    }

    /** One that is open for so long. */
    LotToAnnounce(Duration time) {
        openAt = TestStack.world()
                .clock()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(time);
        agency.asks()
                .body(Map.of("code", tender, "name", "A bridge", "tenderee", agency.creditCode()))
                .post("/api/tender-projects")
                .then()
                .statusCode(201)
                .body("id", equalTo(tender));
        agency.asks()
                .body(Map.of("lot", "1", "name", "Piers", "minimumBids", 3, "classOfSlots", "default"))
                .post("/api/tender-projects/{tender}/lots", tender)
                .then()
                .statusCode(201);
        upload("terms.pdf", "the terms").then().statusCode(200);
        root = agency.asks()
                .get("/api/tender-projects/{tender}/documents", tender)
                .path("documentsRoot");
    }

    Response upload(String name, String content) {
        return agency.asks()
                .contentType(ContentType.BINARY)
                .body(content.getBytes(StandardCharsets.UTF_8))
                .put("/api/tender-projects/{tender}/documents/{name}", tender, name);
    }

    Notice first() {
        return notice(1, null, openAt);
    }

    Notice notice(int version, @Nullable String prev, Instant at) {
        return new Notice(
                tender,
                "1",
                version,
                prev,
                List.of(new NoticeRound(1, "whole", at, null)),
                3,
                Duration.ofMinutes(5),
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of(agency.signer().certificateSha256()),
                TestStack.world().register().sha256(),
                root);
    }

    ValidatableResponse publish(Actor by, byte[] message) {
        return by.asks()
                .body(Map.of("notice", base64(message)))
                .post("/api/tender-projects/{tender}/lots/1/notices", tender)
                .then();
    }

    Notice publishedFirst() {
        publish(agency, first().sign(agency.signer())).statusCode(202);
        return first();
    }

    ValidatableResponse lot() {
        return given().get("/api/tender-projects/{tender}/lots/1", tender).then();
    }

    /** The problem type of a refusal. */
    static String problem(String code) {
        return "urn:sunseal:problem:" + code;
    }
}
