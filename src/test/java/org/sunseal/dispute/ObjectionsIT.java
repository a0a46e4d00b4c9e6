package org.sunseal.dispute;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.Framing;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.AnswerText;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.dispute.proof.ObjectionText;
import org.sunseal.dispute.proof.Outcome;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.Lots;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ObjectionsIT {
    /** Whoever listens to disputes, as later rooms do. */
    @ApplicationScoped
    static class Heard {
        private final List<DisputeEvent> events = new CopyOnWriteArrayList<>();

        void on(@Observes DisputeEvent event) {
            events.add(event);
        }

        List<DisputeEvent> events() {
            return events;
        }
    }

    @Inject
    Heard heard;

    @Inject
    Lots lots;

    @Inject
    Disputes disputes;

    @Inject
    AuditLog log;

    private OpenTender tender;
    private Actor objector;

    @BeforeEach
    void an_announced_lot_and_somebody_with_a_complaint() {
        tender = OpenTender.openFor(Duration.ofDays(30));
        objector = Actor.registered("bidder");
    }

    @Test
    void an_open_objection_pauses_the_lot_and_the_last_answer_lets_it_go_on() {
        var first = tender.filed(objector, tender.objection("The brand excludes us"));
        var second = tender.filed(Actor.registered("bidder"), tender.objection("So do the dates"));
        assertThat(tender.stage()).isEqualTo("PAUSED_OBJECTION");
        assertThat(open(About.DOCUMENTS)).isTrue();

        tender.answer(tender.agency, first, tender.rejection(first)).statusCode(200);
        assertThat(tender.stage()).isEqualTo("PAUSED_OBJECTION");
        tender.answer(tender.agency, second, tender.rejection(second))
                .statusCode(200)
                .body("deadlineToMove", nullValue());

        assertThat(tender.stage()).isEqualTo("ISSUING");
        assertThat(open(About.DOCUMENTS)).isFalse();
        given().get(tender.path("objections"))
                .then()
                .body("objections.answer.outcome", contains("REJECTED", "REJECTED"));
    }

    @Test
    void a_lot_whose_deadline_passes_while_it_is_paused_is_neither_closed_nor_goes_on() {
        var near = OpenTender.openFor(Duration.ofMinutes(3));
        var id = near.filed(objector, near.objection("Too fast"));
        TestStack.world().clock().moveTo(near.openAt().plusSeconds(5));

        near.answer(near.agency, id, near.rejection(id)).statusCode(200).body("deadlineToMove", notNullValue());

        assertThat(near.stage()).isEqualTo("PAUSED_OBJECTION");
        var due = QuarkusTransaction.requiringNew().call(() -> lots.dueForClosing(OpenTender.now(), 10_000));
        assertThat(due).noneMatch(round -> round.tender().equals(near.tender));
        letters(near.agency).body("occasion", hasItem("deadline-to-move"));
    }

    @Test
    void a_notice_that_moves_the_deadline_in_time_keeps_a_paused_lot_from_missing_it() {
        var near = OpenTender.openFor(Duration.ofMinutes(3));
        var id = near.filed(objector, near.objection("Too fast"));
        near.postpone(Duration.ofDays(20));

        near.answer(near.agency, id, near.rejection(id)).statusCode(200).body("deadlineToMove", nullValue());

        assertThat(near.stage()).isEqualTo("ISSUING");
    }

    @Test
    void who_objects_is_shown_to_nobody_but_the_objector_before_the_bids_are_frozen() {
        var id = tender.filed(objector, tender.objection("The brand excludes us"));

        assertThat(seenBy(given())).doesNotContain("excludes us", objector.creditCode());
        assertThat(seenBy(Actor.registered("bidder").asks())).doesNotContain("excludes us", objector.creditCode());
        assertThat(seenBy(tender.agency.asks())).contains("excludes us").doesNotContain(objector.creditCode());
        assertThat(seenBy(regulator())).contains("excludes us").doesNotContain(objector.creditCode());
        assertThat(seenBy(objector.asks())).contains("excludes us", objector.creditCode());
        for (var curious : List.of(
                tender.agency.asks(), regulator(), Actor.registered("bidder").asks())) {
            curious.get(tender.path("objections/" + id + "/entry")).then().statusCode(404);
        }
    }

    @Test
    void the_log_holds_what_was_filed_and_answered_from_the_moment_it_was() {
        var id = tender.filed(objector, tender.objection("The brand excludes us"));
        var filed = objector.asks()
                .get(tender.path("objections/" + id + "/entry"))
                .then()
                .statusCode(200);
        assertThat(isLogged(filed, "")).isTrue();

        tender.answer(tender.agency, id, tender.rejection(id)).statusCode(200);

        assertThat(isLogged(given().get(tender.path("objections")).then(), "objections[0].answer.entry."))
                .isTrue();
    }

    @Test
    void the_same_objection_again_is_the_same_one_however_often_it_is_signed() {
        var text = tender.objection("The brand excludes us");

        var first = tender.filed(objector, text);

        assertThat(tender.filed(objector, text)).isEqualTo(first);
        given().get(tender.path("objections")).then().body("objections", hasSize(1));
    }

    @Test
    void an_objection_is_backed_by_documents_that_only_those_who_answer_can_read() {
        var content = "page 3, with our stamp".getBytes(UTF_8);
        var digest = Framing.hex(Framing.sha256(content));
        var text = new ObjectionText(
                tender.tender,
                "L1",
                About.DOCUMENTS,
                "See page 3",
                null,
                List.of(new ObjectionText.Evidence("page 3.pdf", digest)));
        tender.file(objector, text.sign(objector.signer())).statusCode(422).body("type", problem("missing-evidence"));
        handIn("00".repeat(32), content).statusCode(422).body("type", problem("evidence-digest"));
        handIn(digest, new byte[HandInEvidence.MOST_BYTES + 1])
                .statusCode(422)
                .body("type", problem("evidence-too-large"));

        handIn(digest, content).statusCode(204);
        var id = tender.filed(objector, text);

        var path = tender.path("objections/" + id + "/evidence/" + digest);
        assertThat(tender.agency
                        .asks()
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(content);
        Actor.registered("bidder").asks().get(path).then().statusCode(404).body("type", problem("no-such-evidence"));
    }

    @Test
    void what_is_no_objection_is_refused() {
        var text = tender.objection("The brand excludes us");
        tender.file(objector, text.body()).statusCode(422).body("type", problem("malformed-cms"));
        tender.file(objector, text.sign(Actor.registered("bidder").signer()))
                .statusCode(422)
                .body("type", problem("certificate-not-registered"));
        tender.file(objector, tender.objection(" ").sign(objector.signer()))
                .statusCode(422)
                .body("type", problem("empty-grounds"));
        var elsewhere = new ObjectionText(tender.tender, "L2", About.DOCUMENTS, "Why", null, List.of());
        tender.file(objector, elsewhere.sign(objector.signer()))
                .statusCode(422)
                .body("type", problem("objection-for-another-lot"));
        var early = new ObjectionText(tender.tender, "L1", About.OPENING, "Nobody read it", null, List.of());
        tender.file(objector, early.sign(objector.signer()))
                .statusCode(409)
                .body("type", problem("nothing-to-object-to"));
        tender.file(tender.agency, text.sign(tender.agency.signer()))
                .statusCode(403)
                .body("type", problem("own-tender"));
        assertThat(tender.stage()).isEqualTo("ISSUING");
    }

    @Test
    void what_is_no_answer_is_refused() {
        var id = tender.filed(objector, tender.objection("The brand excludes us"));
        var stranger = Actor.registered("agency");
        tender.answer(stranger, id, tender.rejection(id)).statusCode(403).body("type", problem("mandate-missing"));
        tender.answer(tender.agency, id, tender.rejection(UUID.randomUUID().toString()))
                .statusCode(422)
                .body("type", problem("answer-to-another-objection"));
        for (var wrong : List.of(
                answer(id, Outcome.REJECTED, false, Consequence.RETENDER),
                answer(id, Outcome.UPHELD, true, Consequence.NONE),
                answer(id, Outcome.UPHELD, false, Consequence.NEXT_CANDIDATE))) {
            tender.answer(tender.agency, id, wrong).statusCode(422).body("type", problem("wrong-consequence"));
        }
        assertThat(tender.stage()).isEqualTo("PAUSED_OBJECTION");

        tender.answer(tender.agency, id, tender.rejection(id)).statusCode(200);

        tender.answer(tender.agency, id, tender.rejection(id)).statusCode(200);
        tender.answer(tender.agency, id, answer(id, Outcome.UPHELD, false, Consequence.NONE))
                .statusCode(409)
                .body("type", problem("already-answered"));
    }

    @Test
    void an_upheld_objection_is_told_to_whoever_has_to_act_and_to_all_who_took_the_documents() {
        var downloader = tender.downloader();
        var id = tender.filed(objector, tender.objection("The brand excludes us"));

        tender.answer(tender.agency, id, answer(id, Outcome.UPHELD, false, Consequence.CORRECT_DOCUMENTS))
                .statusCode(200);

        assertThat(heard.events())
                .contains(
                        new DisputeEvent.Filed(tender.lot, UUID.fromString(id), About.DOCUMENTS, false),
                        new DisputeEvent.Upheld(
                                tender.lot, UUID.fromString(id), About.DOCUMENTS, Consequence.CORRECT_DOCUMENTS));
        letters(downloader).body("occasion", hasItem("objection-answered"));
        letters(objector).body("occasion", contains("objection-answered"));
    }

    private AnswerText answer(String id, Outcome outcome, boolean changesDocuments, Consequence consequence) {
        return new AnswerText(UUID.fromString(id), "So be it", outcome, changesDocuments, consequence);
    }

    private boolean open(About about) {
        return QuarkusTransaction.requiringNew().call(() -> disputes.areOpen(tender.lot, about));
    }

    private boolean isLogged(ValidatableResponse shown, String path) {
        var entry = new SealedEntry(
                shown.extract().path(path + "type"),
                Base64.getDecoder().decode(shown.extract().<String>path(path + "salt")),
                Base64.getDecoder().decode(shown.extract().<String>path(path + "body")));
        for (int tries = 0; tries < 600; tries++) { // its place comes with the next tick of the log
            if (QuarkusTransaction.requiringNew()
                    .call(() -> log.indexOf(entry.encode()))
                    .isPresent()) {
                return true;
            }
            pause();
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ValidatableResponse handIn(String digest, byte[] content) {
        return objector.asks()
                .contentType(ContentType.BINARY)
                .body(content)
                .put(tender.path("objections/evidence/" + digest))
                .then();
    }

    private String seenBy(RequestSpecification reader) {
        return reader.get(tender.path("objections"))
                .then()
                .statusCode(200)
                .body("objections", hasSize(1))
                .extract()
                .asString();
    }

    private static RequestSpecification regulator() {
        return given().auth().oauth2(TestStack.token("regulator1", "regulator"));
    }

    private static ValidatableResponse letters(Actor reader) {
        return reader.asks().get("/api/letters").then().statusCode(200);
    }

    private static Matcher<String> problem(String code) {
        return equalTo("urn:sunseal:problem:" + code);
    }
}
