package org.sunseal.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.TestStack;

/** What is read into memory whole ends somewhere, whether it says how long it is or not. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class BodyLimitTest {
    /** Spaces, after which JSON may still begin. */
    private static final byte[] LONG =
            " ".repeat((int) BodyLimit.MOST_BYTES + 1).getBytes(StandardCharsets.US_ASCII);

    /** Status and type of the problem document. */
    private static final String TOO_LARGE = "413 urn:sunseal:problem:too-large";

    @TestHTTPResource("/")
    URI platform;

    @Test
    void a_body_that_says_it_is_too_long_is_not_read() throws Exception {
        assertThat(post("/api/timestamps", "application/timestamp-query", BodyPublishers.ofByteArray(LONG)))
                .isEqualTo(TOO_LARGE);
    }

    @Test
    void a_body_that_turns_out_too_long_is_cut_off() throws Exception {
        assertThat(post("/api/timestamps", "application/timestamp-query", endless()))
                .isEqualTo(TOO_LARGE);
        assertThat(post("/api/organisations", "application/json", endless())).isEqualTo(TOO_LARGE);
    }

    @Test
    void a_body_taken_as_a_stream_is_bounded_by_its_endpoint() throws Exception {
        assertThat(post("/log/entries", "application/json", BodyPublishers.ofByteArray(LONG)))
                .startsWith("422 ");
    }

    /** In chunks, and so without a length. */
    private static BodyPublisher endless() {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LONG));
    }

    private String post(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build()) {
            var request = HttpRequest.newBuilder(platform.resolve(path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", "Bearer " + TestStack.token("somebody", "bidder"))
                    .header("Content-Type", type)
                    .POST(body)
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + new JsonPath(answer.body()).getString("type");
        }
    }
}
