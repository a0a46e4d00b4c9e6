package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence of which any one file is gone or changed, and the tool that is asked about it. */
@Tag("slow")
@ExtendWith(Journey.class)
class DamagedEvidenceIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private EvidenceToTamperWith evidence;

    @BeforeEach
    void evidence_to_tamper_with(PlayedOpening played, RunningPlatform running) throws IOException {
        evidence = new EvidenceToTamperWith(played, running, folder);
    }

    @Test
    void any_file_missing() throws IOException {
        for (var file : evidence.files().toList()) {
            var bytes = Files.readAllBytes(file);
            Files.delete(file);
            indexUnlessSpare(file);
            assertThat(evidence.failed())
                    .as("without %s", folder.relativize(file))
                    .isNotEmpty();
            Files.write(file, bytes);
            evidence.index();
        }
        assertThat(evidence.failed()).as("all put back").isEmpty();
    }

    @Test
    void any_file_with_one_bit_changed() throws IOException {
        for (var file : evidence.files().toList()) {
            var bytes = Files.readAllBytes(file);
            Files.write(file, changed(file, bytes));
            indexUnlessSpare(file);
            assertThat(evidence.failed())
                    .as("with a changed %s", folder.relativize(file))
                    .isNotEmpty();
            Files.write(file, bytes);
            evidence.index();
        }
        assertThat(evidence.failed()).as("all put back").isEmpty();
    }

    /** The tool on evidence whose index was left alone, as after an accident on the way. */
    @ParameterizedTest
    @ValueSource(strings = {"close.tst", "evidence.json"})
    void the_tool_ends_with_an_error_and_names_a_check(String name) throws IOException {
        var bytes = evidence.read(name);
        evidence.write(name, changed(Path.of(name), bytes));
        assertRefused();

        Files.delete(folder.resolve(name));
        assertRefused();
    }

    /**
     * In a token the last byte is its signature: before it may stand a certificate nobody reads. PEM ends in a line
     * feed.
     */
    private static byte[] changed(Path file, byte[] bytes) {
        var name = file.toString();
        var changed = bytes.clone();
        changed[name.endsWith(".crt") || name.endsWith(".key") ? bytes.length / 2 : bytes.length - 1] ^= 1;
        return changed;
    }

    private void assertRefused() throws IOException {
        var trust = evidence.opening.folder().resolve("regulator/trust.json");
        var run = RunningPlatform.tool(PATIENCE, "verify", "--trust", trust.toString(), folder.toString());
        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).containsPattern("FAILED +[a-z-]+ ");
    }

    /**
     * The loss of a spare file shows in the index alone. One of two revocation lists that were in force when a bid was
     * stamped is enough; and the proof that a postponement was witnessed in time only helps bids made after the first
     * deadline, of which this lot has none.
     */
    private void indexUnlessSpare(Path file) throws IOException {
        if (!file.startsWith(folder.resolve("crls")) && !file.startsWith(folder.resolve("notice-proofs"))) {
            evidence.index();
        }
    }
}
