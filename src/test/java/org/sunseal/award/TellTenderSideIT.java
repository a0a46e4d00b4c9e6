package org.sunseal.award;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotKey;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class TellTenderSideIT {
    @Inject
    Event<AwardEvent> events;

    @Test
    void the_tender_side_is_told_which_time_limit_ran_out() {
        var tenderee = Actor.registered("agency");
        var tender = "T-" + UUID.randomUUID();
        tenderee.asks()
                .body(Map.of("code", tender, "name", "A bridge", "tenderee", tenderee.creditCode()))
                .post("/api/tender-projects")
                .then()
                .statusCode(201);

        QuarkusTransaction.requiringNew()
                .run(() -> events.fire(new AwardEvent.Overdue(
                        new LotKey(tender, "1"), "ENG-CONTRACT-30D [TBL 46]", Instant.parse("2026-03-02T02:30:00Z"))));

        tenderee.asks()
                .get("/api/letters")
                .then()
                .body("occasion", contains("award-overdue"))
                .body("en.body", contains(containsString("2026-03-02 10:30")));
    }
}
