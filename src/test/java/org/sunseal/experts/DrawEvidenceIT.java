package org.sunseal.experts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.LoggedPool;
import org.sunseal.experts.proof.PrivateFile;
import org.sunseal.experts.proof.verify.DrawCheck;
import org.sunseal.opening.LotInBidding;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

/** Who vouches for a draw: the regulator before it, and afterwards everybody who checks its evidence. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class DrawEvidenceIT {
    @TempDir
    static Path temporary;

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
    void a_draw_waits_for_the_regulator_and_its_evidence_shows_whatever_is_changed_or_planted() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        lot.bidder().bid("1200000.00");
        var desk = new DrawDesk(trustees, temporary, lot.tender, lot.agency);
        var meeting = lot.openAt.plus(Duration.ofDays(80));
        var experts = new ArrayList<TestExpert>();
        for (int i = 0; i < 4; i++) {
            experts.add(TestExpert.joined("D05", meeting, List.of()));
        }

        DrawDesk.forwardTo(lot.openAt);
        var drawId = desk.takePool(1, meeting, "D05", 3, 0);

        theRegulatorIsToldAndNobodyElse(lot.agency, drawId);
        theRegulatorAloneLetsItGoOn(desk, lot.agency, drawId);
        desk.release(1);
        var drawn = DrawDesk.awaitInvited(experts, 3);
        drawn.forEach(DrawDesk::accept);
        var sha256 = desk.awaitState(1, "SETTLED");
        var folder = desk.evidence(sha256);
        everyFileCounts(folder);
        everybodyReadsWhatIsTheirs(sha256, drawn.getFirst());
        plantSecondPool(desk, folder);
        plantSecondDraw(desk, folder);
        assertThat(DrawDesk.failed(desk.evidence(sha256)))
                .extracting(DrawCheck::name)
                .containsExactly("only-draw", "countersigned");
    }

    private static void theRegulatorIsToldAndNobodyElse(Actor agency, String drawId) {
        regulator()
                .get("/api/letters")
                .then()
                .body(
                        "findAll { it.en.body.contains('%s') }.occasion".formatted(drawId),
                        is(List.of("pool-awaits-signature")));
        agency.asks().get("/api/letters").then().body("occasion", not(hasItem("pool-awaits-signature")));
    }

    private void theRegulatorAloneLetsItGoOn(DrawDesk desk, Actor agency, String drawId) throws SQLException {
        var path = "%s/draws/%s/pool".formatted(desk.path(), drawId);
        assertThat(desk.shown(1, "drawSha256")).isNull();
        regulator()
                .get("%s/draws/draw-of-others/pool".formatted(desk.path()))
                .then()
                .statusCode(404);
        var shown = regulator().get(path).then().statusCode(200).extract();
        var body = SignedMessage.parse(bytes(shown.path("statement"))).body();
        var named = LoggedPool.read(body);
        assertThat(PrivateFile.behind(named, bytes(shown.path("pool")), bytes(shown.path("privateFile")))
                        .lines())
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(readings(drawId)).isEqualTo(1);
        var other = new LoggedPool(named.drawId(), named.poolHash(), named.count(), "ab".repeat(32)).body();
        for (var wrong : List.of(
                handIn(path, body, agency.signer()),
                handIn(path, body, TestStack.world().platform()),
                handIn(path, other, TestStack.world().regulator()))) {
            wrong.then().statusCode(422).body("type", is("urn:sunseal:problem:wrong-countersignature"));
        }
        assertThat(desk.shown(1, "state")).isEqualTo("AWAITING_REGULATOR");

        handIn(path, body, TestStack.world().regulator()).then().statusCode(200).body("state", is("ANNOUNCED"));

        regulator().get(path).then().statusCode(409).body("type", is("urn:sunseal:problem:pool-not-awaiting"));
    }

    private static RequestSpecification regulator() {
        return given().auth()
                .oauth2(TestStack.token("regulator-of-draws", "regulator"))
                .contentType("application/json");
    }

    private static Response handIn(String path, byte[] body, Signer signer) {
        return regulator()
                .body(Map.of("countersignature", Base64.getEncoder().encodeToString(SignedMessage.sign(body, signer))))
                .put(path + "/countersignature");
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private int readings(String drawId) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from pool_reading where draw_id = ?")) {
            select.setString(1, drawId);
            var found = select.executeQuery();
            found.next();
            return found.getInt(1);
        }
    }

    private static void everybodyReadsWhatIsTheirs(String sha256, TestExpert expert) {
        DrawDesk.centre().get("/api/experts").then().statusCode(200);
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
            assertThat(DrawDesk.failed(folder)).as(name).isNotEmpty();
            var changed = whole.clone();
            changed[whole.length / 2] ^= 1;
            Files.write(file, changed);
            assertThat(DrawDesk.failed(folder)).as(name).isNotEmpty();
            Files.write(file, whole);
        }
        assertThat(DrawDesk.failed(folder)).isEmpty();
    }

    /** Somebody else behind the handles, by the platform's word alone. */
    private static void plantSecondPool(DrawDesk desk, Path folder) throws Exception {
        var draw = draw(folder);
        var other = new LoggedPool(draw.drawId(), draw.poolHash(), 4, "ab".repeat(32));
        desk.plant(new OpenEntry(
                LoggedPool.TYPE,
                SignedMessage.sign(other.body(), TestStack.world().platform())));
    }

    private static void plantSecondDraw(DrawDesk desk, Path folder) throws Exception {
        var draw = draw(folder);
        var second = new AnnouncedDraw(
                "draw-planted",
                draw.drawSeq(),
                draw.keyId(),
                draw.allotSha256(),
                draw.poolHash(),
                "ab".repeat(32),
                draw.closeSha256());
        desk.plant(new OpenEntry(
                AnnouncedDraw.TYPE,
                SignedMessage.sign(second.body(), TestStack.world().platform())));
    }

    private static AnnouncedDraw draw(Path folder) throws IOException {
        return AnnouncedDraw.read(SignedMessage.parse(Files.readAllBytes(folder.resolve("draw.p7")))
                .body());
    }
}
