package org.sunseal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Keys;

class AwaitedProofsTest {
    private final AwaitedProofs proofs = new AwaitedProofs();
    private final byte[] leafHash = Keys.random(32);

    @Test
    void one_who_waits_is_woken_when_its_own_checkpoint_is_complete() throws Exception {
        try (var waiting = proofs.await(leafHash);
                var threads = Executors.newSingleThreadExecutor()) {
            var woken =
                    threads.submit(() -> waiting.within(Duration.ofSeconds(10).toNanos()));

            proofs.placed(List.of(found(leafHash, 20, 32)));
            proofs.complete(complete(32));

            assertThat(woken.get()).isTrue();
            assertThat(proofs.proving(new LogTables.Place(20, 32)))
                    .hasValueSatisfying(proving -> assertThat(proving.size()).isEqualTo(32));
        }
    }

    @Test
    void one_who_comes_late_waits_for_nothing() throws InterruptedException {
        proofs.placed(List.of(found(leafHash, 20, 32)));
        proofs.complete(complete(32));

        try (var waiting = proofs.await(leafHash)) {
            assertThat(waiting.within(0)).isTrue();
        }
    }

    @Test
    void other_checkpoints_wake_nobody_until_it_is_sure_that_none_comes_before() throws InterruptedException {
        proofs.placed(List.of(found(leafHash, 20, 32)));
        try (var waiting = proofs.await(leafHash)) {
            proofs.complete(complete(16));
            proofs.complete(complete(48));
            assertThat(waiting.within(0)).isFalse();
            assertThat(proofs.proving(new LogTables.Place(20, 32))).isEmpty();

            proofs.proved(20, complete(48));

            assertThat(waiting.within(0)).isTrue();
            assertThat(proofs.proving(new LogTables.Place(20, 32)))
                    .hasValueSatisfying(proving -> assertThat(proving.size()).isEqualTo(48));
        }
    }

    @Test
    void what_is_said_of_later_entries_does_not_hold_for_earlier_ones() throws InterruptedException {
        proofs.placed(List.of(found(leafHash, 20, 32)));
        try (var waiting = proofs.await(leafHash)) {
            proofs.proved(21, complete(48));
            proofs.proved(16, complete(20));

            assertThat(waiting.within(0)).isFalse();
        }
    }

    @Test
    void a_tick_names_its_checkpoint_only_while_somebody_waits_for_it() throws InterruptedException {
        assertThat(proofs.placed(List.of(found(Keys.random(32), 3, 16)))).isEmpty();
        try (var waiting = proofs.await(leafHash)) {
            assertThat(proofs.placed(List.of(found(Keys.random(32), 18, 32)))).isEmpty();
            assertThat(proofs.placed(List.of(found(leafHash, 40, 48)))).containsExactly(48L);
            assertThat(proofs.placed(List.of())).as("until it is proved").containsExactly(48L);
            proofs.complete(complete(48));
            assertThat(waiting.within(0)).isTrue();
            assertThat(proofs.placed(List.of())).isEmpty();
        }
        assertThat(proofs.firstUnproved(0)).isEmpty();
    }

    @Test
    void those_without_a_place_are_listed_after_a_while() throws InterruptedException {
        try (var waiting = proofs.await(leafHash)) {
            assertThat(proofs.unplacedFor(Duration.ofMinutes(1))).isEmpty();
            assertThat(proofs.unplacedFor(Duration.ZERO)).containsExactly(leafHash);
            proofs.placed(List.of(found(leafHash, 20, 32)));
            assertThat(proofs.unplacedFor(Duration.ZERO)).isEmpty();
            assertThat(proofs.firstUnproved(0)).hasValue(20);
            assertThat(proofs.firstUnproved(21)).isEmpty();
            assertThat(waiting.within(0)).isFalse();
        }
    }

    @Test
    void an_entry_is_fresh_until_its_tick() {
        proofs.appended(leafHash);
        assertThat(proofs.isFresh(leafHash)).isTrue();

        proofs.placed(List.of(found(leafHash, 20, 32)));

        assertThat(proofs.isFresh(leafHash)).isFalse();
        assertThat(proofs.isFresh(Keys.random(32))).isFalse();
    }

    @Test
    void old_checkpoints_are_forgotten_and_then_nothing_is_said_about_them() {
        for (int size = 16; size <= 16 * 300; size += 16) {
            proofs.complete(complete(size));
        }

        assertThat(proofs.proving(new LogTables.Place(20, 32))).isEmpty();
        assertThat(proofs.proving(new LogTables.Place(16 * 299, 16 * 300))).isPresent();
    }

    private static LogTables.Found found(byte[] leafHash, long index, long checkpoint) {
        return new LogTables.Found(leafHash, new LogTables.Place(index, checkpoint));
    }

    private static WitnessedCheckpoint complete(long size) {
        return new WitnessedCheckpoint(size, new byte[0], Instant.EPOCH, new byte[] {1});
    }
}
