package org.sunseal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.Fsck;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteSigner;

class TickLoopTest {
    private static final Instant OPEN_AT = Instant.parse("2026-03-02T01:30:00Z");
    private static final RushSchedule DEADLINE = now -> !now.isBefore(OPEN_AT.minus(Duration.ofHours(2)));

    private final NoteSigner signer = new NoteSigner("log.example/test", Keys.ed25519());
    private final AtomicReference<Instant> businessTime = new AtomicReference<>(OPEN_AT.minus(Duration.ofDays(150)));
    private final List<Sequencer.Tick> ticks = new CopyOnWriteArrayList<>();
    private final List<TickLoop> loops = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private LogDatabase database;

    @BeforeEach
    void open() throws SQLException, IOException {
        database = LogDatabase.fresh();
    }

    @AfterEach
    void stop() throws InterruptedException {
        loops.forEach(TickLoop::stop);
        for (var thread : threads) {
            thread.join(); // else it might write while the folder is being removed
        }
    }

    @Test
    void a_jump_of_150_days_adds_no_padding() {
        start(Duration.ofMillis(200), Duration.ofMillis(200));
        await(() -> ticks.size() >= 2);
        long before = ticks.size();

        businessTime.set(OPEN_AT);
        await(() -> ticks.size() >= before + 3);

        var made = List.copyOf(ticks); // of a loop that goes on
        assertThat(made.getLast().checkpoint().size()).isEqualTo(16L * made.size());
        assertThat(made).hasSizeLessThan(200); // of the 64 million that were passed over
    }

    @Test
    void around_a_deadline_the_log_ticks_faster() {
        start(Duration.ofSeconds(60), Duration.ofMillis(20));
        await(() -> !ticks.isEmpty());
        assertThat(ticks).hasSize(1);
        loops.getFirst().stop();

        businessTime.set(OPEN_AT.minusSeconds(60));
        start(Duration.ofSeconds(60), Duration.ofMillis(20));
        await(() -> ticks.size() >= 5);
    }

    @Test
    void of_two_nodes_one_ticks_and_the_other_takes_over() {
        start(Duration.ofMillis(50), Duration.ofMillis(50));
        start(Duration.ofMillis(50), Duration.ofMillis(50));
        await(() -> ticks.size() >= 5);

        loops.getFirst().stop();
        long before = ticks.size();
        await(() -> ticks.size() >= before + 5);

        assertThat(ticks)
                .extracting(tick -> tick.checkpoint().size())
                .doesNotHaveDuplicates()
                .isSorted();
        Fsck.check(
                new StoredTiles(database.source()::getConnection),
                ticks.getLast().checkpoint());
    }

    @Test
    void a_log_that_is_not_what_was_signed_stops_and_says_why() throws SQLException {
        database.execute("insert into log_checkpoint values (16, sha256(''), 'torn', now())");

        start(Duration.ofMillis(50), Duration.ofMillis(50));

        await(() -> loops.getFirst().halted().isPresent());
        assertThat(loops.getFirst().halted().orElseThrow()).contains("refuses to run");
        assertThat(ticks).isEmpty();
    }

    @Test
    void a_schedule_that_cannot_be_asked_means_rush_and_stops_nothing() {
        start(Duration.ofSeconds(60), Duration.ofMillis(20), ticks::add, now -> {
            throw new IllegalStateException("Unable to acquire a connection in time");
        });

        await(() -> ticks.size() >= 5 || loops.getFirst().halted().isPresent());

        assertThat(loops.getFirst().halted()).isEmpty();
        assertThat(ticks).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void a_fault_beside_the_log_does_not_stop_it_for_good() {
        var failed = new AtomicBoolean();
        start(
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                tick -> {
                    if (failed.compareAndSet(false, true)) {
                        throw new IllegalStateException("somebody who listens is broken");
                    }
                    ticks.add(tick);
                },
                DEADLINE);

        await(() -> ticks.size() >= 3 || loops.getFirst().halted().isPresent());

        assertThat(loops.getFirst().halted()).isEmpty();
        assertThat(ticks.getFirst().checkpoint().size()).isEqualTo(32);
    }

    @Test
    void a_missing_bundle_stops_the_log() throws SQLException {
        start(Duration.ofSeconds(60), Duration.ofSeconds(60));
        await(() -> !ticks.isEmpty());
        loops.getFirst().stop();
        database.execute("alter table log_bundle disable trigger all; delete from log_bundle");

        start(Duration.ofSeconds(60), Duration.ofSeconds(60));

        await(() -> loops.getLast().halted().isPresent());
        assertThat(loops.getLast().halted().orElseThrow()).contains("damaged");
        assertThat(ticks).hasSize(1);
    }

    private void start(Duration usual, Duration rush) {
        start(usual, rush, ticks::add, DEADLINE);
    }

    private void start(Duration usual, Duration rush, Consumer<Sequencer.Tick> listener, RushSchedule schedule) {
        var highest = new HighestNote(folder.resolve("highest"));
        var loop = new TickLoop(
                database.source(),
                new Sequencer(signer, highest, InstantSource.system()),
                new StartCheck(signer.key(), highest),
                new TickPace(usual, rush, schedule, businessTime::get),
                listener);
        loops.add(loop);
        threads.add(Thread.ofPlatform().daemon().start(loop));
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
