package org.sunseal.cli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.cli.ExitCode;
import picocli.CommandLine;

class PlayOptionsTest {
    @Test
    void a_second_play_on_the_same_platform_is_refused(@TempDir Path data) throws IOException {
        var options = CommandLine.populateCommand(new PlayOptions(), "--data", data.toString());
        var said = new StringWriter();

        try (var first =
                FileChannel.open(data.resolve("play.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(first.tryLock()).isNotNull();

            var exit = options.run(new PrintWriter(said), (setting, told) -> told.line("played"));

            assertThat(exit).isEqualTo(ExitCode.REFUSED.code());
        }
        assertThat(said.toString()).contains("is being played on this platform").doesNotContain("played\n");
    }
}
