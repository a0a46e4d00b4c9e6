package org.sunseal.experts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.HttpTileSource;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TileTree;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Times;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.experts.draw.Trace;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.DrawRelease;
import org.sunseal.experts.proof.verify.DrawCheck;
import org.sunseal.experts.proof.verify.DrawVerifier;
import org.sunseal.opening.LotInBidding;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotKey;

/** A committee from the request to its last seat, through the platform's own doors. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class DrawIT {
    private static final String DRAWS = "/api/tender-projects/%s/lots/1/draws";

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @Inject
    Committees committees;

    @Inject
    AuditLog audit;

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
    void a_committee_is_drawn_seated_and_proved_and_a_planted_second_draw_is_found() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        var bidder = lot.bidder();
        bidder.bid("1200000.00");
        var meeting = lot.openAt.plus(Duration.ofDays(3));
        var free = new ArrayList<TestExpert>();
        for (int i = 0; i < 8; i++) {
            free.add(TestExpert.joined("A01", meeting, List.of()));
        }
        var ofBidder = TestExpert.joined(
                "A01", meeting, List.of(TestExpert.employed(bidder.actor.creditCode(), "2020-01-01")));
        var onceOfTenderee = TestExpert.joined(
                "A01",
                meeting,
                List.of(Map.of(
                        "creditCode", lot.tenderee.creditCode(),
                        "from", "2015-01-01",
                        "until", "2025-12-31")));
        var busy = TestExpert.joined("A01", meeting.plus(Duration.ofDays(30)), List.of());
        var strangerToThePlatform = TestExpert.registered("A01", List.of());
        request(lot, meeting, 5, 0).then().statusCode(409).body("type", is("urn:sunseal:problem:draw-before-close"));

        closeAndDraw(lot, meeting, 5, 1);

        var seats = awaitInvited(free, 5);
        var declining = seats.get(0);
        declining
                .decline(declining.invitations().getFirst(), seats.get(1).signer())
                .then()
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:decline-signature"));
        declining
                .decline(declining.invitations().getFirst(), declining.signer())
                .then()
                .statusCode(204);
        var silent = seats.get(1);
        seats.subList(2, 5).forEach(each -> accept(each));
        var afterDecline = awaitInvited(free, 5).stream()
                .filter(each -> !seats.contains(each))
                .toList();
        assertThat(afterDecline).hasSize(1);
        accept(afterDecline.getFirst());
        forwardTo(TestStack.world().clock().instant().plus(Duration.ofMinutes(31)));
        await(() -> silent.invitations().isEmpty());
        var last = awaitInvited(free, 5).stream()
                .filter(each -> "INVITED".equals(each.invitations().getFirst().get("state")))
                .toList();
        assertThat(last).hasSize(1);
        accept(last.getFirst());

        var sha256 = awaitState(lot, 0, "SETTLED");
        lot.agency.asks().get(DRAWS.formatted(lot.tender)).then().body("[0].outcome", is("COMPLETE"));
        var folder = evidence(sha256);
        assertThat(failed(folder)).isEmpty();
        var trace = Trace.parse(Files.readAllBytes(folder.resolve("trace.json")));
        assertThat(trace.declines()).hasSize(2);
        assertThat(replay(folder)).isEqualTo(steps(trace));
        assertThat(poolSize(folder)).isEqualTo(10); // whoever cannot come or be asked is not in it
        for (var each : List.of(ofBidder, onceOfTenderee, busy, strangerToThePlatform)) {
            assertThat(committees.of(new LotKey(lot.tender, "1"))).isEmpty(); // the delegate is missing
            assertThat(Files.readString(folder.resolve("pool.tsv"))).doesNotContain(each.user(), each.name());
        }
        nameDelegate(lot);
        var committee = committees.of(new LotKey(lot.tender, "1")).orElseThrow();
        assertThat(committee.members())
                .extracting(Committee.Member::account)
                .containsExactlyInAnyOrder(
                        seats.get(2).account(),
                        seats.get(3).account(),
                        seats.get(4).account(),
                        afterDecline.getFirst().account(),
                        last.getFirst().account(),
                        "subject-of-" + lot.tenderee.user());

        everyFileCounts(folder);
        everybodyReadsWhatIsTheirs(sha256, seats.get(2));
        var absent = committee.members().stream()
                .filter(each -> each.account().equals(last.getFirst().account()))
                .findFirst()
                .orElseThrow();
        vacate(lot, absent.id(), "DECLINED")
                .then()
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:cause-of-another"));
        vacate(lot, absent.id(), "ABSENT").then().statusCode(202).body("state", is("DRAWN"));
        assertThat(committees.of(new LotKey(lot.tender, "1"))).isEmpty();
        var next = awaitInvited(free, 5).stream()
                .filter(each -> "INVITED".equals(each.invitations().getFirst().get("state")))
                .toList();
        assertThat(next).hasSize(1);
        accept(next.getFirst());
        awaitState(lot, 0, "SETTLED");
        assertThat(failed(evidence(sha256))).isEmpty();
        assertThat(committees.of(new LotKey(lot.tender, "1")).orElseThrow().members())
                .extracting(Committee.Member::account)
                .contains(next.getFirst().account())
                .doesNotContain(last.getFirst().account());

        plantSecondDraw(folder);
        assertThat(failed(evidence(sha256)))
                .singleElement()
                .satisfies(check -> assertThat(check.name()).isEqualTo("only-draw"))
                .satisfies(check -> assertThat(check.sentence()).contains("is named by several draws"));
    }

    @Test
    void a_pool_too_small_comes_out_short_and_only_then_is_another_drawn() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        lot.bidder().bid("1200000.00");
        var meeting = lot.openAt.plus(Duration.ofDays(40));
        var few = List.of(TestExpert.joined("B02", meeting, List.of()), TestExpert.joined("B02", meeting, List.of()));
        forwardTo(lot.openAt);
        await(() -> request(lot, meeting, "B02", 3, 0).statusCode() == 202);
        request(lot, meeting, "B02", 1, 0).then().statusCode(409).body("type", is("urn:sunseal:problem:draw-not-due"));
        drawWithThree(lot, 1);
        awaitInvited(few, 2).forEach(this::accept);
        awaitState(lot, 0, "SETTLED");
        lot.agency.asks().get(DRAWS.formatted(lot.tender)).then().body("[0].outcome", is("SHORT_1"));
        var third = TestExpert.joined("B02", meeting, List.of());

        await(() -> request(lot, meeting, "B02", 1, 0).statusCode() == 202);
        drawWithThree(lot, 2);

        awaitInvited(List.of(third), 1).forEach(this::accept);
        var sha256 = awaitState(lot, 1, "SETTLED");
        assertThat(failed(evidence(sha256))).isEmpty();
        assertThat(committees.of(new LotKey(lot.tender, "1")).orElseThrow().members())
                .hasSize(3);
    }

    private void closeAndDraw(LotInBidding lot, Instant meeting, int experts, int delegates) throws Exception {
        forwardTo(lot.openAt);
        await(() -> request(lot, meeting, experts, delegates).statusCode() == 202);
        drawWithThree(lot, 1);
    }

    private void drawWithThree(LotInBidding lot, int drawSeq) throws Exception {
        trustees.makeBatch(1);
        trustees.allotDraw(lot.tender, "1", drawSeq);
        var sha256 = awaitState(lot, drawSeq - 1, "ANNOUNCED");
        var draw = announced(lot, drawSeq);
        release(draw, 2, BigInteger.ONE)
                .then()
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:wrong-draw-share"))
                .body("detail", containsString("T2"));
        for (int trustee : List.of(1, 3, 5)) {
            release(draw, trustee, BigInteger.ZERO).then().statusCode(204);
        }
        assertThat(draw.sha256()).isEqualTo(sha256);
        awaitState(lot, drawSeq - 1, "DRAWN");
    }

    @Inject
    CommitteeDraws draws;

    private AnnouncedDraw announced(LotInBidding lot, int drawSeq) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        draws.of(new LotKey(lot.tender, "1")).get(drawSeq - 1).announced());
    }

    private Response release(AnnouncedDraw draw, int trustee, BigInteger error) throws Exception {
        var source = new HttpTileSource(URI.create("http://127.0.0.1:" + RestAssured.port + "/log/"));
        var entry = QuarkusTransaction.requiringNew()
                .call(() ->
                        new OpenEntry("DRAW", draws.announcedAs(draw.sha256()).message()).encode());
        await(() -> audit.indexOf(entry).isPresent()
                && size(source) > audit.indexOf(entry).get());
        long size = size(source);
        var root = Framing.hex(new TileTree(source, size).root());
        var share = trustees.share(trustee, draw.keyId()).add(error);
        var message = DrawRelease.of("T" + trustee, draw, size, root, share)
                .sign(TestStack.world().trustee(trustee));
        return given().contentType("application/octet-stream")
                .body(message)
                .put("/api/draws/%s/releases/T%d".formatted(draw.sha256(), trustee));
    }

    private static long size(HttpTileSource source) {
        return LogReader.newest(source, TestStack.world().register().logKey())
                .checkpoint()
                .size();
    }

    private static Response request(LotInBidding lot, Instant meeting, int experts, int delegates) {
        return request(lot, meeting, "A01", experts, delegates);
    }

    private static Response request(LotInBidding lot, Instant meeting, String specialty, int experts, int delegates) {
        return lot.agency
                .asks()
                .body(Map.of(
                        "slots",
                        List.of(Map.of("code", "S1", "specialty", specialty, "region", "*", "count", experts)),
                        "maxWorkload",
                        5,
                        "maxPerEmployer",
                        8,
                        "evaluationAt",
                        Times.format(meeting),
                        "place",
                        "评标区三号厅",
                        "delegates",
                        delegates))
                .post(DRAWS.formatted(lot.tender));
    }

    private static Response vacate(LotInBidding lot, String member, String cause) {
        return given().auth()
                .oauth2(TestStack.token("centre-of-experts", "centre"))
                .contentType("application/json")
                .body(Map.of("cause", cause, "grounds", "not at the place at the time"))
                .post("/api/tender-projects/%s/lots/1/committee/%s/vacancy".formatted(lot.tender, member));
    }

    private static void everybodyReadsWhatIsTheirs(String sha256, TestExpert expert) {
        given().auth()
                .oauth2(TestStack.token("centre-of-experts", "centre"))
                .get("/api/experts")
                .then()
                .statusCode(200);
        expert.asks().get("/api/experts/me").then().statusCode(200);
        expert.asks().get("/api/draws/%s/handles/mine".formatted(sha256)).then().statusCode(200);
        for (var file : List.of("pool", "request", "trace")) {
            given().get("/api/draws/%s/%s".formatted(sha256, file)).then().statusCode(200);
        }
    }

    /** A file that is missing or has one byte changed fails; the draw never passes for lack of input. */
    private static void everyFileCounts(Path folder) throws IOException {
        for (var name : List.of(
                "pool.tsv",
                "request.json",
                "trace.json",
                "draw.p7",
                "batch.p7",
                "batch-keys",
                "releases/T3.p7",
                "log/checkpoint")) {
            var file = folder.resolve(name);
            var whole = Files.readAllBytes(file);
            Files.delete(file);
            assertThat(failed(folder)).as(name).isNotEmpty();
            var changed = whole.clone();
            changed[whole.length / 2] ^= 1;
            Files.write(file, changed);
            assertThat(failed(folder)).as(name).isNotEmpty();
            Files.write(file, whole);
        }
        assertThat(failed(folder)).isEmpty();
    }

    private static void nameDelegate(LotInBidding lot) {
        lot.tenderee
                .asks()
                .body(Map.of(
                        "delegates",
                        List.of(Map.of(
                                "username",
                                lot.tenderee.user(),
                                "name",
                                "招标人代表",
                                "certificateSha256",
                                lot.tenderee.signer().certificateSha256()))))
                .put("/api/tender-projects/%s/lots/1/delegates".formatted(lot.tender))
                .then()
                .statusCode(200)
                .body("delegates", is(1));
    }

    private void accept(TestExpert expert) {
        expert.accept(expert.invitations().getFirst()).then().statusCode(200).body("state", is("ACCEPTED"));
    }

    private static List<TestExpert> awaitInvited(List<TestExpert> experts, int number) throws InterruptedException {
        await(() -> invited(experts).size() == number);
        return invited(experts);
    }

    private static List<TestExpert> invited(List<TestExpert> experts) {
        return experts.stream().filter(each -> !each.invitations().isEmpty()).toList();
    }

    /** The digest of the DRAW, once the draw stands there. */
    private static String awaitState(LotInBidding lot, int draw, String state) throws InterruptedException {
        await(() -> state.equals(shown(lot, draw, "state")));
        return Objects.requireNonNull(shown(lot, draw, "drawSha256"));
    }

    private static String shown(LotInBidding lot, int draw, String what) {
        return lot.agency
                .asks()
                .get(DRAWS.formatted(lot.tender))
                .then()
                .statusCode(200)
                .extract()
                .path("[%d].%s".formatted(draw, what));
    }

    private Path evidence(String sha256) throws Exception {
        await(() -> given().get("/api/draws/%s/evidence".formatted(sha256)).statusCode() == 200);
        Thread.sleep(1500); // until the outcome is under the witness quorum
        var zipped = given().get("/api/draws/%s/evidence".formatted(sha256)).asByteArray();
        var folder = Files.createTempDirectory(temporary, "draw");
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return folder;
    }

    private static List<DrawCheck> failed(Path folder) throws IOException {
        return DrawVerifier.verify(folder, TrustFile.load(TestStack.world().trustFile())).stream()
                .filter(check -> !check.ok())
                .toList();
    }

    /** The platform itself announces another draw with the key, and nobody but the log knows. */
    private void plantSecondDraw(Path folder) throws Exception {
        var draw = AnnouncedDraw.read(SignedMessage.parse(Files.readAllBytes(folder.resolve("draw.p7")))
                .body());
        var second = new AnnouncedDraw(
                "draw-planted",
                draw.drawSeq(),
                draw.keyId(),
                draw.allotSha256(),
                draw.poolHash(),
                "ab".repeat(32),
                draw.closeSha256());
        var entry = new OpenEntry(
                "DRAW", SignedMessage.sign(second.body(), TestStack.world().platform()));
        QuarkusTransaction.requiringNew().run(() -> audit.append(entry));
        var source = new HttpTileSource(URI.create("http://127.0.0.1:" + RestAssured.port + "/log/"));
        await(() -> audit.indexOf(entry.encode()).isPresent()
                && size(source) > audit.indexOf(entry.encode()).get());
    }

    private static long poolSize(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("pool.tsv")).size();
    }

    private static List<String> steps(Trace trace) {
        var lines = new ArrayList<>(List.of("seed\t" + trace.seed().hex()));
        trace.steps()
                .forEach(step -> lines.add(String.join("\t", step.slot(), step.handle(), step.rank(), step.outcome())));
        return lines;
    }

    /** What foreign tools draw from the folder, as its README says it. */
    private static List<String> replay(Path folder) throws Exception {
        var script = Path.of(Objects.requireNonNull(DrawIT.class.getResource("/draw/replay.sh"))
                .toURI());
        var process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "sh '%s' $(sed 's/^/-d /' declines) pool.tsv request.json $(cat sk) $(cat P) $(cat root)"
                                .formatted(script))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output.lines().toList();
    }

    private void forwardTo(Instant at) throws IOException {
        var ahead = Duration.between(Instant.now(), at).getSeconds() + 1;
        Files.writeString(clockFile, "{\"offsetSeconds\":%d}".formatted(ahead));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int attempt = 0; attempt < 150; attempt++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("It did not come to pass");
    }
}
