package org.sunseal.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is sent what, and who is waited for. */
class HallsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");

    private final WatchedHall hall = new WatchedHall();

    /** A line on which a message arrives when the test says so. */
    private static final class HeldLine implements Line {
        final List<String> sent = new ArrayList<>();
        final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
        boolean isUp = true;

        @Override
        public CompletionStage<?> send(String message) {
            sent.add(message);
            underWay.add(new CompletableFuture<>());
            return underWay.getLast();
        }

        @Override
        public void hangUp() {
            isUp = false;
        }

        void takesOne() {
            underWay.removeFirst().complete(null);
        }
    }

    private void happen(int count) {
        hall.add(
                hall.size(),
                IntStream.rangeClosed(hall.size() + 1, hall.size() + count)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    private static Spectator spectator(Line line, int has) {
        return new Spectator(line, has, () -> NOW);
    }

    private static String message(String events) {
        return "{\"at\":\"2026-06-01T02:00:00Z\",\"events\":[%s]}".formatted(events);
    }

    @Test
    void who_comes_late_gets_what_it_missed_and_no_more() {
        happen(5);
        var line = new HeldLine();

        spectator(line, 3).greet(hall);

        assertThat(line.sent).containsExactly(message("4,5"));
    }

    @Test
    void who_missed_nothing_is_told_so() {
        happen(2);
        var line = new HeldLine();

        spectator(line, 2).greet(hall);

        assertThat(line.sent).containsExactly(message(""));
    }

    @Test
    void what_happens_while_a_message_is_on_its_way_follows_it_as_one() {
        happen(1);
        var line = new HeldLine();
        var spectator = spectator(line, 0);
        spectator.greet(hall);
        for (var i = 0; i < 3; i++) {
            happen(1);
            spectator.goOn(hall);
        }

        line.takesOne();

        assertThat(line.sent).containsExactly(message("1"), message("2,3,4"));
    }

    @Test
    void a_line_that_takes_nothing_is_slow_and_holds_one_message_however_much_happens() throws InterruptedException {
        happen(1);
        var slow = new HeldLine();
        var quick = new HeldLine();
        var waiting = spectator(slow, 0);
        var watching = spectator(quick, 0);
        waiting.greet(hall);
        watching.greet(hall);
        for (var i = 0; i < 100; i++) {
            quick.takesOne();
            happen(1);
            waiting.goOn(hall);
            watching.goOn(hall);
        }
        Thread.sleep(20);

        assertThat(slow.sent).hasSize(1);
        assertThat(quick.sent).hasSize(101);
        assertThat(waiting.isSlowerThan(Duration.ofMillis(10))).isTrue();
        quick.takesOne();
        assertThat(watching.isSlowerThan(Duration.ofMillis(10))).isFalse();
    }

    @Test
    void a_thousand_bids_come_in_messages_of_fifty() {
        happen(1000);
        var line = new HeldLine();

        spectator(line, 0).greet(hall);
        while (!line.underWay.isEmpty()) {
            line.takesOne();
        }

        assertThat(line.sent).hasSize(20);
        assertThat(line.sent.getLast()).contains("[951,952,").endsWith(",1000]}");
    }

    @Test
    void spectators_who_keep_up_share_one_message() {
        happen(1);
        var first = new HeldLine();
        var second = new HeldLine();
        spectator(first, 0).greet(hall);
        spectator(second, 0).greet(hall);

        assertThat(first.sent.getFirst()).isSameAs(second.sent.getFirst());
    }

    @Test
    void who_claims_events_that_never_were_gets_those_that_follow() {
        happen(2);
        var line = new HeldLine();
        var spectator = spectator(line, 40);
        spectator.greet(hall);
        line.takesOne();

        happen(1);
        spectator.goOn(hall);

        assertThat(line.sent).containsExactly(message(""), message("3"));
    }

    @Test
    void what_two_looks_found_counts_once() {
        hall.add(0, List.of("1", "2"));

        hall.add(0, List.of("1", "2"));

        assertThat(hall.size()).isEqualTo(2);
    }
}
