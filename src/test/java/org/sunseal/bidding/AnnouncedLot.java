package org.sunseal.bidding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Merkle;
import org.sunseal.platform.TestStack;
import org.sunseal.project.RoundKey;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/** A lot with one round, announced, under witness quorum, with its slots allotted: bids may come. */
final class AnnouncedLot {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String LOT = "L1";

    final String tender = "TB-2026-%03d".formatted(COUNT.incrementAndGet());
    final TestOrganisation agency;
    private Notice notice;

    private AnnouncedLot(Instant openAt) throws InterruptedException {
        KeysForTests.stock();
        this.agency = TestOrganisation.of("agency");
        post(
                "/api/tender-projects",
                Map.of("code", tender, "name", "Bridge " + tender, "tenderee", agency.creditCode),
                201);
        post(
                "/api/tender-projects/" + tender + "/lots",
                Map.of("lot", LOT, "name", "Piers", "minimumBids", 1, "classOfSlots", "default"),
                201);
        byte[] document = ("What is asked for in " + tender).getBytes(UTF_8);
        agency.as()
                .contentType("application/octet-stream")
                .body(document)
                .put("/api/tender-projects/" + tender + "/documents/terms.pdf")
                .then()
                .statusCode(200);
        this.notice = new Notice(
                tender,
                LOT,
                1,
                null,
                List.of(new NoticeRound(1, "price", openAt, null)),
                1,
                Duration.ofSeconds(5),
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of(agency.signer.certificateSha256()),
                TestStack.world().register().sha256(),
                Framing.hex(Merkle.root(List.of(Merkle.leafHash(Framing.sha256(document))))));
        publish(notice);
        KeysForTests.allot(tender, LOT);
    }

    /** A lot that is open for so long, by the application's clock. */
    static AnnouncedLot openFor(Duration time) throws InterruptedException {
        return new AnnouncedLot(TestStack.world().clock().instant().plus(time).truncatedTo(ChronoUnit.MILLIS));
    }

    /** Publishes an addendum that moves the deadline by a minute. */
    void amend() {
        var next = new Notice(
                notice.tender(),
                notice.lot(),
                notice.version() + 1,
                notice.sha256(),
                List.of(new NoticeRound(1, "price", openAt().plusSeconds(60), null)),
                notice.minimumBids(),
                notice.objectionWindow(),
                notice.grace(),
                notice.suite(),
                notice.profile(),
                notice.signers(),
                notice.registerSha256(),
                notice.documentsRoot());
        publish(next);
        notice = next;
    }

    private void publish(Notice terms) {
        post(
                "/api/tender-projects/" + tender + "/lots/" + LOT + "/notices",
                Map.of("notice", terms.sign(agency.signer)),
                202);
    }

    private void post(String path, Map<String, ?> body, int status) {
        agency.as().contentType("application/json").body(body).post(path).then().statusCode(status);
    }

    String noticeSha256() {
        return notice.sha256();
    }

    Instant openAt() {
        return notice.openAt(1).orElseThrow();
    }

    RoundKey round() {
        return new RoundKey(tender, LOT, 1);
    }

    String path() {
        return "/api/tender-projects/" + tender + "/lots/" + LOT + "/rounds/1";
    }
}
