package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both kinds of tender from registration to archive, over the public API, and what is left of them. */
@Tag("slow")
@ExtendWith(Journey.class)
class ProceduresIT {
    private static final Duration PLAY = Duration.ofMinutes(15);
    private static final Duration CHECK = Duration.ofMinutes(2);

    @TempDir
    Path out;

    @ParameterizedTest
    @ValueSource(strings = {"engineering", "procurement"})
    void a_whole_tender_goes_as_the_rules_say_and_leaves_evidence_that_holds(String kind, RunningPlatform platform)
            throws IOException {
        var play = RunningPlatform.tool(
                PLAY,
                "scenario",
                kind,
                "--platform",
                platform.uri().toString(),
                "--issuer",
                platform.issuer().toString(),
                "--data",
                platform.data().toString(),
                "--authorities",
                Path.of("keystore-dev").toAbsolutePath().toString(),
                "--out",
                out.toString());

        assertThat(play.exitCode()).as(play.output()).isZero();
        assertThat(play.output()).doesNotContain("DEVIATION").contains("Everything went as the rules say");
        var tender = only(out);
        for (var reader : List.of("public", "bidder", "regulator")) {
            var evidence = only(tender.resolve(reader), "lot-");
            var verify = RunningPlatform.tool(
                    CHECK, "verify", "--trust", platform.trustFile().toString(), "--as", reader, evidence.toString());
            assertThat(verify.exitCode()).as(verify.output()).isZero();
        }
    }

    private static Path only(Path folder) throws IOException {
        return only(folder, "");
    }

    private static Path only(Path folder, String prefix) throws IOException {
        try (var below = Files.list(folder)) {
            var found = below.filter(Files::isDirectory)
                    .filter(each -> each.getFileName().toString().startsWith(prefix))
                    .toList();
            assertThat(found).as(folder.toString()).hasSize(1);
            return found.getFirst();
        }
    }
}
