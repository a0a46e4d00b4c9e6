package org.sunseal.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.dispute.OpenTender;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class LettersIT {
    @Inject
    SendMailings mailings;

    @Inject
    Mailings outbox;

    @Inject
    WriteLetter letters;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    @TempDir
    Path mails;

    private @Nullable MailServer server;

    @AfterEach
    void end() throws InterruptedException {
        if (server != null) {
            server.end();
        }
    }

    @Test
    void a_notice_reaches_everybody_who_took_the_documents_once_through_a_server_that_misbehaves() throws IOException {
        var tender = OpenTender.openFor(Duration.ofDays(40));
        wave(); // nobody has the documents yet: the first notice is mailed to nobody
        var readers = List.of(tender.downloader(), tender.downloader(), tender.downloader());
        readers.forEach(reader -> giveAddress(reader, reader.user() + "@downloaders.example"));
        var bystander = Actor.registered("bidder");
        giveAddress(bystander, "bystander@bidders.example");
        tender.anonymousDownload();
        tender.postpone(Duration.ofDays(1));
        wave(); // nobody listens

        server = MailServer.start(port, mails);
        for (var mode : List.of(FakeSmtp.Mode.REFUSING, FakeSmtp.Mode.DROPPING, FakeSmtp.Mode.BUSY)) {
            server.become(mode);
            wave();
        }
        assertThat(server.takenFor("")).isEmpty();
        server.become(FakeSmtp.Mode.SLOW);
        wave();
        server.become(FakeSmtp.Mode.HONEST);
        wave();
        wave();

        var taken = server.takenFor("@downloaders.example");
        assertThat(taken)
                .extracting(MailServer.Taken::to)
                .containsExactlyInAnyOrderElementsOf(readers.stream()
                        .map(reader -> reader.user() + "@downloaders.example")
                        .toList());
        assertThat(taken).extracting(MailServer.Taken::messageId).doesNotHaveDuplicates();
        assertThat(taken).allSatisfy(mail -> assertThat(mail.text()).doesNotContain(tender.tender, "Piers"));
        for (var reader : readers) {
            // the first notice was published before they took the documents, and is there for them as well
            reader.asks().get("/api/letters").then().body("occasion", contains("notice-published", "notice-published"));
        }
        bystander.asks().get("/api/letters").then().body("", hasSize(0));
    }

    @Test
    void an_address_the_server_never_takes_holds_back_nobody() throws IOException {
        var tender = OpenTender.openFor(Duration.ofDays(40));
        var unknown = tender.downloader();
        var known = tender.downloader();
        giveAddress(unknown, "nobody@particular.example");
        giveAddress(known, "zhang@particular.example");
        server = MailServer.start(port, mails);
        server.become(FakeSmtp.Mode.PARTICULAR);

        tender.postpone(Duration.ofDays(1));
        wave();

        assertThat(server.takenFor("@particular.example"))
                .extracting(MailServer.Taken::to)
                .containsOnly("zhang@particular.example");
        wave(); // the answer to one mail may have been lost: then it goes again under the same id
        assertThat(noticesWaiting(tender)).isZero();
    }

    @Test
    void the_tender_side_is_told_by_mail_what_happened() throws IOException {
        var tender = OpenTender.openFor(Duration.ofDays(40));
        giveAddress(tender.agency, "agency@tender.example");
        server = MailServer.start(port, mails);

        Actor.registered("bidder")
                .asks()
                .body(Map.of("question", "Is steel included?"))
                .post("/api/tender-projects/{tender}/lots/L1/enquiries", tender.tender)
                .then()
                .statusCode(201);
        wave();

        assertThat(server.takenFor("agency@tender.example")).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("agency@tender.example");
            assertThat(mail.text()).contains("Subject: =?UTF-8?");
        });
    }

    @Test
    void a_letter_is_read_by_whom_it_is_for_and_by_nobody_else() {
        var tender = OpenTender.openFor(Duration.ofDays(40));
        var reader = tender.downloader();
        String letter = reader.asks()
                .get("/api/letters")
                .then()
                .body("read", contains(false))
                .extract()
                .path("[0].id");

        reader.asks().put("/api/letters/{id}/read", letter).then().statusCode(204);

        reader.asks().get("/api/letters").then().body("read", contains(true));
        for (var id : List.of(letter, UUID.randomUUID().toString())) {
            Actor.registered("bidder")
                    .asks()
                    .put("/api/letters/{id}/read", id)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:sunseal:problem:no-such-letter"));
        }
    }

    @Test
    void a_letter_to_a_role_reaches_whoever_bears_it() throws IOException {
        var regulator = Actor.registered("regulator");
        var bidder = Actor.registered("bidder");
        giveAddress(regulator, "regulator@offices.example");
        giveAddress(bidder, "bidder@offices.example");
        server = MailServer.start(port, mails);
        var wording = new Wording("only-a-test", "试", "试", "Trial", "Trial of a letter to an office");

        QuarkusTransaction.requiringNew()
                .run(() -> letters.write(
                        Audience.role("regulator"),
                        new Topic("", ""),
                        wording,
                        TestStack.world().clock().instant()));
        wave();

        assertThat(server.takenFor("@offices.example"))
                .extracting(MailServer.Taken::to)
                .containsOnly("regulator@offices.example");
        bidder.asks().get("/api/letters").then().body("", hasSize(0));
        String letter = regulator
                .asks()
                .get("/api/letters")
                .then()
                .body("occasion", hasItem("only-a-test"))
                .extract()
                .path("find { it.occasion == 'only-a-test' }.id");
        bidder.asks().put("/api/letters/{id}/read", letter).then().statusCode(404);
        regulator.asks().put("/api/letters/{id}/read", letter).then().statusCode(204);
    }

    @Test
    void an_address_is_one_address() {
        var reader = Actor.registered("bidder");
        reader.asks().get("/api/letters/address").then().statusCode(404);
        for (var wrong : List.of("", "nobody", "a@b\r\nBcc: c@d", "a@b, c@d", "<a@b>", "x".repeat(65) + "@b")) {
            reader.asks()
                    .body(Map.of("email", wrong))
                    .put("/api/letters/address")
                    .then()
                    .statusCode(422);
        }

        giveAddress(reader, "zhang@bidders.example");
        giveAddress(reader, "li@bidders.example");

        reader.asks().get("/api/letters/address").then().body("email", equalTo("li@bidders.example"));
        reader.asks().delete("/api/letters/address").then().statusCode(204);
        reader.asks().get("/api/letters/address").then().statusCode(404);
    }

    private static void giveAddress(Actor reader, String email) {
        reader.asks()
                .body(Map.of("email", email))
                .put("/api/letters/address")
                .then()
                .statusCode(200);
    }

    /** One wave, later than the longest pause so far. The scheduler does not send in tests. */
    private void wave() {
        var clock = TestStack.world().clock();
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(35)));
        mailings.sendDue();
    }

    /** Of this tender alone: other lots live in the same database and write letters when the clock moves. */
    private long noticesWaiting(OpenTender tender) {
        return QuarkusTransaction.requiringNew()
                .call(() -> outbox.count(
                        "letterId in (select l.id from Letter l where l.tender = ?1 and l.occasion = 'notice-published')",
                        tender.tender));
    }
}
