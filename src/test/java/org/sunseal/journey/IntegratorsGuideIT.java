package org.sunseal.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The integrator's guide, as an integrator would paste it into a shell: every call is made, and says what the guide says. */
@ExtendWith(Journey.class)
class IntegratorsGuideIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");
    private static final Pattern PROMISE = Pattern.compile("^(.*?)\\s+# => (.+)$");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MARK = "-- line ";

    @TempDir
    Path folder;

    @Test
    void every_call_of_the_guide_says_what_the_guide_says(RunningPlatform platform, PlayedOpening played)
            throws IOException {
        var lines = BLOCK.matcher(Files.readString(Path.of("src/docs/integrators.md"), UTF_8))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
        var script = new ArrayList<>(List.of(
                "set -euo pipefail",
                "cd '%s'".formatted(folder),
                "PLATFORM=" + platform.uri(),
                "ISSUER=" + platform.issuer()));
        var promises = new ArrayList<String>();
        for (var line : lines) {
            var promise = PROMISE.matcher(line);
            if (promise.matches()) {
                promises.add(promise.group(2));
                script.add(promise.group(1));
                script.add("echo; echo '%s%d'".formatted(MARK, promises.size()));
            } else {
                script.add(line);
            }
        }

        var run = ToolRun.of(PATIENCE, List.of("bash", "-c", String.join("\n", script)));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(promises).hasSizeGreaterThan(10);
        var printed = run.output();
        for (var i = 0; i < promises.size(); i++) {
            var end = printed.indexOf(MARK + (i + 1) + "\n");
            assertThat(printed.substring(0, end)).contains(promises.get(i));
            printed = printed.substring(end);
        }
        assertThat(played.run().exitCode()).isZero();
    }
}
