package org.sunseal.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        var desk = new DrawDesk(trustees, temporary);
        var meeting = desk.lot.openAt.plus(Duration.ofDays(40));
        var few = List.of(TestExpert.joined("B02", meeting, List.of()), TestExpert.joined("B02", meeting, List.of()));
        desk.closeAndTakePool(meeting, "B02", 3, 0);
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
        assertThat(committees.of(new LotKey(desk.lot.tender, "1")).orElseThrow().members())
                .hasSize(3);
    }
}
