package org.sunseal.award;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sunseal.dispute.OpenTender;
import org.sunseal.platform.TestStack;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class TellTenderSideIT {
    @Inject
    Event<AwardEvent> events;

    @Test
    void the_agency_is_told_which_time_limit_ran_out() {
        var tender = OpenTender.openFor(Duration.ofDays(40));

        QuarkusTransaction.requiringNew()
                .run(() -> events.fire(new AwardEvent.Overdue(
                        tender.lot, "ENG-CONTRACT-30D [TBL 46]", Instant.parse("2026-03-02T02:30:00Z"))));

        tender.agency
                .asks()
                .get("/api/letters")
                .then()
                .body("occasion", hasItem("award-overdue"))
                .body("en.body", hasItem(containsString("2026-03-02 10:30")));
    }
}
