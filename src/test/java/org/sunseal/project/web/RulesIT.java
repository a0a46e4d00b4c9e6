package org.sunseal.project.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.sunseal.project.web.LotToAnnounce.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

/** What anybody may read of the regulation, and who may add to it. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RulesIT {
    @Test
    void a_regions_row_is_added_by_the_centre_for_everybody_to_see_and_ends_what_it_replaces() {
        addRule("ENG-T-20D", "ISSUE_TO_DEADLINE", "330592", 25, "UNTIL").statusCode(201);
        addRule("ENG-T-20D", "ISSUE_TO_DEADLINE", "330592", 26, "UNTIL")
                .statusCode(409)
                .body("type", equalTo(problem("rule-taken")));
        addRule("ENG-OTHER", "ISSUE_TO_DEADLINE", "330592", 26, "UNTIL")
                .statusCode(422)
                .body("type", equalTo(problem("bad-rule")));

        given().get("/api/rules?kind=ENGINEERING&region=330592")
                .then()
                .statusCode(200)
                .body(
                        "find { it.code == 'ENG-T-20D' }.value", equalTo(25),
                        "find { it.code == 'ENG-T-20D' }.evidence", equalTo("SECONDARY"));
        given().get("/api/rules?kind=ENGINEERING").then().body("find { it.code == 'ENG-T-20D' }.value", equalTo(20));
        given().get("/api/rules?kind=ENGINEERING&region=330592&on=2019-01-01")
                .then()
                .body("find { it.code == 'ENG-T-20D' }.value", equalTo(20), "code", not(hasItem("ENG-MIN3")));
        given().get("/api/rules").then().statusCode(422);
    }

    /** As the centre, from the beginning of 2026. */
    static ValidatableResponse addRule(String code, String subject, String region, int days, String counting) {
        var row = new HashMap<String, Object>(Map.of(
                "kind",
                "ENGINEERING",
                "code",
                code,
                "subject",
                subject,
                "region",
                region,
                "sense",
                "AT_LEAST",
                "value",
                days,
                "unit",
                "DAY",
                "days",
                "CALENDAR",
                "counting",
                counting,
                "source",
                "~a city's measures"));
        row.put("validFrom", "2026-01-01");
        row.put("reason", "the city asked for more time");
        return Actor.unregistered("centre").asks().body(row).post("/api/rules").then();
    }

    @Test
    void what_a_kind_demands_at_all_is_told_with_its_source() {
        given().get("/api/rules/clauses?kind=PROCUREMENT")
                .then()
                .statusCode(200)
                .body(
                        "duty",
                                containsInAnyOrder(
                                        "REGISTRATION",
                                        "KNOWN_SIZE",
                                        "LAWFUL_ANNOUNCEMENT",
                                        "UNDIVIDED_LOTS",
                                        "SAME_SUBJECT"),
                        "find { it.duty == 'SAME_SUBJECT' }.citation", equalTo("GP-SAME [O87 27]"),
                        "find { it.duty == 'SAME_SUBJECT' }.by", equalTo("PROCUREMENT"),
                        "find { it.duty == 'SAME_SUBJECT' }.evidence", equalTo("READ"));
        given().get("/api/rules/clauses?kind=ENGINEERING&region=330592")
                .then()
                .body("find { it.duty == 'SAME_SUBJECT' }.by", nullValue());
        given().get("/api/rules/clauses").then().statusCode(422);
        given().get("/api/rules/clauses?kind=PROCUREMENT&region=Huzhou")
                .then()
                .statusCode(422)
                .body("type", equalTo(problem("bad-region")));
    }

    @Test
    void unknown_kinds_and_impossible_days_are_named() {
        given().get("/api/rules?kind=LAND")
                .then()
                .statusCode(422)
                .body("type", equalTo(problem("invalid-fields")), "errors.field", contains("kind"));
        given().get("/api/rules?kind=OTHER&on=2026-02-30")
                .then()
                .statusCode(422)
                .body("errors.field", contains("on"));
        given().get("/api/tender-projects?size=ten").then().statusCode(422).body("errors.field", contains("size"));
        given().get("/api/rules/none").then().statusCode(404).body("type", equalTo(problem("not-found")));
    }
}
