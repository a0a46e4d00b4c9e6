package org.sunseal.experts.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sunseal.experts.draw.Ranking.Ranked;

class DrawTest {
    @Test
    void slots_are_filled_in_the_order_of_the_request() {
        var two = new DrawRequest.Slot("S2", "A08", "*", 1);
        var one = new DrawRequest.Slot("S1", "A08", "*", 2);

        var draw = Draw.of(inOrder("A08", "A08", "A08"), asking(two, one));

        assertThat(seats(draw)).containsExactly("S2 0", "S1 1", "S1 2");
    }

    @Test
    void an_expert_without_the_specialty_is_not_named() {
        var draw = Draw.of(inOrder("C03", "A08", "A080", "A08"), asking(new DrawRequest.Slot("S1", "A08", "*", 2)));

        assertThat(told(draw)).containsExactly("S1 1 DRAWN", "S1 3 DRAWN");
    }

    @Test
    void a_pool_too_small_is_told_by_how_many() {
        var slot = new DrawRequest.Slot("S1", "A08", "*", 5);

        var draw = Draw.of(inOrder("A08", "C03", "A08"), asking(slot));

        assertThat(told(draw)).containsExactly("S1 0 DRAWN", "S1 2 DRAWN", "S1 - SHORT_3");
        assertThat(draw.missing(slot)).isEqualTo(3);
    }

    @Test
    void an_empty_pool_leaves_every_slot_short() {
        var draw = Draw.of(
                List.of(),
                asking(new DrawRequest.Slot("S1", "A08", "*", 1), new DrawRequest.Slot("S2", "B01", "*", 2)));

        assertThat(told(draw)).containsExactly("S1 - SHORT_1", "S2 - SHORT_2");
    }

    @Test
    void who_declines_is_replaced_in_the_same_slot_and_never_returns() {
        var draw = Draw.of(
                inOrder("A08", "A08", "A08", "A08"),
                asking(new DrawRequest.Slot("S1", "A08", "*", 1), new DrawRequest.Slot("S2", "A08", "*", 1)));

        var after = draw.afterDecline(handle(0)).afterDecline(handle(2));

        assertThat(seats(after)).containsExactly("S2 1", "S1 3");
        assertThat(told(after))
                .containsExactly(
                        "S1 0 DRAWN",
                        "S2 0 ALREADY",
                        "S2 1 DRAWN",
                        "S1 0 WITHDREW",
                        "S1 0 DECLINED",
                        "S1 1 ALREADY",
                        "S1 2 DRAWN",
                        "S1 2 WITHDREW",
                        "S1 0 DECLINED",
                        "S1 1 ALREADY",
                        "S1 2 DECLINED",
                        "S1 3 DRAWN");
    }

    @Test
    void a_decline_that_nobody_can_replace_leaves_the_slot_short() {
        var draw = Draw.of(inOrder("A08", "A08"), asking(new DrawRequest.Slot("S1", "A08", "*", 2)));

        var after = draw.afterDecline(handle(1));

        assertThat(seats(after)).containsExactly("S1 0");
        assertThat(told(after)).endsWith("S1 - SHORT_1");
    }

    @Test
    void a_decline_of_somebody_who_was_not_drawn_is_refused() {
        var draw = Draw.of(inOrder("A08", "A08"), asking(new DrawRequest.Slot("S1", "A08", "*", 1)));
        var after = draw.afterDecline(handle(0));

        assertThatThrownBy(() -> draw.afterDecline(handle(1))).hasMessageContaining("not-drawn");
        assertThatThrownBy(() -> after.afterDecline(handle(0))).hasMessageContaining("not-drawn");
    }

    @Test
    void a_decline_leaves_the_draw_before_it_as_it_was() {
        var draw = Draw.of(inOrder("A08", "A08"), asking(new DrawRequest.Slot("S1", "A08", "*", 1)));

        draw.afterDecline(handle(0));

        assertThat(seats(draw)).containsExactly("S1 0");
        assertThat(told(draw)).containsExactly("S1 0 DRAWN");
    }

    @Test
    void a_colleague_may_follow_one_who_declined() {
        var colleagues = List.of(ranked(0, "A08", "E01"), ranked(1, "A08", "E01"), ranked(2, "A08", "E02"));
        var slot = new DrawRequest.Slot("S1", "A08", "*", 2);
        var oneEach = new DrawRequest("DRAW-1", "T-1", List.of(slot), Set.of(), Set.of(), 9, 1, Set.of());

        var draw = Draw.of(colleagues, oneEach);
        var after = draw.afterDecline(handle(0));

        assertThat(seats(draw)).containsExactly("S1 0", "S1 2");
        assertThat(seats(after)).containsExactly("S1 2", "S1 1");
    }

    /** Experts 0, 1, 2 ... with these specialties, ranked as they stand, each with an employer of its own. */
    private static List<Ranked> inOrder(String... specialties) {
        return IntStream.range(0, specialties.length)
                .mapToObj(i -> ranked(i, specialties[i], "E" + i))
                .toList();
    }

    private static Ranked ranked(int i, String specialty, String employer) {
        return new Ranked("%064x".formatted(i), new PooledExpert(handle(i), Set.of(specialty), "110000", employer, 0));
    }

    private static DrawRequest asking(DrawRequest.Slot... slots) {
        return new DrawRequest("DRAW-1", "T-1", List.of(slots), Set.of(), Set.of(), 9, 9, Set.of());
    }

    private static Handle handle(int i) {
        return new Handle("%032x".formatted(i));
    }

    private static List<String> seats(Draw draw) {
        return draw.committee().stream()
                .map(seated -> seated.slot() + " " + number(seated.handle().hex()))
                .toList();
    }

    private static List<String> told(Draw draw) {
        return draw.steps().stream()
                .map(step -> "%s %s %s".formatted(step.slot(), number(step.handle()), step.outcome()))
                .toList();
    }

    private static String number(String handle) {
        return handle.isEmpty() ? "-" : Integer.toString(Integer.parseInt(handle, 16));
    }
}
