package org.sunseal.evaluation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotKey;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class AskBiddersIT {
    @Inject
    Event<EvaluationEvent> events;

    @Test
    void whose_price_is_to_be_explained_is_told_until_when_and_nobody_else_is() {
        var asked = Actor.registered("bidder");
        var other = Actor.registered("bidder");

        QuarkusTransaction.requiringNew()
                .run(() -> events.fire(new EvaluationEvent.ExplanationAsked(
                        new LotKey("T-LOW", "1"),
                        1,
                        List.of(asked.creditCode()),
                        Instant.parse("2026-03-02T02:30:00Z"))));

        asked.asks()
                .get("/api/letters")
                .then()
                .body("occasion", contains("explain-price"))
                .body("en[0].body", containsString("2026-03-02 10:30"));
        other.asks().get("/api/letters").then().body("", hasSize(0));
    }
}
