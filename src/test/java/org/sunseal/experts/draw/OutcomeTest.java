package org.sunseal.experts.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunseal.experts.draw.Ranking.Ranked;

class OutcomeTest {
    private static final Handle EXPERT = new Handle("e".repeat(32));
    private static final Handle COLLEAGUE = new Handle("c".repeat(32));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRAWN")
    void each_reason_alone_keeps_an_expert_out(Outcome reason) {
        assertThat(Outcome.of(lookAtOneWith(EnumSet.of(reason)))).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRAWN")
    void of_several_reasons_the_first_of_the_protocol_is_recorded(Outcome first) {
        var applying = EnumSet.range(first, Outcome.EMPLOYER_CAP);

        assertThat(Outcome.of(lookAtOneWith(applying))).isEqualTo(first);
    }

    /** The order of protocol 8.2-7, transcribed. */
    @Test
    void the_reasons_stand_in_the_order_of_the_protocol() {
        assertThat(List.of(Outcome.values()).stream().map(Enum::name))
                .containsExactly(
                        "ALREADY",
                        "DECLINED",
                        "AVOID_PERSON",
                        "AVOID_EMPLOYER",
                        "WORKLOAD",
                        "REGION",
                        "EMPLOYER_CAP",
                        "DRAWN");
    }

    @Test
    void an_expert_at_the_limit_of_work_is_drawn() {
        assertThat(Outcome.of(lookAtOneWith(Set.of()))).isEqualTo(Outcome.DRAWN);
    }

    /** A look at an expert with workload 5 to whom exactly these reasons apply. */
    private static Look lookAtOneWith(Set<Outcome> reasons) {
        var expert = new PooledExpert(EXPERT, Set.of("A08"), "110000", "E01", 5);
        var committee = new ArrayList<Seated>();
        if (reasons.contains(Outcome.ALREADY)) {
            committee.add(seated(expert));
        }
        if (reasons.contains(Outcome.EMPLOYER_CAP)) {
            committee.add(seated(new PooledExpert(COLLEAGUE, Set.of("A08"), "110000", "E01", 0)));
        }
        var slot = new DrawRequest.Slot("S1", "A08", reasons.contains(Outcome.REGION) ? "310000" : "110000", 3);
        var request = new DrawRequest(
                "DRAW-1",
                "T-1",
                List.of(slot),
                reasons.contains(Outcome.AVOID_EMPLOYER) ? Set.of("E01") : Set.of("E02"),
                reasons.contains(Outcome.AVOID_PERSON) ? Set.of(EXPERT) : Set.of(COLLEAGUE),
                reasons.contains(Outcome.WORKLOAD) ? 4 : 5,
                reasons.contains(Outcome.EMPLOYER_CAP) ? 1 : 2,
                Set.of());
        var declined = reasons.contains(Outcome.DECLINED) ? Set.of(EXPERT) : Set.of(COLLEAGUE);
        return new Look(request, slot, expert, committee, declined);
    }

    private static Seated seated(PooledExpert expert) {
        return new Seated("S1", new Ranked("0".repeat(64), expert));
    }
}
