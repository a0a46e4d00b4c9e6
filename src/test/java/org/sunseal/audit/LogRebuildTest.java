package org.sunseal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteSigner;

class LogRebuildTest {
    private final LogFeed feed = new LogFeed();
    private final List<String> halted = new ArrayList<>();

    @TempDir
    Path folder;

    private LogDatabase database;
    private LogRebuild rebuild;

    @BeforeEach
    void sequence() throws SQLException, IOException {
        database = LogDatabase.fresh();
        rebuild = new LogRebuild(new LogTables(database.source()), feed, halted::add);
        var highest = new HighestNote(folder.resolve("highest"));
        var sequencer =
                new Sequencer(new NoteSigner("log.example/test", Keys.ed25519()), highest, InstantSource.system());
        try (var connection = database.open()) {
            var tick = sequencer.tick(connection);
            feed.publish(tick.checkpoint(), tick.note());
        }
    }

    @Test
    void a_whole_log_goes_on() {
        rebuild.goOn();

        assertThat(rebuild.size()).isEqualTo(16);
        assertThat(halted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from log_bundle",
                "update log_bundle set entries = substring(entries from 1 for 40)",
                "update log_bundle set entries = set_byte(entries, 0, 255)",
                "update log_bundle set entries = set_byte(entries, 10, get_byte(entries, 10) # 1)"
            })
    void damage_to_stored_entries_stops_the_log(String damage) throws SQLException {
        database.execute("alter table log_bundle disable trigger all; " + damage);

        rebuild.goOn();

        assertThat(halted).hasSize(1);
    }

    @Test
    void a_database_that_does_not_answer_stops_nothing() throws SQLException {
        database.execute("alter table log_bundle rename to away");

        assertThatThrownBy(rebuild::goOn).isInstanceOf(RuntimeException.class);

        assertThat(halted).isEmpty();
    }
}
