package org.sunseal.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.TestStack;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class EdgeTest {
    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestStack.token("somebody", role)).contentType(ContentType.JSON);
    }

    @Test
    void the_time_is_public() {
        var now = Instant.parse(
                given().get("/api/time").then().statusCode(200).extract().path("now"));
        assertThat(now).isBetween(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(3650)));
    }

    @Test
    void the_time_says_that_this_is_a_sandbox() {
        given().get("/api/time").then().body("sandbox", equalTo(true));
    }

    @Test
    void the_platform_is_alive() {
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void readiness_tells_how_the_clock_and_the_log_are() {
        given().get("/q/health/ready").then().body("checks.name", hasItems("clock", "trading log"));
    }

    @Test
    void measures_are_for_the_centre_and_name_no_address() {
        given().redirects().follow(false).get("/q/metrics").then().statusCode(302); // to the login page
        as("bidder").get("/q/metrics").then().statusCode(403);
        as("centre")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("sunseal_clock_offset_seconds"), not(containsString("http_server_requests")));
    }

    @Test
    void nobody_is_let_in_without_a_token() {
        given().get("/api/certificates")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("urn:sunseal:problem:unauthenticated"));
    }

    @Test
    void a_forged_token_is_no_token() {
        var parts = TestStack.token("somebody", "bidder").split("\\.");
        var other = TestStack.token("somebody", "centre").split("\\.");
        given().auth()
                .oauth2(parts[0] + "." + other[1] + "." + parts[2])
                .get("/api/certificates")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:sunseal:problem:unauthenticated"));
    }

    @Test
    void the_login_page_sends_to_the_identity_provider() {
        given().redirects()
                .follow(false)
                .get("/login")
                .then()
                .statusCode(302)
                .header("Location", containsString("/auth?"));
    }

    @Test
    void the_wrong_role_is_refused() {
        as("bidder")
                .body(Map.of())
                .post("/api/tender-projects")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sunseal:problem:forbidden-role"), "status", equalTo(403));
    }

    @Test
    void a_path_that_does_not_exist_is_a_problem_too() {
        as("bidder")
                .get("/api/certificates/none/of/this")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:sunseal:problem:not-found"));
    }

    @Test
    void broken_json_is_named_with_its_place() {
        as("bidder")
                .body("{\"name\": ")
                .post("/api/organisations")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:sunseal:problem:malformed-json"), "detail", containsString("line 1"));
    }

    @Test
    void an_unknown_field_is_named() {
        as("bidder")
                .body("{\"name\":\"n\",\"creditCode\":\"c\",\"kind\":\"bidder\",\"colour\":\"red\"}")
                .post("/api/organisations")
                .then()
                .statusCode(422)
                .body(
                        "type",
                        equalTo("urn:sunseal:problem:malformed-json"),
                        "detail",
                        equalTo("Unknown field colour"),
                        "errors.field",
                        contains("colour"));
    }

    @Test
    void every_wrong_field_is_listed_at_once() {
        as("bidder")
                .body(Map.of("name", " ", "creditCode", "1234567890123456789", "kind", "crook"))
                .post("/api/organisations")
                .then()
                .statusCode(422)
                .body(
                        "type",
                        equalTo("urn:sunseal:problem:invalid-fields"),
                        "errors.field",
                        contains("creditCode", "kind", "name"));
    }

    @Test
    void evidence_that_does_not_hold_is_named_by_its_own_code() {
        as("regulator")
                .body(Map.of("order", "bm90IGEgc2lnbmF0dXJl"))
                .post("/api/orders")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:sunseal:problem:malformed-cms"));
    }

    @Test
    void the_sandbox_clock_moves_forward_only() {
        as("centre")
                .body(Map.of("to", "2020-01-01T00:00:00Z"))
                .post("/api/sandbox/clock")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:sunseal:problem:clock-moves-forward-only"), "errors.field", hasItems("to"));
        var to = TestStack.world().clock().instant().plusSeconds(60);
        as("centre")
                .body(Map.of("to", to.toString()))
                .post("/api/sandbox/clock")
                .then()
                .statusCode(200);
        assertThat(TestStack.world().clock().instant()).isAfterOrEqualTo(to);
        given().get("/api/time").then().body("sandboxOffsetSeconds", greaterThan(0));
    }
}
