package org.sunseal.project.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.sunseal.platform.Actor.base64;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Signer;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.Lots;
import org.sunseal.project.PublishNotice;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;
import org.sunseal.project.proof.Order;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class NoticesTest {
    @Inject
    Lots lots;

    @Inject
    PublishNotice publish;

    @Inject
    AuditLog log;

    private Actor agency;
    private String tender;
    private Instant openAt;
    private String root;

    @BeforeEach
    void a_lot_ready_to_be_announced() {
        agency = Actor.registered("agency");
        tender = "T-" + UUID.randomUUID();
        openAt = TestStack.world()
                .clock()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(Duration.ofDays(20));
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

    private Response upload(String name, String content) {
        return agency.asks()
                .contentType(ContentType.BINARY)
                .body(content.getBytes(StandardCharsets.UTF_8))
                .put("/api/tender-projects/{tender}/documents/{name}", tender, name);
    }

    private Notice first() {
        return notice(1, null, openAt);
    }

    private Notice notice(int version, @Nullable String prev, Instant at) {
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

    private ValidatableResponse publish(Actor by, byte[] message) {
        return by.asks()
                .body(Map.of("notice", base64(message)))
                .post("/api/tender-projects/{tender}/lots/1/notices", tender)
                .then();
    }

    private Notice publishedFirst() {
        publish(agency, first().sign(agency.signer())).statusCode(202);
        return first();
    }

    private ValidatableResponse lot() {
        return given().get("/api/tender-projects/{tender}/lots/1", tender).then();
    }

    private ValidatableResponse order(Order order, Signer by) {
        return given().auth()
                .oauth2(TestStack.token("regulator1", "regulator"))
                .contentType(ContentType.JSON)
                .body(Map.of("order", base64(order.sign(by))))
                .post("/api/orders")
                .then();
    }

    private static String problem(String code) {
        return "urn:sunseal:problem:" + code;
    }

    @Test
    void a_lot_is_unseen_until_its_first_notice() {
        lot().statusCode(404);
        given().get("/api/tender-projects/{tender}/documents/terms.pdf", tender)
                .then()
                .statusCode(404);
        publishedFirst();
        lot().statusCode(200)
                .body(
                        "stage", equalTo("ISSUING"),
                        "version", equalTo(1),
                        "noticeSha256", equalTo(first().sha256()),
                        "rounds.openAt", contains(openAt.toString()));
        given().get("/api/tender-projects/{tender}/documents/terms.pdf", tender)
                .then()
                .statusCode(200)
                .body(equalTo("the terms"));
        given().get("/api/tender-projects").then().body("id", hasItem(tender));
    }

    @Test
    void a_notice_is_shown_as_it_was_signed_and_gets_its_place_in_the_log() throws InterruptedException {
        var message = first().sign(agency.signer());
        publish(agency, message).statusCode(202).body("version", equalTo(1), "noticeSha256", equalTo(first().sha256()));
        given().get("/api/tender-projects/{tender}/lots/1/notices", tender)
                .then()
                .statusCode(200)
                .body("notice", contains(base64(message)), "inChain", contains(true));
        var entry = new OpenEntry("NOTICE", message).encode();
        for (int i = 0; i < 100 && log.indexOf(entry).isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(log.indexOf(entry)).isPresent();
    }

    @Test
    void the_same_notice_again_changes_nothing() {
        publishedFirst();
        publish(agency, first().sign(agency.signer())).statusCode(202);
        given().get("/api/tender-projects/{tender}/lots/1/notices", tender)
                .then()
                .body("size()", equalTo(1));
    }

    @Test
    void every_mistake_is_told_in_one_answer() {
        root = "0".repeat(64);
        publish(
                        agency,
                        notice(2, "1".repeat(64), Instant.parse("2020-01-01T00:00:00Z"))
                                .sign(agency.signer()))
                .statusCode(422)
                .body(
                        "errors.code",
                        contains(
                                "wrong-version", "wrong-previous-notice", "opens-in-the-past", "wrong-documents-root"));
    }

    @Test
    void another_agency_publishes_nothing_here() {
        var other = Actor.registered("agency");
        publish(other, first().sign(other.signer())).statusCode(403).body("type", equalTo(problem("not-your-project")));
    }

    @Test
    void a_first_notice_is_signed_with_a_certificate_of_the_agency() {
        var stranger = Actor.registered("agency");
        publish(agency, first().sign(stranger.signer()))
                .statusCode(422)
                .body("type", equalTo(problem("certificate-not-registered")));
    }

    @Test
    void a_later_notice_is_signed_by_a_signer_version_1_names() {
        var published = publishedFirst();
        var second = TestStack.world().certify("n", agency.creditCode(), Usage.SIGNING);
        agency.registerCertificate(second);
        publish(agency, notice(2, published.sha256(), openAt).sign(second))
                .statusCode(422)
                .body("type", equalTo(problem("unknown-signer")));
    }

    @Test
    void a_signer_revoked_meanwhile_publishes_nothing_more() throws IOException {
        var published = publishedFirst();
        TestStack.world().revoke(agency.signer().certificate());
        publish(agency, notice(2, published.sha256(), openAt).sign(agency.signer()))
                .statusCode(422)
                .body("type", equalTo(problem("certificate-revoked")));
    }

    @Test
    void a_later_notice_moves_the_opening_later_and_never_earlier() {
        var published = publishedFirst();
        publish(agency, notice(2, published.sha256(), openAt.minusSeconds(1)).sign(agency.signer()))
                .statusCode(422)
                .body("type", equalTo(problem("notice-hastens")), "errors.field", contains("rounds[0].openAt"));
        publish(agency, notice(2, published.sha256(), openAt.plusSeconds(60)).sign(agency.signer()))
                .statusCode(202);
        lot().body("rounds.openAt", contains(openAt.plusSeconds(60).toString()), "version", equalTo(2));
    }

    @Test
    void a_fork_that_agents_pass_on_is_logged_and_delays() {
        var published = publishedFirst();
        publish(agency, notice(2, published.sha256(), openAt.plusSeconds(60)).sign(agency.signer()))
                .statusCode(202);
        publish.passOn(notice(2, published.sha256(), openAt.plusSeconds(600)).sign(agency.signer()));
        lot().body("rounds.openAt", contains(openAt.plusSeconds(600).toString()), "version", equalTo(2));
        given().get("/api/tender-projects/{tender}/lots/1/notices", tender)
                .then()
                .body("inChain", contains(true, true, false));
    }

    @Test
    void a_published_document_never_changes_and_an_addendum_has_a_name_of_its_own() {
        publishedFirst();
        upload("terms.pdf", "the terms").then().statusCode(200);
        upload("terms.pdf", "other terms").then().statusCode(409).body("type", equalTo(problem("document-published")));
        upload("addendum-1.pdf", "more terms").then().statusCode(200);
        given().get("/api/tender-projects/{tender}/documents/addendum-1.pdf", tender)
                .then()
                .statusCode(404);
    }

    @Test
    void an_order_stops_the_lot_and_only_its_own_resume_lets_it_go_on() {
        publishedFirst();
        var world = TestStack.world();
        var now = world.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        var first = Order.suspend(tender, "1", now, "complaint");
        var second = Order.suspend(tender, "1", now, "another complaint");
        order(first, world.regulator()).statusCode(202);
        order(second, world.regulator()).statusCode(202);
        lot().body("stage", equalTo("SUSPENDED"));
        order(Order.resume(first, now, "settled"), world.regulator()).statusCode(202);
        lot().body("stage", equalTo("SUSPENDED"));
        order(Order.resume(first, now.plusSeconds(1), "settled again"), world.regulator())
                .statusCode(409)
                .body("type", equalTo(problem("no-such-suspension")));
        order(Order.resume(second, now, "settled too"), world.regulator()).statusCode(202);
        lot().body("stage", equalTo("ISSUING"));
        given().get("/api/tender-projects/{tender}/lots/1/orders", tender)
                .then()
                .body("size()", equalTo(4));
    }

    @Test
    void a_terminated_lot_stays_so() {
        publishedFirst();
        var now = TestStack.world().clock().instant();
        order(Order.terminate(tender, "1", now, "no money"), TestStack.world().regulator())
                .statusCode(202);
        lot().body("stage", equalTo("TERMINATED"));
    }

    @Test
    void an_order_of_anybody_else_is_none() {
        publishedFirst();
        order(Order.suspend(tender, "1", openAt, "because"), agency.signer())
                .statusCode(422)
                .body("type", equalTo(problem("unknown-signer")));
    }

    @Test
    void nothing_falls_due_before_its_deadline_or_during_an_outage() {
        publishedFirst();
        assertThat(due(openAt.minusMillis(1))).doesNotContain(tender);
        assertThat(due(openAt)).contains(tender);
        var centre = given().auth().oauth2(TestStack.token("centre1", "centre")).contentType(ContentType.JSON);
        String outage = given().spec(centre)
                .body(Map.of("reason", "time-stamp authority is down", "beganAt", "2020-01-01T00:00:00Z"))
                .post("/api/outages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(due(openAt)).doesNotContain(tender);
        given().spec(centre).delete("/api/outages/{id}", outage).then().statusCode(204);
        assertThat(due(openAt)).contains(tender);
    }

    private List<String> due(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> lots.dueForClosing(now, 1000)).stream()
                .map(round -> round.tender())
                .toList();
    }

    @Test
    void an_agency_needs_the_tenderees_mandate_while_it_is_valid() {
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
                        "bid",
                        "validUntil",
                        openAt.toString()))
                .post("/api/mandates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(mandate).isNotNull();
        agency.asks().body(project).post("/api/tender-projects").then().statusCode(403);
        tenderee.asks()
                .body(Map.of(
                        "from",
                        tenderee.creditCode(),
                        "to",
                        agency.user(),
                        "scope",
                        "tender",
                        "validUntil",
                        openAt.toString()))
                .post("/api/mandates")
                .then()
                .statusCode(201);
        agency.asks().body(project).post("/api/tender-projects").then().statusCode(201);
        given().get("/api/tender-projects").then().body("id", not(hasItem(code)));
    }
}
