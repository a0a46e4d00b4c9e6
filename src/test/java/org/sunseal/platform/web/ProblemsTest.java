package org.sunseal.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpClosedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;
import org.sunseal.kernel.Refused;

class ProblemsTest {
    private enum Rule implements Reason {
        GONE_WRONG(Kind.INVALID),
        TOO_LATE_NOW(Kind.TOO_LATE),
        OUT_OF_REACH(Kind.UNAVAILABLE);

        private final Kind kind;

        Rule(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    private final ObjectMapper json = new ObjectMapper();
    private final Problems problems = new Problems(json);

    private JsonNode body(Response response) throws IOException {
        return json.readTree((byte[]) response.getEntity());
    }

    @Test
    void a_refusal_keeps_its_code_and_detail() throws IOException {
        var response = problems.refused(new Refused(Rule.TOO_LATE_NOW, "It was noon"));
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(body(response))
                .isEqualTo(json.readTree("{\"type\":\"urn:sunseal:problem:too-late-now\",\"title\":\"Too late now\","
                        + "\"status\":409,\"detail\":\"It was noon\"}"));
    }

    @Test
    void a_query_parameter_that_cannot_be_read_is_named_and_no_other() {
        var query = Map.of("kind", List.of("LAND"), "on", List.of("2026-02-30"), "size", List.of("ten"));

        assertThat(unreadable(() -> Kind.valueOf("LAND"), query)).containsExactly("kind");
        assertThat(unreadable(() -> LocalDate.parse("2026-02-30"), query)).containsExactly("on");
        assertThat(unreadable(() -> Integer.parseInt("ten"), query)).containsExactly("size");
        assertThat(unreadable(() -> Kind.valueOf("PATH"), query)).isEmpty();
        assertThat(Problems.unreadable(new NotFoundException(), query)).isEmpty();
    }

    private static List<String> unreadable(ThrowingCallable conversion, Map<String, List<String>> query) {
        var wrapped = new RuntimeException(catchThrowable(conversion));
        return Problems.unreadable(new NotFoundException(wrapped), query).stream()
                .map(Problem.Item::field)
                .toList();
    }

    @Test
    void a_caller_that_hung_up_in_the_middle_is_no_fault_of_ours() throws IOException {
        var response =
                problems.other(new IOException(new IOException(new HttpClosedException("Connection was closed"))));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(body(response).path("type").asText()).isEqualTo("urn:sunseal:problem:bad-request");
    }

    @Test
    void someone_told_to_come_back_later_is_told_when() throws IOException {
        var response = problems.web(new ClientErrorException(
                Response.status(429).header("Retry-After", 5).build()));

        assertThat(response.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(body(response).path("type").asText()).isEqualTo("urn:sunseal:problem:too-many-requests");
    }

    @Test
    void a_dependency_out_of_reach_is_not_the_senders_fault() {
        assertThat(problems.refused(new Refused(Rule.OUT_OF_REACH, "later")).getStatus())
                .isEqualTo(503);
    }

    @Test
    void a_refusal_is_found_behind_the_wrappers_of_a_transaction() throws IOException {
        var wrapped = new IllegalStateException(new RuntimeException(new Refused(Rule.GONE_WRONG, "field", "no")));
        assertThat(body(problems.other(wrapped)).at("/errors/0/field").asText()).isEqualTo("field");
    }

    @Test
    void several_refusals_are_listed_with_their_own_codes() throws IOException {
        var several = catchThrowable(() -> Refused.all(
                List.of(new Refused(Rule.GONE_WRONG, "a", "first"), new Refused(Rule.TOO_LATE_NOW, "b", "second"))));
        assertThat(body(problems.other(several)).path("errors"))
                .isEqualTo(json.readTree("[{\"code\":\"gone-wrong\",\"field\":\"a\",\"detail\":\"first\"},"
                        + "{\"code\":\"too-late-now\",\"field\":\"b\",\"detail\":\"second\"}]"));
    }

    @Test
    void evidence_that_fails_late_still_has_its_code() throws IOException {
        var response = problems.other(new RuntimeException(new InvalidEvidence("bad-seal", "not sealed")));
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(body(response).path("type").asText()).isEqualTo("urn:sunseal:problem:bad-seal");
    }

    @Test
    void a_lost_race_is_a_conflict() {
        assertThat(problems.other(new RuntimeException(new OptimisticLockException()))
                        .getStatus())
                .isEqualTo(409);
        assertThat(problems.other(new RuntimeException(new SQLException("dup", "23505")))
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void a_fault_of_ours_says_nothing_of_its_inside() throws IOException {
        var response = problems.other(new IllegalStateException("password=secret"));
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(body(response).toString()).doesNotContain("secret", "IllegalState");
    }
}
