package org.sunseal.dispute;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.sunseal.platform.Actor.base64;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.AnswerText;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.dispute.proof.ObjectionText;
import org.sunseal.dispute.proof.Outcome;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotKey;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/** A voluntary tender of one announced lot, which an agency holds for itself. */
public final class OpenTender {
    private static final String LOT = "L1";
    private static final String DOCUMENT = "terms.pdf";

    public final Actor agency = Actor.registered("agency");
    public final String tender = "T-" + UUID.randomUUID();
    public final LotKey lot = new LotKey(tender, LOT);
    private final String root;
    private Notice notice;

    private OpenTender(Instant openAt) {
        agency.asks()
                .body(Map.of("code", tender, "name", "A bridge", "tenderee", agency.creditCode()))
                .post("/api/tender-projects")
                .then()
                .statusCode(201);
        agency.asks()
                .body(Map.of("lot", LOT, "name", "Piers", "minimumBids", 1, "classOfSlots", "default"))
                .post("/api/tender-projects/{tender}/lots", tender)
                .then()
                .statusCode(201);
        agency.asks()
                .contentType(ContentType.BINARY)
                .body("the terms".getBytes(UTF_8))
                .put("/api/tender-projects/{tender}/documents/{name}", tender, DOCUMENT)
                .then()
                .statusCode(200);
        this.root = agency.asks()
                .get("/api/tender-projects/{tender}/documents", tender)
                .path("documentsRoot");
        this.notice = notice(1, null, openAt);
        publish(notice).statusCode(202);
    }

    /** One that is open for so long, by the application's clock. */
    public static OpenTender openFor(Duration time) {
        return new OpenTender(now().plus(time).truncatedTo(ChronoUnit.SECONDS));
    }

    static Instant now() {
        return TestStack.world().clock().instant();
    }

    /** Publishes an addendum that moves the deadline by so much. */
    public void postpone(Duration by) {
        var next = notice(notice.version() + 1, notice.sha256(), openAt().plus(by));
        publish(next).statusCode(202);
        notice = next;
    }

    Instant openAt() {
        return notice.openAt(1).orElseThrow();
    }

    private ValidatableResponse publish(Notice terms) {
        return agency.asks()
                .body(Map.of("notice", base64(terms.sign(agency.signer()))))
                .post("/api/tender-projects/{tender}/lots/{lot}/notices", tender, LOT)
                .then();
    }

    private Notice notice(int version, @Nullable String prev, Instant openAt) {
        return new Notice(
                tender,
                LOT,
                version,
                prev,
                List.of(new NoticeRound(1, "whole", openAt, null)),
                1,
                Duration.ofMinutes(5),
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of(agency.signer().certificateSha256()),
                TestStack.world().register().sha256(),
                root);
    }

    /** A bidder who has taken the documents while logged in. */
    public Actor downloader() {
        var bidder = Actor.registered("bidder");
        bidder.asks()
                .get("/api/tender-projects/{tender}/documents/{name}", tender, DOCUMENT)
                .then()
                .statusCode(200);
        return bidder;
    }

    /** Somebody takes the documents without saying who that is. */
    public void anonymousDownload() {
        given().get("/api/tender-projects/{tender}/documents/{name}", tender, DOCUMENT)
                .then()
                .statusCode(200);
    }

    String stage() {
        return given().get("/api/tender-projects/{tender}/lots/{lot}", tender, LOT)
                .path("stage");
    }

    ObjectionText objection(String grounds) {
        return new ObjectionText(tender, LOT, About.DOCUMENTS, grounds, null, List.of());
    }

    ValidatableResponse file(Actor objector, byte[] message) {
        return objector.asks()
                .body(Map.of("objection", base64(message)))
                .post(path("objections"))
                .then();
    }

    String filed(Actor objector, ObjectionText objection) {
        return file(objector, objection.sign(objector.signer()))
                .statusCode(201)
                .extract()
                .path("id");
    }

    AnswerText rejection(String objection) {
        return new AnswerText(
                UUID.fromString(objection), "The documents are right", Outcome.REJECTED, false, Consequence.NONE);
    }

    ValidatableResponse answer(Actor by, String objection, AnswerText answer) {
        return by.asks()
                .body(Map.of("answer", base64(answer.sign(by.signer()))))
                .put(path("objections/" + objection + "/answer"))
                .then();
    }

    String asked(Actor asker, String question) {
        return ask(asker, question).statusCode(201).extract().path("id");
    }

    ValidatableResponse ask(Actor asker, String question) {
        return asker.asks()
                .body(Map.of("question", question))
                .post(path("enquiries"))
                .then();
    }

    String path(String below) {
        return "/api/tender-projects/%s/lots/%s/%s".formatted(tender, LOT, below);
    }
}
