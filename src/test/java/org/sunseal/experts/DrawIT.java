package org.sunseal.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.experts.draw.Trace;
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
    @TempDir
    static Path temporary;

    @Inject
    Committees committees;

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
    void a_committee_is_drawn_seated_and_proved() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        var bidder = lot.bidder();
        bidder.bid("1200000.00");
        var desk = new DrawDesk(trustees, temporary, lot.tender, lot.agency);
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
        desk.request(meeting, "A01", 5, 0)
                .then()
                .statusCode(409)
                .body("type", is("urn:sunseal:problem:draw-before-close"));

        DrawDesk.forwardTo(lot.openAt);
        desk.takePool(1, meeting, "A01", 5, 1);
        desk.draw(1);

        var seats = DrawDesk.awaitInvited(free, 5);
        var declining = seats.get(0);
        declining
                .decline(declining.invitations().getFirst(), seats.get(1).signer())
                .then()
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:decline-signature"));
        assertThat(declining.page(declining.invitations().getFirst())).contains("待答复", "谢绝声明");
        seats.get(1)
                .asks()
                .get("/invitations/" + declining.invitations().getFirst().get("id"))
                .then()
                .statusCode(404);
        declining
                .declineOnPage(declining.invitations().getFirst(), seats.get(1).signer())
                .then()
                .statusCode(422);
        declining
                .declineOnPage(declining.invitations().getFirst(), declining.signer())
                .then()
                .statusCode(303);
        var silent = seats.get(1);
        seats.subList(2, 5).forEach(DrawDesk::accept);
        var afterDecline = DrawDesk.awaitInvited(free, 5).stream()
                .filter(each -> !seats.contains(each))
                .toList();
        assertThat(afterDecline).hasSize(1);
        DrawDesk.accept(afterDecline.getFirst());
        DrawDesk.forwardTo(TestStack.world().clock().instant().plus(Duration.ofMinutes(31)));
        DrawDesk.await(() -> silent.invitations().isEmpty());
        var last = DrawDesk.awaitInvited(free, 5).stream()
                .filter(each -> "INVITED".equals(each.invitations().getFirst().get("state")))
                .toList();
        assertThat(last).hasSize(1);
        assertThat(last.getFirst().acceptOnPage(last.getFirst().invitations().getFirst()))
                .contains("已接受")
                .doesNotContain("谢绝声明");

        var sha256 = desk.awaitState(1, "SETTLED");
        assertThat(desk.shown(1, "outcome")).isEqualTo("COMPLETE");
        var folder = desk.evidence(sha256);
        assertThat(DrawDesk.failed(folder)).isEmpty();
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
        var next = DrawDesk.awaitInvited(free, 5).stream()
                .filter(each -> "INVITED".equals(each.invitations().getFirst().get("state")))
                .toList();
        assertThat(next).hasSize(1);
        DrawDesk.accept(next.getFirst());
        desk.awaitState(1, "SETTLED");
        assertThat(DrawDesk.failed(desk.evidence(sha256))).isEmpty();
        assertThat(committees.of(new LotKey(lot.tender, "1")).orElseThrow().members())
                .extracting(Committee.Member::account)
                .contains(next.getFirst().account())
                .doesNotContain(last.getFirst().account());
    }

    private static Response vacate(LotInBidding lot, String member, String cause) {
        return DrawDesk.centre()
                .body(Map.of("cause", cause, "grounds", "not at the place at the time"))
                .post("/api/tender-projects/%s/lots/1/committee/%s/vacancy".formatted(lot.tender, member));
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
        lot.tenderee
                .asks()
                .get("/api/tender-projects/%s/lots/1/delegates".formatted(lot.tender))
                .then()
                .statusCode(200)
                .body("delegates", is(1));
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
}
