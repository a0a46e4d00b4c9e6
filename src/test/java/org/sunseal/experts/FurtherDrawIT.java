package org.sunseal.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.opening.LotInBidding;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotKey;

/** A draw that leaves seats empty, and the one that fills them. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class FurtherDrawIT {
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
    void a_pool_too_small_comes_out_short_and_only_then_is_another_drawn() throws Exception {
        var lot = new LotInBidding(trustees, temporary, 1);
        lot.bidder().bid("1200000.00");
        var desk = new DrawDesk(trustees, temporary, lot.tender, lot.agency);
        var meeting = lot.openAt.plus(Duration.ofDays(40));
        var few = List.of(TestExpert.joined("B02", meeting, List.of()), TestExpert.joined("B02", meeting, List.of()));
        DrawDesk.forwardTo(lot.openAt);
        desk.takePool(1, meeting, "B02", 3, 0);
        desk.request(meeting, "B02", 1, 0).then().statusCode(409).body("type", is("urn:sunseal:problem:draw-not-due"));
        desk.draw(1);
        DrawDesk.awaitInvited(few, 2).forEach(DrawDesk::accept);
        desk.awaitState(1, "SETTLED");
        assertThat(desk.shown(1, "outcome")).isEqualTo("SHORT_1");
        var third = TestExpert.joined("B02", meeting, List.of());

        desk.takePool(2, meeting, "B02", 1, 0);
        desk.draw(2);

        DrawDesk.awaitInvited(List.of(third), 1).forEach(DrawDesk::accept);
        var sha256 = desk.awaitState(2, "SETTLED");
        assertThat(DrawDesk.failed(desk.evidence(sha256))).isEmpty();
        var key = new LotKey(lot.tender, "1");
        assertThat(committees.of(key).orElseThrow().members()).hasSize(3);

        aSeatThatFallsVacantIsDrawnForAgain(desk, meeting, key);
    }

    /** Nobody is left in the pool of that draw, so the vacancy leaves it short, and a further one may be asked for. */
    private void aSeatThatFallsVacantIsDrawnForAgain(DrawDesk desk, Instant meeting, LotKey key) throws Exception {
        var left = committees.of(key).orElseThrow().members().getFirst();
        var fourth = TestExpert.joined("B02", meeting, List.of());
        DrawDesk.centre()
                .body(Map.of("cause", "RECUSED", "grounds", "a relative of a bidder"))
                .post("%s/committee/%s/vacancy".formatted(desk.path(), left.id()))
                .then()
                .statusCode(202);
        DrawDesk.await(() -> "SHORT_2".equals(desk.shown(1, "outcome")));
        assertThat(committees.of(key)).isEmpty(); // although the newest draw left nobody missing
        desk.request(meeting, "B02", 2, 0).then().statusCode(422).body("type", is("urn:sunseal:problem:draw-request"));

        desk.takePool(3, meeting, "B02", 1, 0);
        desk.draw(3);

        DrawDesk.awaitInvited(List.of(fourth), 1).forEach(DrawDesk::accept);
        desk.awaitState(3, "SETTLED");
        assertThat(committees.of(key).orElseThrow().members())
                .hasSize(3)
                .extracting(Committee.Member::account)
                .contains(fourth.account())
                .doesNotContain(left.account());
    }
}
