package org.sunseal.experts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.HttpTileSource;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TileTree;
import org.sunseal.cli.AccessToken;
import org.sunseal.cli.ApiClient;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Times;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.DrawRelease;
import org.sunseal.experts.proof.verify.DrawCheck;
import org.sunseal.experts.proof.verify.DrawVerifier;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotKey;

/** What everybody does about the draws of lot 1 of a tender, from the request to the evidence. */
public final class DrawDesk {
    private final String tender;
    private final Actor agency;
    private final TrusteesAtWork trustees;
    private final Path temporary;
    private final CommitteeDraws draws =
            CDI.current().select(CommitteeDraws.class).get();
    private final AuditLog audit = CDI.current().select(AuditLog.class).get();

    public DrawDesk(TrusteesAtWork trustees, Path temporary, String tender, Actor agency) {
        this.trustees = trustees;
        this.temporary = temporary;
        this.tender = tender;
        this.agency = agency;
    }

    String path() {
        return "/api/tender-projects/%s/lots/1".formatted(tender);
    }

    /** The agency asks for so many experts and delegates. */
    Response request(Instant meeting, String specialty, int experts, int delegates) {
        return agency.asks()
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
                .post(path() + "/draws");
    }

    /** Asks as soon as the lot is closed, and waits until the pool awaits the regulator; tells the draw's id. */
    public String takePool(int drawSeq, Instant meeting, String specialty, int experts, int delegates)
            throws Exception {
        await(() -> request(meeting, specialty, experts, delegates).statusCode() == 202);
        return poolTaken(drawSeq);
    }

    /** Makes and assigns the key of a draw that was asked for, and waits until the pool awaits the regulator. */
    public String poolTaken(int drawSeq) throws Exception {
        trustees.makeBatch(1);
        trustees.allotDraw(tender, "1", drawSeq);
        await(() -> "AWAITING_REGULATOR".equals(shown(drawSeq, "state")));
        return shown(drawSeq, "drawId");
    }

    /** The regulator signs with the tool, and three trustees release. */
    public void draw(int drawSeq) throws Exception {
        var tool = new org.sunseal.cli.CountersignPool(
                ApiClient.with(
                        URI.create("http://127.0.0.1:" + RestAssured.port),
                        AccessToken.fixed(TestStack.token("regulator-of-draws", "regulator"))),
                TestStack.world().register(),
                path());
        tool.countersign(tool.fetch().orElseThrow(), TestStack.world().regulator());
        release(drawSeq);
    }

    /** Three trustees release the key of an announced draw, after a wrong share was refused. */
    void release(int drawSeq) throws Exception {
        var draw = QuarkusTransaction.requiringNew()
                .call(() -> draws.of(new LotKey(tender, "1")).get(drawSeq - 1).announced());
        assertThat(draw.sha256()).isEqualTo(awaitState(drawSeq, "ANNOUNCED"));
        release(draw, 2, BigInteger.ONE)
                .then()
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:wrong-draw-share"))
                .body("detail", containsString("T2"));
        for (int trustee : List.of(1, 3, 5)) {
            release(draw, trustee, BigInteger.ZERO).then().statusCode(204);
        }
        awaitState(drawSeq, "DRAWN");
    }

    private Response release(AnnouncedDraw draw, int trustee, BigInteger error) throws Exception {
        awaitLogged(QuarkusTransaction.requiringNew()
                .call(() -> new OpenEntry(
                        AnnouncedDraw.TYPE, draws.announcedAs(draw.sha256()).message())));
        var source = log();
        long size = size(source);
        var root = Framing.hex(new TileTree(source, size).root());
        var share = trustees.share(trustee, draw.keyId()).add(error);
        var message = DrawRelease.of("T" + trustee, draw, size, root, share)
                .sign(TestStack.world().trustee(trustee));
        return given().contentType("application/octet-stream")
                .body(message)
                .put("/api/draws/%s/releases/T%d".formatted(draw.sha256(), trustee));
    }

    /** The platform itself logs something, and nobody but the log knows. */
    void plant(OpenEntry entry) throws InterruptedException {
        QuarkusTransaction.requiringNew().run(() -> audit.append(entry));
        awaitLogged(entry);
    }

    private void awaitLogged(OpenEntry entry) throws InterruptedException {
        var source = log();
        await(() -> audit.indexOf(entry.encode()).isPresent()
                && size(source) > audit.indexOf(entry.encode()).get());
    }

    private static HttpTileSource log() {
        return new HttpTileSource(URI.create("http://127.0.0.1:" + RestAssured.port + "/log/"));
    }

    private static long size(HttpTileSource source) {
        return LogReader.newest(source, TestStack.world().register().logKey())
                .checkpoint()
                .size();
    }

    /** The digest of the DRAW, once the draw stands there. */
    String awaitState(int drawSeq, String state) throws InterruptedException {
        await(() -> state.equals(shown(drawSeq, "state")));
        return Objects.requireNonNull(shown(drawSeq, "drawSha256"));
    }

    public String shown(int drawSeq, String what) {
        return agency.asks()
                .get(path() + "/draws")
                .then()
                .statusCode(200)
                .extract()
                .path("[%d].%s".formatted(drawSeq - 1, what));
    }

    public static RequestSpecification centre() {
        return given().auth()
                .oauth2(TestStack.token("centre-of-experts", "centre"))
                .contentType("application/json");
    }

    static void accept(TestExpert expert) {
        expert.accept(expert.invitations().getFirst()).then().statusCode(200).body("state", is("ACCEPTED"));
    }

    /** Those of the experts who are asked to come, once they are so many. */
    public static List<TestExpert> awaitInvited(List<TestExpert> experts, int number) throws InterruptedException {
        await(() -> invited(experts).size() == number);
        return invited(experts);
    }

    private static List<TestExpert> invited(List<TestExpert> experts) {
        return experts.stream().filter(each -> !each.invitations().isEmpty()).toList();
    }

    /** The unpacked evidence of a settled draw: the first that is handed out. */
    Path evidence(String sha256) throws Exception {
        var path = "/api/draws/%s/evidence".formatted(sha256);
        var answer = given().get(path);
        for (int attempt = 0; attempt < 600 && answer.statusCode() == 404; attempt++) {
            Thread.sleep(100);
            answer = given().get(path);
        }
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        var zipped = answer.asByteArray();
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

    /** The checks that do not hold. */
    static List<DrawCheck> failed(Path folder) throws IOException {
        return DrawVerifier.verify(folder, TrustFile.load(TestStack.world().trustFile())).stream()
                .filter(check -> !check.ok())
                .toList();
    }

    public static void forwardTo(Instant at) throws IOException {
        var clockFile = ConfigProvider.getConfig().getValue("sunseal.sandbox.clock-file", Path.class);
        var ahead = Duration.between(Instant.now(), at).getSeconds() + 1;
        Files.writeString(clockFile, "{\"offsetSeconds\":%d}".formatted(ahead));
    }

    public static void await(BooleanSupplier condition) throws InterruptedException {
        for (int attempt = 0; attempt < 450; attempt++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("It did not come to pass");
    }
}
