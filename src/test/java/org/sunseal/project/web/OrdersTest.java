package org.sunseal.project.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.sunseal.platform.Actor.base64;
import static org.sunseal.project.web.LotToAnnounce.problem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Signer;
import org.sunseal.platform.TestStack;
import org.sunseal.project.Lots;
import org.sunseal.project.proof.Order;

/** What holds a lot still: orders of the regulator and outages the centre declares. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class OrdersTest {
    @Inject
    Lots lots;

    private LotToAnnounce lot;

    @BeforeEach
    void a_lot_ready_to_be_announced() {
        lot = new LotToAnnounce();
    }

    @Test
    void an_order_stops_the_lot_and_only_its_own_resume_lets_it_go_on() {
        lot.publishedFirst();
        var world = TestStack.world();
        var now = world.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        var first = Order.suspend(lot.tender, "1", now, "complaint");
        var second = Order.suspend(lot.tender, "1", now, "another complaint");
        order(first, world.regulator()).statusCode(202);
        order(second, world.regulator()).statusCode(202);
        lot.lot().body("stage", equalTo("SUSPENDED"));
        order(Order.resume(first, now, "settled"), world.regulator()).statusCode(202);
        lot.lot().body("stage", equalTo("SUSPENDED"));
        order(Order.resume(first, now.plusSeconds(1), "settled again"), world.regulator())
                .statusCode(409)
                .body("type", equalTo(problem("no-such-suspension")));
        order(Order.resume(second, now, "settled too"), world.regulator()).statusCode(202);
        lot.lot().body("stage", equalTo("ISSUING"));
        given().get("/api/tender-projects/{tender}/lots/1/orders", lot.tender)
                .then()
                .body("size()", equalTo(4));
    }

    @Test
    void a_terminated_lot_stays_so() {
        lot.publishedFirst();
        var now = TestStack.world().clock().instant();
        order(
                        Order.terminate(lot.tender, "1", now, "no money"),
                        TestStack.world().regulator())
                .statusCode(202);
        lot.lot().body("stage", equalTo("TERMINATED"));
    }

    @Test
    void an_order_of_anybody_else_is_none() {
        lot.publishedFirst();
        order(Order.suspend(lot.tender, "1", lot.openAt, "because"), lot.agency.signer())
                .statusCode(422)
                .body("type", equalTo(problem("unknown-signer")));
    }

    @Test
    void nothing_falls_due_before_its_deadline_or_during_an_outage() {
        lot.publishedFirst();
        assertThat(due(lot.openAt.minusMillis(1))).doesNotContain(lot.tender);
        assertThat(due(lot.openAt)).contains(lot.tender);
        var centre = given().auth().oauth2(TestStack.token("centre1", "centre")).contentType(ContentType.JSON);
        String outage = given().spec(centre)
                .body(Map.of("reason", "time-stamp authority is down", "beganAt", "2020-01-01T00:00:00Z"))
                .post("/api/outages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(due(lot.openAt)).doesNotContain(lot.tender);
        given().spec(centre).delete("/api/outages/{id}", outage).then().statusCode(204);
        assertThat(due(lot.openAt)).contains(lot.tender);
    }

    private ValidatableResponse order(Order order, Signer by) {
        return given().auth()
                .oauth2(TestStack.token("regulator1", "regulator"))
                .contentType(ContentType.JSON)
                .body(Map.of("order", base64(order.sign(by))))
                .post("/api/orders")
                .then();
    }

    private List<String> due(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> lots.dueForClosing(now, 1000)).stream()
                .map(round -> round.tender())
                .toList();
    }
}
