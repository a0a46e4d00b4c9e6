package org.sunseal.audit.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.TestStack;

/** Nobody takes the whole log for himself. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(LogLimitsIT.FewPlaces.class)
class LogLimitsIT {
    private static final long NEVER_REACHED = 1_000_000_000;

    public static class FewPlaces implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sunseal.log-limits.polls-per-address", "2",
                    "sunseal.log-limits.reads-per-address", "0",
                    "sunseal.log-limits.entries", "0");
        }
    }

    @TestHTTPResource("/log/")
    URI log;

    /** Which of them comes third nobody knows. */
    @Test
    void of_three_long_polls_from_one_address_one_is_told_to_come_back_and_may_once_another_has_ended()
            throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var polls = List.of(poll(http), poll(http), poll(http));
            var answers = new ArrayList<HttpResponse<Void>>();
            for (var each : polls) {
                answers.add(each.get(60, TimeUnit.SECONDS));
            }

            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 204, 429);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).allMatch(answer -> answer.headers()
                    .firstValue("Retry-After")
                    .isPresent());
            given().get("/log/next?after=0").then().statusCode(200);
        }
    }

    @Test
    void reads_beyond_the_limit_are_told_to_come_back() {
        tooMany(given().get("/log/tile/entries/000.p/1"));
    }

    @Test
    void entries_beyond_the_limit_are_told_to_come_back() {
        tooMany(given().contentType("application/json").body("{}").post("/log/entries"));
    }

    private CompletableFuture<HttpResponse<Void>> poll(HttpClient http) {
        var request = HttpRequest.newBuilder(log.resolve("next?after=" + NEVER_REACHED))
                .timeout(Duration.ofSeconds(60))
                .build();
        return http.sendAsync(request, BodyHandlers.discarding());
    }

    private static void tooMany(Response answer) {
        answer.then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("type", is("urn:sunseal:problem:too-many-requests"));
    }
}
