package org.sunseal.opening;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.RecordedBid.Result;
import org.sunseal.platform.TestStack;
import org.sunseal.platform.WrongClock;
import org.sunseal.project.RoundKey;
import org.sunseal.project.proof.Order;

/** What must not happen to a round although its time has come. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class HeldBackIT {
    private static final int SHARES = 3;
    private static final int MANY = 1000;
    private static final Duration SEVERAL_TICKS = Duration.ofSeconds(4);

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @Inject
    CloseRound closeRound;

    @Inject
    ClosedRounds closed;

    @Inject
    OpenFiles files;

    @Inject
    OpenedBids opened;

    @Inject
    DataSource database;

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
    void a_round_found_due_is_not_frozen_once_an_outage_is_declared() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        lot.bidder().bid("1200000.00");
        String outage = centre().body(Map.of("reason", "no time-stamps", "beganAt", "2020-01-01T00:00:00Z"))
                .post("/api/outages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        forwardTo(lot.openAt);
        var frozen = closeRound.freeze(List.of(new RoundKey(lot.tender, LotInBidding.LOT, 1)));
        centre().delete("/api/outages/" + outage).then().statusCode(204);

        assertThat(frozen).isEmpty();
        closing(lot);
    }

    @Test
    void nothing_is_closed_by_a_clock_that_all_references_find_wrong() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        lot.bidder().bid("1200000.00");
        var clock = WrongClock.install();

        forwardTo(lot.openAt);
        Thread.sleep(SEVERAL_TICKS);
        var closing = given().get(lot.path() + "/closing").statusCode();
        clock.setRight();

        assertThat(closing).isEqualTo(404);
        closing(lot);
    }

    @Test
    void shares_for_another_closing_are_refused_and_blame_nobody() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        lot.bidder().bid("1200000.00");
        forwardTo(lot.openAt);
        var closing = closing(lot);
        var close = close(closing);
        var right = trustees.shares(2, close, BidList.parse(bytes(closing, "list")));
        var elsewhere = new ShareRelease(
                right.tender(), right.lot(), right.round(), "ab".repeat(32), right.admitSha256Hex(), right.shares());

        Releasing.send(close, 2, Releasing.signed(2, elsewhere))
                .then()
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:foreign-shares"));

        assertThat(keptMessages(close)).isZero();
        assertThat(given().get("/api/closings/%s/list".formatted(close.sha256()))
                        .asByteArray())
                .isEqualTo(bytes(closing, "list"));
    }

    @Test
    void a_round_waits_for_shares_unasked_and_a_stopped_one_for_its_resumption() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        var bid = lot.bidder().bid("1200000.00");
        forwardTo(lot.openAt);
        var closing = closing(lot);
        var close = close(closing);
        assertThat(closed.awaitingRecord(SHARES, MANY)).doesNotContain(close.sha256());
        assertThat(closed.awaitingRecord(0, MANY)).contains(close.sha256());

        suspend(lot);
        assertThat(closed.awaitingRecord(0, MANY)).doesNotContain(close.sha256());

        // as if the order had come while the files were being opened
        opened.keep(
                close.sha256(),
                List.of("T1"),
                List.of(readOut(bid)),
                TestStack.world().clock().instant());
        assertThat(files.open(closed.require(close.sha256()))).isFalse();
        assertThat(opened.objects(close.sha256())).isEmpty();
    }

    private static void suspend(LotInBidding lot) {
        var now = TestStack.world().clock().instant().truncatedTo(ChronoUnit.MILLIS);
        var suspend = Order.suspend(lot.tender, LotInBidding.LOT, now, "complaint");
        given().auth()
                .oauth2(TestStack.token("regulator-of-openings", "regulator"))
                .contentType(ContentType.JSON)
                .body(Map.of("order", suspend.sign(TestStack.world().regulator())))
                .post("/api/orders")
                .then()
                .statusCode(202);
    }

    /** A bid whose package is open and whose file is not. */
    private static OpenedBid readOut(SealedManifest bid) {
        var number = bid.payload().getFirst().i();
        var entry = new KeyPackage.Entry(
                number,
                "file.pdf",
                1,
                "ab".repeat(32),
                Keys.random(32),
                bid.context().object(number));
        var contents = new KeyPackage(
                bid.context(), bid.signerCertSha256(), List.of(entry), "{}".getBytes(UTF_8), Keys.random(32));
        return new OpenedBid(bid.context().slot(), Keys.random(32), Result.OPENED, null, contents.bytes());
    }

    @Test
    void asking_for_evidence_leaves_nothing_of_it_on_disk() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 3);
        lot.bidder().bid("1200000.00");
        forwardTo(lot.openAt);
        var path = lot.path() + "/evidence/regulator";
        for (var attempt = 0; attempt < 400 && regulator().head(path).statusCode() != 200; attempt++) {
            Thread.sleep(150); // until the record is under the witness quorum
        }

        regulator().head(path).then().statusCode(200);
        regulator().get(path).then().statusCode(200);

        for (var attempt = 0; attempt < 600 && packing().size() > 1; attempt++) {
            Thread.sleep(100); // the last byte is sent before the folder is deleted
        }
        assertThat(packing()).hasSize(1); // the copy of the log
    }

    private static List<String> packing() throws IOException {
        try (Stream<Path> found = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return found.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(
                            "sunseal-packing-" + ProcessHandle.current().pid() + "-"))
                    .sorted()
                    .toList();
        }
    }

    private int keptMessages(Closing close) throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("select count(*) from share_message where close_sha256 = ?")) {
            count.setString(1, close.sha256());
            try (var row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static RequestSpecification centre() {
        return given().auth()
                .oauth2(TestStack.token("centre-of-openings", "centre"))
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification regulator() {
        return given().auth().oauth2(TestStack.token("regulator-of-openings", "regulator"));
    }

    /** CLOSE, once it stands in the log under the witness quorum. */
    private static JsonPath closing(LotInBidding lot) throws InterruptedException {
        for (var attempt = 0; attempt < 400; attempt++) {
            var answer = given().get(lot.path() + "/closing");
            if (answer.statusCode() == 200 && answer.jsonPath().get("proof") != null) {
                return answer.jsonPath();
            }
            Thread.sleep(150);
        }
        throw new AssertionError("The round was never closed");
    }

    private static Closing close(JsonPath closing) {
        return Closing.read(SignedMessage.parse(bytes(closing, "close")).body());
    }

    private static byte[] bytes(JsonPath json, String field) {
        return Base64.getDecoder().decode(json.getString(field));
    }

    /** Moves the application's clock to just after that instant; whole seconds, as its file has them. */
    private void forwardTo(Instant at) throws IOException {
        var ahead = Duration.between(Instant.now(), at).getSeconds() + 1;
        Files.writeString(clockFile, "{\"offsetSeconds\":%d}".formatted(ahead));
    }
}
