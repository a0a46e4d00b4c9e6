package org.sunseal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteSigner;

class LogTablesTest {
    private final AtomicReference<Instant> machineTime = new AtomicReference<>(Instant.parse("2026-03-02T01:30:00Z"));

    @TempDir
    Path folder;

    private LogDatabase database;
    private LogTables tables;
    private Sequencer sequencer;

    @BeforeEach
    void open() throws SQLException, IOException {
        database = LogDatabase.fresh();
        tables = new LogTables(database.source());
        sequencer = new Sequencer(
                new NoteSigner("log.example/test", Keys.ed25519()),
                new HighestNote(folder.resolve("highest")),
                machineTime::get);
    }

    @Test
    void what_no_receipt_names_is_thinned_after_30_days() throws SQLException {
        tick(); // 16
        tick(); // 32, named
        tables.name(32);
        witnessed(16);
        witnessed(32);
        machineTime.updateAndGet(now -> now.plus(Duration.ofDays(20)));
        tick(); // 48
        machineTime.updateAndGet(now -> now.plus(Duration.ofDays(11)));
        tick(); // 64

        assertThat(tables.thin()).isEqualTo(1);

        assertThat(tables.checkpoint(16)).isEmpty();
        assertThat(tables.checkpoint(32)).isPresent();
        assertThat(tables.checkpoint(48)).isPresent();
        assertThat(tables.covering(0))
                .hasValueSatisfying(covering -> assertThat(covering.size()).isEqualTo(32));
    }

    @Test
    void nothing_younger_can_be_thinned_by_hand() throws SQLException {
        tick();
        tick();
        witnessed(16);

        assertThatThrownBy(() -> database.execute("delete from log_witnessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("written once");
        assertThatThrownBy(() -> database.execute("delete from log_checkpoint where size = 32"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("written once");
    }

    @Test
    void a_token_is_set_once() throws SQLException {
        tick();

        assertThat(tables.name(16)).isTrue();
        assertThat(tables.name(16)).isFalse();
        assertThat(tables.namedWithoutToken()).containsExactly(16L);
        tables.keepToken(16, new byte[] {1});
        tables.keepToken(16, new byte[] {2});

        witnessed(16);
        assertThat(tables.covering(15))
                .hasValueSatisfying(covering -> assertThat(covering.token()).containsExactly(1));
        assertThat(tables.namedWithoutToken()).isEmpty();
        assertThatThrownBy(() -> database.execute("update log_named_checkpoint set token = '\\x02'"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void a_witness_counts_once_however_often_it_signs() throws SQLException {
        tick();

        tables.keepCosignature(16, "w1", "first");
        tables.keepCosignature(16, "w1", "second");
        tables.keepCosignature(16, "w2", "third");

        assertThat(tables.cosignatures(16)).containsExactly("first", "third");
    }

    private void tick() throws SQLException {
        try (var connection = database.open()) {
            sequencer.tick(connection);
        }
    }

    private void witnessed(long size) {
        var note = tables.checkpoint(size).orElseThrow().noteText().getBytes(StandardCharsets.UTF_8);
        tables.keepWitnessed(new WitnessedCheckpoint(size, note, machineTime.get(), null));
    }
}
