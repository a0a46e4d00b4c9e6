package org.sunseal.experts.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.experts.draw.DrawRequest;
import org.sunseal.experts.draw.Handle;
import org.sunseal.experts.draw.Pool;
import org.sunseal.experts.draw.PooledExpert;

class DrawRulesTest {
    private static final Instant OPEN_AT = Instant.parse("2026-03-02T01:30:00Z");
    private static final String CLOSE = "cc".repeat(32);
    private static final Allotment KEY = allotment(1, 7, 1, Allotment.Purpose.DRAW);
    private static final Pool POOL =
            new Pool(List.of(new PooledExpert(new Handle("0".repeat(32)), Set.of("C03"), "310000", "e1", 0)));
    private static final DrawRequest REQUEST = request("T-1");
    private static final AnnouncedDraw DRAW = draw(1, KEY, "b1.7", REQUEST);

    @Test
    void a_draw_that_fits_and_follows_the_close_is_released() {
        assertThat(refusals(seen -> seen)).isEmpty();
    }

    @Test
    void a_key_needs_an_allotment_to_this_draw_alone() {
        assertRefused("No allotment", seen -> with(seen, DRAW, List.of()));
        var ofBids = allotment(1, 7, 1, Allotment.Purpose.BID);
        assertRefused(
                "for another purpose or draw", seen -> with(seen, draw(1, ofBids, "b1.7", REQUEST), List.of(ofBids)));
        var ofTwo = allotment(1, 7, 2, Allotment.Purpose.DRAW);
        assertRefused("holds more than one key", seen -> with(seen, draw(1, ofTwo, "b1.7", REQUEST), List.of(ofTwo)));
        assertRefused("outside the allotment", seen -> with(seen, draw(1, KEY, "b1.8", REQUEST), List.of(KEY)));
        assertRefused("as well", seen -> with(seen, DRAW, List.of(KEY, allotment(3, 7, 1, Allotment.Purpose.BID))));
        assertRefused(
                "has another key", seen -> with(seen, DRAW, List.of(KEY, allotment(1, 9, 1, Allotment.Purpose.DRAW))));
    }

    @Test
    void it_must_be_the_only_draw_with_the_key_and_under_quorum() {
        assertRefused("reaches only to size 20", seen -> at(seen, 20, 20));
        assertRefused(
                "several draws",
                seen -> new DrawCase(
                        seen.now(),
                        seen.draw(),
                        seen.index(),
                        seen.quorumSize(),
                        seen.allotments(),
                        Set.of(DRAW.sha256(), "dd".repeat(32)),
                        seen.closings(),
                        seen.pool(),
                        seen.request(),
                        seen.settled(),
                        seen.announced()));
    }

    @Test
    void a_draw_before_the_close_or_after_another_lots_is_not_released() {
        assertRefused("before the DRAW", seen -> closed(seen, closing("1", 1, 21)));
        assertRefused("before the DRAW", seen -> closed(seen));
        assertRefused("of another lot", seen -> closed(seen, closing("2", 1, 10)));
        assertRefused(
                "closed more than once",
                seen -> closed(
                        seen, closing("1", 1, 10), new DrawCase.ClosedBefore("ee".repeat(32), "T-1", "1", 1, 12)));
    }

    @Test
    void before_the_first_opening_by_its_own_clock_nothing_leaves() {
        assertRefused(
                "the lot opens at",
                seen -> new DrawCase(
                        OPEN_AT.minusMillis(1),
                        seen.draw(),
                        seen.index(),
                        seen.quorumSize(),
                        seen.allotments(),
                        seen.drawsWithKey(),
                        seen.closings(),
                        seen.pool(),
                        seen.request(),
                        seen.settled(),
                        seen.announced()));
    }

    @Test
    void other_bytes_than_the_logged_ones_are_not_drawn_from() {
        assertRefused("The pool with hash", seen -> files(seen, bytes("another"), seen.request()));
        assertRefused("The request with hash", seen -> files(seen, seen.pool(), bytes("{}")));
        var ofAnotherTender = request("T-2");
        assertRefused(
                "of another draw or tender",
                seen -> files(
                        with(seen, draw(1, KEY, "b1.7", ofAnotherTender), List.of(KEY)),
                        seen.pool(),
                        ofAnotherTender.bytes()));
    }

