package org.sunseal.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.Commitment;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteSigner;

/** Damage to the platform's own tables is its own fault: no answer may blame the caller's evidence. */
class ProofsTest {
    @TempDir
    Path folder;

    private Proofs proofs;
    private WitnessedCheckpoint covering;

    @BeforeEach
    void sequence() throws SQLException, IOException {
        var database = LogDatabase.fresh();
        var tables = new LogTables(database.source());
        proofs = new Proofs(new RecentTiles(tables));
        var sequencer = new Sequencer(
                new NoteSigner("log.example/test", Keys.ed25519()),
                new HighestNote(folder.resolve("highest")),
                InstantSource.system());
        try (var connection = database.open()) {
            sequencer.tick(connection);
            var stored = tables.newestNote().orElseThrow().encode();
            covering = new WitnessedCheckpoint(16, stored, Instant.EPOCH, null);
        }
    }

    @Test
    void tiles_that_do_not_lead_to_the_entry_are_a_fault() {
        assertThatThrownBy(() -> proofs.of(Commitment.padding().encode(), 3, covering))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("entry 3");
    }
}
