package org.sunseal.experts.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.experts.proof.DrawCaseFixture.KEY;
import static org.sunseal.experts.proof.DrawCaseFixture.OPEN_AT;
import static org.sunseal.experts.proof.DrawCaseFixture.POOL;
import static org.sunseal.experts.proof.DrawCaseFixture.REQUEST;
import static org.sunseal.experts.proof.DrawCaseFixture.allotment;
import static org.sunseal.experts.proof.DrawCaseFixture.closing;
import static org.sunseal.experts.proof.DrawCaseFixture.draw;
import static org.sunseal.experts.proof.DrawCaseFixture.pool;
import static org.sunseal.experts.proof.DrawCaseFixture.request;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.project.proof.Order;

class DrawRulesTest {
    private static final Order SUSPENSION = Order.suspend("T-1", "1", OPEN_AT, "looked into");

    @Test
    void a_draw_that_fits_and_follows_the_close_is_released() {
        assertThat(refusals(seen -> {})).isEmpty();
    }

    @Test
    void a_key_needs_an_allotment_to_this_draw_alone() {
        assertRefused("No allotment", seen -> seen.allotments = List.of());
        assertRefused("for another purpose or draw", seen -> allotted(seen, allotment(1, 7, 1, Allotment.Purpose.BID)));
        assertRefused("holds more than one key", seen -> allotted(seen, allotment(1, 7, 2, Allotment.Purpose.DRAW)));
        assertRefused("outside the allotment", seen -> seen.draw = draw(1, KEY, "b1.8", REQUEST));
        assertRefused("as well", seen -> seen.allotments = List.of(KEY, allotment(3, 7, 1, Allotment.Purpose.BID)));
        assertRefused(
                "has another key", seen -> seen.allotments = List.of(KEY, allotment(1, 9, 1, Allotment.Purpose.DRAW)));
    }

    @Test
    void it_must_be_the_only_draw_with_the_key_and_under_quorum() {
        assertRefused("reaches only to size 20", seen -> seen.quorumSize = 20);
        assertRefused("several draws", seen -> seen.drawsWithKey = Set.of(seen.draw.sha256(), "dd".repeat(32)));
    }

    @Test
    void a_draw_before_the_close_or_after_another_lots_is_not_released() {
        assertRefused("before the DRAW", seen -> seen.closings = List.of(closing("1", 1, 21)));
        assertRefused("before the DRAW", seen -> seen.closings = List.of());
        assertRefused("of another lot", seen -> seen.closings = List.of(closing("2", 1, 10)));
        assertRefused(
                "closed more than once",
                seen -> seen.closings =
                        List.of(closing("1", 1, 10), new DrawCase.ClosedBefore("ee".repeat(32), "T-1", "1", 1, 12)));
    }

    @Test
    void before_the_first_opening_by_its_own_clock_nothing_leaves() {
        assertRefused("the lot opens at", seen -> seen.now = OPEN_AT.minusMillis(1));
    }

    @Test
    void other_bytes_than_the_logged_ones_are_not_drawn_from() {
        assertRefused("The pool with hash", seen -> seen.pool = "another".getBytes(UTF_8));
        assertRefused("The request with hash", seen -> seen.request = "{}".getBytes(UTF_8));
        var ofAnotherTender = request("T-2");
        assertRefused("of another draw or tender", seen -> {
            seen.draw = draw(1, KEY, "b1.7", ofAnotherTender);
            seen.request = ofAnotherTender.bytes();
        });
    }

    @Test
    void without_one_countersigned_pool_before_it_a_draw_waits() {
        var file = "ff".repeat(32);
        assertRefused("No POOL of the draw", seen -> seen.pools = List.of());
        assertRefused("No POOL of the draw", seen -> seen.pools = List.of(pool("ab".repeat(32), file, 19)));
        assertRefused("No POOL of the draw", seen -> seen.pools = List.of(pool(POOL.sha256(), file, 21)));
        assertRefused(
                "several pools",
                seen -> seen.pools = List.of(pool(POOL.sha256(), file, 18), pool(POOL.sha256(), "ee".repeat(32), 19)));
        assertThat(refusals(seen -> seen.pools = List.of(pool(POOL.sha256(), file, 18), pool(POOL.sha256(), file, 19))))
                .as("the same said twice")
                .isEmpty();
    }

    @Test
    void a_suspended_or_terminated_lot_keeps_its_key_until_the_suspension_is_lifted() {
        assertRefused("The lot is suspended by order", seen -> seen.orders = List.of(SUSPENSION));
        assertRefused(
                "The lot is terminated by order",
                seen -> seen.orders = List.of(Order.terminate("T-1", "1", OPEN_AT, "void")));
        assertThat(refusals(seen -> seen.orders = List.of(Order.resume(SUSPENSION, OPEN_AT, "settled"), SUSPENSION)))
                .isEmpty();
        assertThat(refusals(seen -> seen.orders = List.of(Order.suspend("T-1", "2", OPEN_AT, "another lot"))))
                .isEmpty();
    }

    @Test
    void a_second_draw_waits_for_the_outcome_of_the_first() {
        var second = allotment(2, 9, 1, Allotment.Purpose.DRAW);
        Consumer<DrawCaseFixture> two = seen -> {
            seen.allotments = List.of(KEY, second);
            seen.announced = List.of(seen.draw, draw(2, second, "b1.9", REQUEST));
            seen.draw = draw(2, second, "b1.9", REQUEST);
        };

        assertRefused("The outcome of draw 1", two);
        assertThat(refusals(two.andThen(
                        seen -> seen.settled = Set.of(seen.announced.getFirst().sha256()))))
                .isEmpty();
    }

    private static void allotted(DrawCaseFixture seen, Allotment allotment) {
        seen.draw = draw(1, allotment, "b1.7", REQUEST);
        seen.allotments = List.of(allotment);
    }

    private static void assertRefused(String why, Consumer<DrawCaseFixture> spoil) {
        assertThat(refusals(spoil)).anySatisfy(refusal -> assertThat(refusal).contains(why));
    }

    private static List<String> refusals(Consumer<DrawCaseFixture> spoil) {
        var seen = new DrawCaseFixture();
        spoil.accept(seen);
        return DrawRules.refuse(seen.build());
    }
}