    @Test
    void a_second_draw_waits_for_the_outcome_of_the_first() {
        var second = allotment(2, 9, 1, Allotment.Purpose.DRAW);
        var draw = draw(2, second, "b1.9", REQUEST);

        assertRefused("The outcome of draw 1", seen -> with(seen, draw, List.of(KEY, second)));
        assertThat(refusals(seen -> {
                    var two = with(seen, draw, List.of(KEY, second));
                    return new DrawCase(
                            two.now(),
                            two.draw(),
                            two.index(),
                            two.quorumSize(),
                            two.allotments(),
                            two.drawsWithKey(),
                            two.closings(),
                            two.pool(),
                            two.request(),
                            Set.of(DRAW.sha256()),
                            List.of(DRAW, draw));
                }))
                .isEmpty();
    }

    private static void assertRefused(String why, UnaryOperator<DrawCase> change) {
        assertThat(refusals(change)).anySatisfy(refusal -> assertThat(refusal).contains(why));
    }

    private static List<String> refusals(UnaryOperator<DrawCase> change) {
        return DrawRules.refuse(change.apply(new DrawCase(
                OPEN_AT.plus(Duration.ofMinutes(1)),
                DRAW,
                20,
                30,
                List.of(KEY),
                Set.of(DRAW.sha256()),
                List.of(closing("1", 1, 10)),
                POOL.bytes(),
                REQUEST.bytes(),
                Set.of(),
                List.of(DRAW))));
    }

    private static DrawCase with(DrawCase seen, AnnouncedDraw draw, List<Allotment> allotments) {
        return new DrawCase(
                seen.now(),
                draw,
                seen.index(),
                seen.quorumSize(),
                allotments,
                Set.of(draw.sha256()),
                seen.closings(),
                seen.pool(),
                seen.request(),
                seen.settled(),
                seen.announced());
    }

    private static DrawCase at(DrawCase seen, long index, long quorumSize) {
        return new DrawCase(
                seen.now(),
                seen.draw(),
                index,
                quorumSize,
                seen.allotments(),
                seen.drawsWithKey(),
                seen.closings(),
                seen.pool(),
                seen.request(),
                seen.settled(),
                seen.announced());
    }

    private static DrawCase closed(DrawCase seen, DrawCase.ClosedBefore... closings) {
        return new DrawCase(
                seen.now(),
                seen.draw(),
                seen.index(),
                seen.quorumSize(),
                seen.allotments(),
                seen.drawsWithKey(),
                List.of(closings),
                seen.pool(),
                seen.request(),
                seen.settled(),
                seen.announced());
    }

    private static DrawCase files(DrawCase seen, byte[] pool, byte[] request) {
        return new DrawCase(
                seen.now(),
                seen.draw(),
                seen.index(),
                seen.quorumSize(),
                seen.allotments(),
                seen.drawsWithKey(),
                seen.closings(),
                pool,
                request,
                seen.settled(),
                seen.announced());
    }

    private static DrawCase.ClosedBefore closing(String lot, int round, long index) {
        return new DrawCase.ClosedBefore(CLOSE, "T-1", lot, round, index);
    }

    private static AnnouncedDraw draw(int drawSeq, Allotment allotment, String keyId, DrawRequest request) {
        return new AnnouncedDraw("draw-1", drawSeq, keyId, allotment.sha256(), POOL.sha256(), request.sha256(), CLOSE);
    }

    private static Allotment allotment(int drawSeq, int firstKey, int count, Allotment.Purpose purpose) {
        return new Allotment("b1", firstKey, count, purpose, "T-1", "1", drawSeq, "aa".repeat(32), OPEN_AT, 3);
    }

    private static DrawRequest request(String tender) {
        return new DrawRequest(
                "draw-1",
                tender,
                List.of(new DrawRequest.Slot("S1", "C03", DrawRequest.ANYWHERE, 1)),
                Set.of(),
                Set.of(),
                9,
                9,
                Set.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
