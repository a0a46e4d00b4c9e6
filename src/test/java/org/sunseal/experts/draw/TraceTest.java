package org.sunseal.experts.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.InvalidEvidence;

class TraceTest {
    private static final Pool POOL = FortyExperts.pool();
    private static final DrawRequest REQUEST = FortyExperts.request();

    @Test
    void a_published_trace_is_read_back_and_holds() {
        var trace = afterOneDecline();

        var read = Trace.parse(trace.bytes());

        assertThat(read).isEqualTo(trace);
        assertThat(read.bytes()).isEqualTo(trace.bytes());
        assertThatCode(() -> read.check(POOL, REQUEST)).doesNotThrowAnyException();
    }

    @Test
    void a_trace_with_extras_is_read_back_and_holds() {
        var request = FortyExperts.requestWithExtras();
        var trace = Trace.of(FortyExperts.key(), POOL, request, FortyExperts.ROOT, FortyExperts.extras(), List.of());

        var read = Trace.parse(trace.bytes());

        assertThat(read).isEqualTo(trace);
        assertThatCode(() -> read.check(POOL, request)).doesNotThrowAnyException();
        assertThat(trace.seed()).isNotEqualTo(afterOneDecline().seed());
    }

    @ParameterizedTest
    @CsvSource({
        "drawId, DRAW-2, wrong-trace",
        "drawKey, 0000000000000000000000000000000000000000000000000000000000000001, wrong-draw-key",
        "drawKey, 0000000000000000000000000000000000000000000000000000000000000000, bad-share",
        "drawPublicKey, 04, wrong-draw-key",
        "poolSha256, 0000000000000000000000000000000000000000000000000000000000000000, wrong-pool",
        "requestSha256, 0000000000000000000000000000000000000000000000000000000000000000, wrong-request",
        "checkpointRoot, 0000000000000000000000000000000000000000000000000000000000000000, wrong-seed",
        "seed, 0000000000000000000000000000000000000000000000000000000000000000, wrong-seed"
    })
    void a_changed_value_is_found(String field, String value, String code) {
        var changed = changed(field, value);

        assertThatThrownBy(() -> changed.check(POOL, REQUEST))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void a_step_a_place_or_a_decline_left_out_is_found() {
        for (var field : List.of("steps", "result", "declines")) {
            var list = new ArrayList<>((List<?>) members(afterOneDecline()).get(field));
            list.removeLast();
            var changed = changed(field, list);

            assertThatThrownBy(() -> changed.check(POOL, REQUEST)).as(field).hasMessageContaining("wrong-trace");
        }
    }

    @Test
    void an_extra_nobody_asked_for_is_found() {
        var changed = changed("extras", Map.of("beacon", "00"));

        assertThatThrownBy(() -> changed.check(POOL, REQUEST)).hasMessageContaining("wrong-extras");
    }

    @Test
    void another_pool_or_request_is_not_the_one_of_the_draw() {
        var trace = afterOneDecline();
        var fewer = new Pool(POOL.experts().subList(0, 39));
        var other = new DrawRequest("DRAW-2", "T-2026-0001", REQUEST.slots(), Set.of(), Set.of(), 4, 1, Set.of());

        assertThatThrownBy(() -> trace.check(fewer, REQUEST)).hasMessageContaining("wrong-pool");
        assertThatThrownBy(() -> trace.check(POOL, other)).hasMessageContaining("wrong-request");
    }

    @Test
    void a_compressed_point_in_a_trace_is_a_second_spelling_and_refused() {
        var compressed = "03" + FortyExperts.POINT.substring(2, 66); // the last digit of P is odd

        var changed = changed("drawPublicKey", compressed);

        assertThatThrownBy(() -> changed.check(POOL, REQUEST)).hasMessageContaining("wrong-trace");
    }

    @Test
    void unknown_fields_and_versions_are_refused() {
        var more = members(afterOneDecline());
        more.put("note", "");
        var later = members(afterOneDecline());
        later.put("v", 2);

        assertThatThrownBy(() -> Trace.parse(CanonicalJson.write(more))).hasMessageContaining("note");
        assertThatThrownBy(() -> Trace.parse(CanonicalJson.write(later))).hasMessageContaining("version");
    }

    private static Trace afterOneDecline() {
        var first = FortyExperts.trace();
        return FortyExperts.trace(first.result().getFirst().handle().hex());
    }

    private static Trace changed(String field, Object value) {
        var members = members(afterOneDecline());
        assertThat(members.put(field, value)).as(field).isNotNull();
        return Trace.parse(CanonicalJson.write(members));
    }

    private static Map<String, @Nullable Object> members(Trace trace) {
        return new LinkedHashMap<>(CanonicalJson.read(trace.bytes()));
    }
}
