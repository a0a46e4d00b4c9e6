package org.sunseal.project.web;

import static io.restassured.RestAssured.given;
import static org.sunseal.platform.Actor.base64;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;
import org.sunseal.trade.NoticeContent;
import org.sunseal.trade.TradeKind;

/**
 * Lot 1 of a compulsory tender on its way through the centre's window to its announcement; each verb is one step, and
 * the constructor takes the first: project, tender project and lot are drafted.
 */
public final class RegisteredLot {
    public static final String LOT = "1";

    public final TradeKind kind;
    public final Actor agency = Actor.registered("agency");
    public final Actor centre = Actor.unregistered("centre");
    public final String tender = "R-" + UUID.randomUUID();
    public final Instant openAt;

    /** One of that kind under the national rules, to be opened in 30 days. */
    public RegisteredLot(TradeKind kind) {
        this(kind, "CN", Duration.ofDays(30));
    }

    public RegisteredLot(TradeKind kind, String region, Duration time) {
        this.kind = kind;
        this.openAt = now().plus(time);
        var project = new HashMap<String, Object>(
                Map.of("code", "P-" + tender, "name", "A bridge", "tenderee", agency.creditCode(), "region", region));
        project.putAll(Map.of("approval", "2026-117", "fundSource", "city budget", "investment", "9000000.00"));
        project.put("stateFunded", true);
        agency.asks().body(project).post("/api/projects").then().statusCode(201);
        agency.asks()
                .body(Map.of(
                        "code",
                        tender,
                        "name",
                        "A bridge",
                        "tenderee",
                        agency.creditCode(),
                        "kind",
                        kind.name(),
                        "region",
                        region,
                        "project",
                        "P-" + tender))
                .post("/api/tender-projects")
                .then()
                .statusCode(201);
        plan(LOT, "5000000.00").statusCode(201);
    }

    private static Instant now() {
        return TestStack.world().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    public ValidatableResponse plan(String lot, String estimate) {
        return agency.asks()
                .body(Map.of("lot", lot, "name", "Piers", "minimumBids", 3, "category", "WORKS", "estimate", estimate))
                .post("/api/tender-projects/{tender}/lots", tender)
                .then();
    }

    public ValidatableResponse submit() {
        return agency.asks()
                .post("/api/tender-projects/{tender}/registration", tender)
                .then();
    }

    public ValidatableResponse answer(Map<String, ?> slip) {
        return centre.asks()
                .body(slip)
                .post("/api/tender-projects/{tender}/registration/slips", tender)
                .then();
    }

    public ValidatableResponse moveLimit(String event, int days) {
        return centre.asks()
                .body(Map.of("kind", event, "days", days, "ground", "the approval system is down"))
                .post("/api/tender-projects/{tender}/registration/events", tender)
                .then();
    }

    public ValidatableResponse schedule() {
        return agency.asks()
                .body(Map.of("openAt", openAt.toString()))
                .put("/api/tender-projects/{tender}/lots/1/schedule", tender)
                .then();
    }

    /** Everything up to the announcement, which is left to {@link #publish}. */
    public RegisteredLot scheduled() {
        submit().statusCode(201);
        answer(Map.of("kind", "ACCEPTED")).statusCode(201);
        schedule().statusCode(200);
        return this;
    }

    /** Announced under terms without fault. */
    public Notice announced() {
        scheduled();
        upload("1.terms.json", terms());
        var first = notice(1, null, openAt);
        publish(first).statusCode(202);
        return first;
    }

    /** Terms without fault; a test spoils what it is about. */
    public Map<String, Object> terms() {
        var announcement = new TreeMap<String, Object>();
        NoticeContent.of(kind).forEach(content -> announcement.put(content.field(), "as the tender documents say"));
        var terms = new LinkedHashMap<String, Object>();
        terms.put("v", 1);
        terms.put("announcement", announcement);
        terms.put("documents", Map.of("from", now().toString(), "until", openAt.toString()));
        terms.put("bond", "none");
        terms.put("ceilingPrice", "5000000.00");
        terms.put(
                "openingForm",
                List.of(
                        Map.of("name", "price", "label", "投标总价", "type", "money"),
                        Map.of("name", "days", "label", "工期", "type", "days")));
        terms.put("qualification", List.of(Map.of("id", "Q1", "text", "a licence for bridges")));
        terms.put("responsiveness", List.of(Map.of("id", "R1", "text", "valid for 90 days")));
        terms.put("evaluation", kind == TradeKind.PROCUREMENT ? Map.of("method", "lowest-price") : composite());
        return terms;
    }

    private static Map<String, Object> composite() {
        return Map.of(
                "method",
                "avg-float",
                "full",
                "100",
                "price",
                Map.of("full", "50", "float", "0.03", "above", "1", "below", "0.5"),
                "scoreScale",
                2,
                "roundingStage",
                "score",
                "items",
                List.of(
                        Map.of("id", "T1", "text", "works plan", "part", "technical", "objective", false, "full", "35"),
                        Map.of("id", "B1", "text", "record", "part", "business", "objective", true, "full", "15")));
    }

    public void upload(String name, Map<String, ?> document) {
        agency.asks()
                .contentType(ContentType.BINARY)
                .body(CanonicalJson.write(document))
                .put("/api/tender-projects/{tender}/documents/{name}", tender, name)
                .then()
                .statusCode(200);
    }

    /** A notice over the documents stored now. */
    public Notice notice(int version, @Nullable String prev, Instant at) {
        return notice(version, prev, at, 3);
    }

    public Notice notice(int version, @Nullable String prev, Instant at, int minimumBids) {
        return notice(version, prev, List.of(new NoticeRound(1, "whole", at, null)), minimumBids);
    }

    /** One that names these rounds. */
    public Notice notice(int version, @Nullable String prev, List<NoticeRound> rounds, int minimumBids) {
        String root = agency.asks()
                .get("/api/tender-projects/{tender}/documents", tender)
                .path("documentsRoot");
        return new Notice(
                tender,
                LOT,
                version,
                prev,
                rounds,
                minimumBids,
                Duration.ofMinutes(5),
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of(agency.signer().certificateSha256()),
                TestStack.world().register().sha256(),
                root);
    }

    public ValidatableResponse publish(Notice notice) {
        return agency.asks()
                .body(Map.of("notice", base64(notice.sign(agency.signer()))))
                .post("/api/tender-projects/{tender}/lots/1/notices", tender)
                .then();
    }

    /** The lot as its agency sees it. */
    public ValidatableResponse own() {
        return agency.asks().get("/api/tender-projects/{tender}/lots/1", tender).then();
    }

    /** The lot as everybody sees it. */
    public ValidatableResponse seen() {
        return given().get("/api/tender-projects/{tender}/lots/1", tender).then();
    }
}
