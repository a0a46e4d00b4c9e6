package org.sunseal.dispute;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class EnquiriesIT {
    private OpenTender tender;

    @BeforeEach
    void an_announced_lot() {
        tender = OpenTender.openFor(Duration.ofDays(30));
    }

    @Test
    void a_question_is_answered_to_everybody_and_never_says_who_asked() {
        var asker = Actor.registered("bidder");
        var downloader = tender.downloader();
        var id = tender.asked(asker, "Is steel included?");
        given().get(tender.path("enquiries")).then().body("question", contains((Object) null));
        tender.agency.asks().get(tender.path("enquiries")).then().body("question", contains("Is steel included?"));
        asker.asks().get(tender.path("enquiries")).then().body("mine", contains(true));

        answer(tender.agency, id, "It is.").statusCode(204);

        var shown = given().get(tender.path("enquiries"))
                .then()
                .body("question", contains("Is steel included?"))
                .body("answer", contains("It is."))
                .extract()
                .asString();
        assertThat(shown).doesNotContain(asker.creditCode(), asker.user());
        letters(downloader).body("occasion", hasItem("enquiry-answered"));
        letters(asker).body("occasion", contains("enquiry-answered"));
        letters(tender.agency).body("occasion", contains("enquiry-asked"));
    }

    @Test
    void the_same_question_again_is_the_same_one() {
        var asker = Actor.registered("bidder");
        var other = Actor.registered("bidder");

        var first = tender.asked(asker, "Is steel included?");

        assertThat(tender.asked(asker, "Is steel included?")).isEqualTo(first);
        assertThat(tender.asked(other, "Is steel included?")).isNotEqualTo(first);
        given().get(tender.path("enquiries")).then().body("", hasSize(2));
    }

    @Test
    void a_question_asked_several_times_at_once_is_one() throws InterruptedException, ExecutionException {
        var asker = Actor.registered("bidder");
        Callable<String> ask = () -> tender.asked(asker, "Is steel included?");

        var ids = new HashSet<String>();
        try (var askers = Executors.newFixedThreadPool(4)) {
            for (var asked : askers.invokeAll(Collections.nCopies(4, ask), 30, TimeUnit.SECONDS)) {
                ids.add(asked.get());
            }
        }

        assertThat(ids).hasSize(1);
        given().get(tender.path("enquiries")).then().body("", hasSize(1));
    }

    @Test
    void there_is_one_answer() {
        var id = tender.asked(Actor.registered("bidder"), "Why?");
        answer(tender.agency, id, "So.").statusCode(204);

        answer(tender.agency, id, "So.").statusCode(204);
        answer(tender.agency, id, "Otherwise.").statusCode(409).body("type", problem("already-answered"));
    }

    @Test
    void what_is_no_question_or_answer_is_refused() {
        var asker = Actor.registered("bidder");
        tender.ask(asker, " ").statusCode(422).body("type", problem("empty-question"));
        tender.ask(asker, "x".repeat(4001)).statusCode(422).body("type", problem("invalid-fields"));
        tender.ask(Actor.unregistered("bidder"), "Who am I?").statusCode(403).body("type", problem("no-organisation"));
        tender.ask(tender.agency, "Do I know?").statusCode(403).body("type", problem("own-tender"));
        var id = tender.asked(asker, "Why?");
        answer(tender.agency, id, " ").statusCode(422).body("type", problem("empty-answer"));
        answer(Actor.registered("agency"), id, "Hm.").statusCode(403).body("type", problem("mandate-missing"));
        answer(OpenTender.openFor(Duration.ofDays(30)).agency, id, "Hm.").statusCode(403);
        answer(tender.agency, "00000000-0000-0000-0000-000000000000", "Hm.")
                .statusCode(404)
                .body("type", problem("no-such-enquiry"));
    }

    @Test
    void questions_end_with_the_deadline() {
        var closing = OpenTender.openFor(Duration.ofMinutes(2));
        var asker = Actor.registered("bidder");
        TestStack.world().clock().moveTo(closing.openAt());

        closing.ask(asker, "Too late?").statusCode(409).body("type", problem("enquiry-too-late"));
    }

    private ValidatableResponse answer(Actor by, String enquiry, String text) {
        return by.asks()
                .body(Map.of("answer", text))
                .put(tender.path("enquiries/" + enquiry + "/answer"))
                .then();
    }

    private ValidatableResponse letters(Actor reader) {
        return reader.asks().get("/api/letters").then().statusCode(200);
    }

    private static Matcher<String> problem(String code) {
        return equalTo("urn:sunseal:problem:" + code);
    }
}
