package org.sunseal.project.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.sunseal.platform.Actor.base64;
import static org.sunseal.project.web.LotToAnnounce.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.PublishNotice;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class NoticesTest {
    @Inject
    PublishNotice publish;

    @Inject
    AuditLog log;

    private LotToAnnounce lot;

    @BeforeEach
    void a_lot_ready_to_be_announced() {
        lot = new LotToAnnounce();
    }

    @Test
    void a_lot_is_unseen_until_its_first_notice() {
        lot.lot().statusCode(404);
        given().get("/api/tender-projects/{tender}/documents/terms.pdf", lot.tender)
                .then()
                .statusCode(404);
        lot.publishedFirst();
        lot.lot()
                .statusCode(200)
                .body(
                        "stage", equalTo("ISSUING"),
                        "version", equalTo(1),
                        "noticeSha256", equalTo(lot.first().sha256()),
                        "rounds.openAt", contains(lot.openAt.toString()));
        given().get("/api/tender-projects/{tender}/documents/terms.pdf", lot.tender)
                .then()
                .statusCode(200)
                .body(equalTo("the terms"));
        given().get("/api/tender-projects").then().body("id", hasItem(lot.tender));
    }

    @Test
    void a_notice_is_shown_as_it_was_signed_and_gets_its_place_in_the_log() throws InterruptedException {
        var message = lot.first().sign(lot.agency.signer());
        lot.publish(lot.agency, message)
                .statusCode(202)
                .body("version", equalTo(1), "noticeSha256", equalTo(lot.first().sha256()));
        given().get("/api/tender-projects/{tender}/lots/1/notices", lot.tender)
                .then()
                .statusCode(200)
                .body("notice", contains(base64(message)), "inChain", contains(true));
        var entry = new OpenEntry("NOTICE", message).encode();
        for (int i = 0; i < 600 && log.indexOf(entry).isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(log.indexOf(entry)).isPresent();
    }

    @Test
    void the_same_notice_again_changes_nothing() {
        lot.publishedFirst();
        lot.publish(lot.agency, lot.first().sign(lot.agency.signer())).statusCode(202);
        given().get("/api/tender-projects/{tender}/lots/1/notices", lot.tender)
                .then()
                .body("size()", equalTo(1));
    }

    @Test
    void every_mistake_is_told_in_one_answer() {
        lot.root = "0".repeat(64);
        lot.publish(
                        lot.agency,
                        lot.notice(2, "1".repeat(64), Instant.parse("2020-01-01T00:00:00Z"))
                                .sign(lot.agency.signer()))
                .statusCode(422)
                .body(
                        "errors.code",
                        contains(
                                "wrong-version", "wrong-previous-notice", "opens-in-the-past", "wrong-documents-root"));
    }

    @Test
    void another_agency_publishes_nothing_here() {
        var other = Actor.registered("agency");
        lot.publish(other, lot.first().sign(other.signer()))
                .statusCode(403)
                .body("type", equalTo(problem("not-your-project")));
    }

    @Test
    void a_first_notice_is_signed_with_a_certificate_of_the_agency() {
        var stranger = Actor.registered("agency");
        lot.publish(lot.agency, lot.first().sign(stranger.signer()))
                .statusCode(422)
                .body("type", equalTo(problem("certificate-not-registered")));
    }

    @Test
    void a_later_notice_is_signed_by_a_signer_version_1_names() {
        var published = lot.publishedFirst();
        var second = TestStack.world().certify("n", lot.agency.creditCode(), Usage.SIGNING);
        lot.agency.registerCertificate(second);
        lot.publish(lot.agency, lot.notice(2, published.sha256(), lot.openAt).sign(second))
                .statusCode(422)
                .body("type", equalTo(problem("unknown-signer")));
    }

    @Test
    void a_signer_revoked_meanwhile_publishes_nothing_more() throws IOException {
        var published = lot.publishedFirst();
        TestStack.world().revoke(lot.agency.signer().certificate());
        lot.publish(lot.agency, lot.notice(2, published.sha256(), lot.openAt).sign(lot.agency.signer()))
                .statusCode(422)
                .body("type", equalTo(problem("certificate-revoked")));
    }

    @Test
    void a_later_notice_moves_the_opening_later_and_never_earlier() {
        var published = lot.publishedFirst();
        lot.publish(
                        lot.agency,
                        lot.notice(2, published.sha256(), lot.openAt.minusSeconds(1))
                                .sign(lot.agency.signer()))
                .statusCode(422)
                .body("type", equalTo(problem("notice-hastens")), "errors.field", contains("rounds[0].openAt"));
        lot.publish(
                        lot.agency,
                        lot.notice(2, published.sha256(), lot.openAt.plusSeconds(60))
                                .sign(lot.agency.signer()))
                .statusCode(202);
        lot.lot().body("rounds.openAt", contains(lot.openAt.plusSeconds(60).toString()), "version", equalTo(2));
    }

    @Test
    void a_fork_that_agents_pass_on_is_logged_and_delays() {
        var published = lot.publishedFirst();
        lot.publish(
                        lot.agency,
                        lot.notice(2, published.sha256(), lot.openAt.plusSeconds(60))
                                .sign(lot.agency.signer()))
                .statusCode(202);
        publish.passOn(
                lot.notice(2, published.sha256(), lot.openAt.plusSeconds(600)).sign(lot.agency.signer()));
        lot.lot().body("rounds.openAt", contains(lot.openAt.plusSeconds(600).toString()), "version", equalTo(2));
        given().get("/api/tender-projects/{tender}/lots/1/notices", lot.tender)
                .then()
                .body("inChain", contains(true, true, false));
    }

    @Test
    void a_published_document_never_changes_and_an_addendum_has_a_name_of_its_own() {
        lot.publishedFirst();
        lot.upload("terms.pdf", "the terms").then().statusCode(200);
        lot.upload("terms.pdf", "other terms")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("document-published")));
        lot.upload("addendum-1.pdf", "more terms").then().statusCode(200);
        given().get("/api/tender-projects/{tender}/documents/addendum-1.pdf", lot.tender)
                .then()
                .statusCode(404);
    }
}
