package org.sunseal.award;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.platform.TestStack;
import org.sunseal.trade.LegalTime;
import org.sunseal.trade.TradeKind;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class TellTenderSideIT {
    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @Inject
    ClockTick tick;

    private final KnownCommittees committees = new KnownCommittees();

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    @Test
    void the_tender_side_is_told_which_time_limit_ran_out() throws Exception {
        var lot = EvaluatedLot.of(TradeKind.ENGINEERING, committees, temporary, clockFile);
        var limit = lot.award().<Map<String, String>>get("limits.find { !it.period && it.metAt == null }");
        var due = Instant.parse(String.valueOf(limit.get("dueAt")));
        lot.agency.asks().get("/api/letters").then().body("occasion", not(hasItem("award-overdue")));

        OpenedTender.moveClockTo(due, clockFile);
        tick.tick();

        lot.agency
                .asks()
                .get("/api/letters")
                .then()
                .body("find { it.occasion == 'award-overdue' }.en.body", containsString(LegalTime.minute(due)))
                .body(
                        "find { it.occasion == 'award-overdue' }.en.body",
                        containsString(String.valueOf(limit.get("citation"))));
        lot.ranked(0).asks().get("/api/letters").then().body("occasion", not(hasItem("award-overdue")));
    }
}
