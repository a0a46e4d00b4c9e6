package org.sunseal.experts.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Framing;

class DrawVectorTest {
    /** The five constants and the committee before and after two declines, as protocol 8.3 prints them. */
    @Test
    void the_values_printed_in_the_protocol_are_reproduced() {
        var first = FortyExperts.trace();
        var declines = new String[] {handleOf(first, "5b5045d5"), handleOf(first, "7faee80f")};

        var second = FortyExperts.trace(declines);

        assertThat(first.poolSha256()).isEqualTo("cd6327b5c3873f97eff30f6ea9cae90c7ac095e0bf68d37c674e8532e55deb0a");
        assertThat(first.requestSha256()).isEqualTo("a2ebf327a3ccd9702ee6b88c1d7a90f864bb66fc6f3ebf2e4b9ad12c422fbb48");
        assertThat(first.seed().hex()).isEqualTo("47de1383fec1b7c1fac2a380d8f6175992806913ef48eaed91bc2d57fd93f980");
        assertThat(beginnings(first))
                .containsExactly("S1 5b5045d5", "S1 5f976161", "S1 7ea0771e", "S2 7faee80f", "S3 28745c36");
        assertThat(beginnings(second))
                .containsExactlyInAnyOrder("S1 5f976161", "S1 7ea0771e", "S3 28745c36", "S1 d27a96e3", "S2 11157a9b");
    }

    @Test
    void the_shared_pool_and_request_are_read_and_written_to_the_byte() throws IOException {
        var pool = shared("pool.tsv");
        var request = shared("request.json");

        assertThat(Pool.parse(pool).bytes()).isEqualTo(pool);
        assertThat(Pool.parse(pool)).isEqualTo(FortyExperts.pool());
        assertThat(DrawRequest.parse(request).bytes()).isEqualTo(request);
        assertThat(DrawRequest.parse(request)).isEqualTo(FortyExperts.request());
    }

    @Test
    void the_shared_vector_is_reproduced_step_by_step() throws IOException {
        var vector = new ObjectMapper().readTree(shared("ted1-vector.json"));
        var pool = Pool.parse(shared("pool.tsv"));
        var request = DrawRequest.parse(shared("request.json"));
        var key = DrawKey.check(hex(vector, "drawKey"), hex(vector, "drawPublicKey"));
        var root = hex(vector, "checkpointRoot");
        var declines = elements(vector.get("declines"))
                .map(each -> new Handle(each.textValue()))
                .toList();

        var first = Trace.of(key, pool, request, root, Map.of(), List.of());
        var second = Trace.of(key, pool, request, root, Map.of(), declines);

        assertThat(first.seed().hex()).isEqualTo(vector.get("seed").textValue());
        assertThat(Ranking.of(first.seed(), pool.experts()).stream()
                        .limit(5)
                        .map(each -> List.of(each.rank(), each.handle().hex()))
                        .toList())
                .isEqualTo(rows(vector.get("firstFiveRanks")));
        assertThat(places(first)).isEqualTo(rows(vector.get("result")));
        assertThat(lines(first)).isEqualTo(rows(vector.get("trace")));
        assertThat(places(second)).isEqualTo(rows(vector.get("resultAfterDecline")));
        assertThat(lines(second)).isEqualTo(rows(vector.get("traceAfterDecline")));
    }

    private static byte[] shared(String name) throws IOException {
        var file = Path.of(System.getProperty("sunseal.shared", "../shared"), "vectors/draw", name);
        assumeTrue(Files.exists(file), "shared test vectors are not here: " + file);
        return Files.readAllBytes(file);
    }

    private static String handleOf(Trace trace, String beginning) {
        return trace.result().stream()
                .map(place -> place.handle().hex())
                .filter(hex -> hex.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> beginnings(Trace trace) {
        return trace.result().stream()
                .map(place -> place.slot() + " " + place.handle().hex().substring(0, 8))
                .toList();
    }

    private static List<List<String>> places(Trace trace) {
        return trace.result().stream()
                .map(place -> List.of(place.slot(), place.handle().hex()))
                .toList();
    }

    private static List<List<String>> lines(Trace trace) {
        return trace.steps().stream()
                .map(step -> List.of(step.slot(), step.handle(), step.rank(), step.outcome()))
                .toList();
    }

    private static List<List<String>> rows(JsonNode rows) {
        return elements(rows)
                .map(row -> elements(row).map(JsonNode::textValue).toList())
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static byte[] hex(JsonNode vector, String field) {
        return Framing.unhex(vector.get(field).textValue());
    }
}
