package org.sunseal.opening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.documents.Blobs;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Claim;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.RecordedBid.Result;
import org.sunseal.opening.proof.verify.EvidenceVerifier;
import org.sunseal.opening.proof.verify.Verdict;
import org.sunseal.platform.TestStack;

/** A round from its deadline to its record, through the platform's own doors. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class OpeningIT {
    private static final Duration SEVERAL_TICKS = Duration.ofSeconds(3);

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @Inject
    Blobs blobs;

    TrusteesAtWork trustees;

    @BeforeEach
    void start() {
        trustees = TrusteesAtWork.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        trustees.stop();
    }

    @Test
    void a_closed_round_opens_with_three_trustees_and_its_evidence_passes() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 3);
        var first = lot.bidder();
        var second = lot.bidder();
        var third = lot.bidder();
        var draft = first.bid("1200000.00");
        var listedBid = first.replace(draft, "1100000.00");
        second.bid("990000.00");
        third.bid("1050000.50");

        forwardTo(lot.openAt);
        var closing = closing(lot);
        var list = BidList.parse(bytes(closing, "list"));
        var close = Closing.read(SignedMessage.parse(bytes(closing, "close")).body());

        assertThat(close.deadline()).isEqualTo(lot.openAt);
        assertThat(close.froze(list)).isTrue();
        assertThat(list.slots())
                .hasSize(3)
                .contains(listedBid.context().slot())
                .doesNotContain(draft.context().slot());

        Releasing.send(close, 2, Releasing.signed(2, spoilt(trustees.shares(2, close, list))))
                .then()
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:share-mismatch"))
                .body("detail", containsString("T2"));
        release(closing);

        var opening = await(lot.path() + "/opening", json -> "RECORDED".equals(json.getString("progress")));
        var record =
                OpeningRecord.read(SignedMessage.parse(bytes(opening, "record")).body());
        assertThat(record.trustees()).containsExactly("T1", "T2", "T4");
        assertThat(record.bids())
                .extracting(bid -> bid.readOut().fields().price())
                .containsExactlyInAnyOrder("1100000.00", "990000.00", "1050000.50");
        assertThat(record.bids()).allMatch(bid -> bid.result() == Result.OPENED);
        given().get("/api/tender-projects/%s/lots/1".formatted(lot.tender))
                .then()
                .statusCode(200)
                .body("stage", is("OPENED"));

        var own = first.actor
                .asks()
                .get(lot.path() + "/opening/mine/files/1")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(new String(own, StandardCharsets.UTF_8)).isEqualTo("the bid of " + first.actor.user());

        assertThat(verify(given(), lot, "public")).isEmpty();
        assertThat(verify(first.actor.asks(), lot, "bidder")).isEmpty();
        assertThat(verify(regulator(), lot, "regulator")).isEmpty();
        assertThat(Releasing.logged(close)).containsExactly("T1", "T2", "T4");
    }

    @Test
    void shares_open_nothing_before_their_trustees_have_logged_that_they_sent_them() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        lot.bidder().bid("1200000.00");
        forwardTo(lot.openAt);
        var closing = closing(lot);
        var list = BidList.parse(bytes(closing, "list"));
        var close = Closing.read(SignedMessage.parse(bytes(closing, "close")).body());
        var releasing = new Releasing(trustees);
        var sent = new ArrayList<byte[]>();
        for (var j : Releasing.THREE) {
            sent.add(releasing.sendShares(close, j, list));
        }
        Releasing.logRelease(close, Releasing.THREE.getFirst(), sent.getFirst());

        Thread.sleep(SEVERAL_TICKS);
        var early = given().get(lot.path() + "/opening").jsonPath();
        var evidence = given().get(lot.path() + "/evidence/public");
        for (var i = 1; i < sent.size(); i++) {
            Releasing.logRelease(close, Releasing.THREE.get(i), sent.get(i));
        }

        assertThat(early.getString("progress")).isEqualTo("CLOSED");
        assertThat(early.getInt("keys.needed")).isEqualTo(3);
        assertThat(early.<String>getList("keys.trustees")).containsExactly("T1", "T2", "T3", "T4", "T5");
        assertThat(early.<String>getList("keys.released")).containsExactly("T1");
        evidence.then().statusCode(404).body("type", is("urn:sunseal:problem:not-opened"));
        assertThat(verify(given(), lot, "public")).isEmpty(); // the first that is handed out
    }

    @Test
    void each_failure_is_recorded_with_whose_fault_it_is() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 3);
        lot.bidder().bid("1000000.00");
        var broken = lot.bidder().bidBroken("1100000.00");
        var lostFile = lot.bidder().bid("1200000.00");
        var lostKey = lot.bidder().bid("1300000.00");

        forwardTo(lot.openAt);
        var closing = closing(lot);
        blobs.delete(lostFile.payload().getFirst().digest());
        blobs.delete(lostKey.key().digest());
        release(closing);
        var opening = await(lot.path() + "/opening", json -> "RECORDED".equals(json.getString("progress")));

        var record =
                OpeningRecord.read(SignedMessage.parse(bytes(opening, "record")).body());
        assertThat(record.bids())
                .extracting(bid -> bid.slot() + " " + bid.result().text())
                .contains(
                        broken.context().slot() + " bidder-fault",
                        lostFile.context().slot() + " platform-fault",
                        lostKey.context().slot() + " platform-fault")
                .hasSize(4);
        assertThat(record.bids())
                .filteredOn(bid -> bid.result() == Result.OPENED)
                .hasSize(1);
        assertThat(verify(given(), lot, "public")).isEmpty();
        assertThat(verify(regulator(), lot, "regulator")).isEmpty();
    }

    @Test
    void a_claim_for_a_replaced_bid_is_answered_with_its_successor() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        var bidder = lot.bidder();
        var replaced = bidder.bid("1200000.00");
        var signature = bidder.signature();
        var successor = bidder.replace(replaced, "1100000.00");

        forwardTo(lot.openAt);
        var closeSha256 = closing(lot).getString("closeSha256");

        given().contentType("application/json")
                .body(new Claim(replaced.context().slot(), new byte[0], "", replaced.bytes(), signature).bytes())
                .post("/api/closings/%s/claims".formatted(closeSha256))
                .then()
                .statusCode(200)
                .body("withdrawal", nullValue())
                .body("chain.sealed", contains(Base64.getEncoder().encodeToString(successor.bytes())));
        given().contentType("application/json")
                .body(new Claim(successor.context().slot(), new byte[0], "", successor.bytes(), signature).bytes())
                .post("/api/closings/%s/claims".formatted(closeSha256))
                .then()
                .statusCode(404)
                .body("type", is("urn:sunseal:problem:claim-not-answered"));
    }

    @Test
    void too_few_bids_are_proved_and_returned_unopened() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 3);
        lot.bidder().bid("1200000.00");
        lot.bidder().bid("990000.00");

        forwardTo(lot.openAt);
        var closing = closing(lot);
        var list = BidList.parse(bytes(closing, "list"));
        var close = Closing.read(SignedMessage.parse(bytes(closing, "close")).body());
        var opening = await(lot.path() + "/opening", json -> "RECORDED".equals(json.getString("progress")));

        var record =
                OpeningRecord.read(SignedMessage.parse(bytes(opening, "record")).body());
        assertThat(record.outcome()).isEqualTo(OpeningRecord.Outcome.RETURNED);
        assertThat(record.bids()).hasSize(2).allMatch(bid -> bid.read().isEmpty());
        Releasing.send(close, 1, Releasing.signed(1, trustees.shares(1, close, list)))
                .then()
                .statusCode(409)
                .body("type", is("urn:sunseal:problem:nothing-to-open"));
        given().get("/api/tender-projects/%s/lots/1".formatted(lot.tender))
                .then()
                .statusCode(200)
                .body("stage", is("FAILED"));
        assertThat(verify(given(), lot, "public")).isEmpty();
    }

    @Test
    void an_open_round_shows_no_closing_and_no_opening() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        lot.bidder().bid("1200000.00");

        for (var door : List.of("/closing", "/opening", "/opening.pdf", "/evidence/public")) {
            given().get(lot.path() + door).then().statusCode(404).body("type", is("urn:sunseal:problem:not-closed"));
        }
        given().get(lot.path() + "/evidence/regulator").then().statusCode(401);
    }

    /** CLOSE, once it stands in the log under the witness quorum. */
    private static JsonPath closing(LotInBidding lot) throws InterruptedException {
        return await(lot.path() + "/closing", json -> json.get("proof") != null);
    }

    private static JsonPath await(String path, Predicate<JsonPath> until) throws InterruptedException {
        var last = "";
        for (var attempt = 0; attempt < 400; attempt++) {
            var answer = given().get(path);
            last = answer.asString();
            if (answer.statusCode() == 200 && until.test(answer.jsonPath())) {
                return answer.jsonPath();
            }
            Thread.sleep(150);
        }
        throw new AssertionError("%s never came so far: %s".formatted(path, last));
    }

    private static byte[] bytes(JsonPath json, String field) {
        return Base64.getDecoder().decode(json.getString(field));
    }

    private static RequestSpecification regulator() {
        return given().auth().oauth2(TestStack.token("regulator-of-openings", "regulator"));
    }

    /** Lets three trustees send their shares and publish that they did. */
    private void release(JsonPath closing) {
        var list = BidList.parse(bytes(closing, "list"));
        var close = Closing.read(SignedMessage.parse(bytes(closing, "close")).body());
        new Releasing(trustees).byThree(close, list);
    }

    private static ShareRelease spoilt(ShareRelease right) {
        var shares = new TreeMap<>(right.shares());
        shares.merge(shares.firstKey(), BigInteger.ONE, BigInteger::add);
        return new ShareRelease(
                right.tender(), right.lot(), right.round(), right.closeSha256(), right.admitSha256Hex(), shares);
    }

    /** The checks that fail on the evidence served to that caller, verified with nothing but the trust file. */
    private static List<Verdict> verify(RequestSpecification caller, LotInBidding lot, String kind)
            throws IOException, InterruptedException {
        var path = lot.path() + "/evidence/" + kind;
        var answer = caller.get(path);
        for (var attempt = 0; attempt < 300 && answer.statusCode() == 404; attempt++) {
            Thread.sleep(200); // until the record is under the witness quorum
            answer = caller.get(path);
        }
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        var folder = Files.createTempDirectory(temporary, kind);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.asByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return EvidenceVerifier.verify(folder, TrustFile.load(TestStack.world().trustFile())).stream()
                .filter(verdict -> !verdict.ok())
                .toList();
    }

    /** Moves the application's clock to just after that instant; whole seconds, as its file has them. */
    private void forwardTo(Instant at) throws IOException {
        var ahead = Duration.between(Instant.now(), at).getSeconds() + 1;
        Files.writeString(clockFile, "{\"offsetSeconds\":%d}".formatted(ahead));
    }
}
