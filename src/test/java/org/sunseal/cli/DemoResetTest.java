package org.sunseal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code demo reset} deletes, and what it leaves alone. */
class DemoResetTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path data;

    @BeforeEach
    void a_folder_a_demonstration_has_run_in() throws Exception {
        data = folder.resolve("data");
        for (var made : new String[] {"run/lock", "trust.json", "history", "agents/T1/agent.json", "pg/PG_VERSION"}) {
            Files.createDirectories(data.resolve(made).getParent());
            Files.writeString(data.resolve(made), "");
        }
    }

    @Test
    void it_deletes_what_the_demonstration_made_and_says_so() {
        assertThat(reset(data)).isEqualTo(ExitCode.OK.code());

        assertThat(data).doesNotExist();
        assertThat(out.toString()).contains("trust.json", "history", "agents", "pg", "first one");
    }

    @Test
    void what_somebody_else_put_there_stays_and_is_named() throws Exception {
        Files.writeString(data.resolve("notes.txt"), "mine");
        Files.createSymbolicLink(data.resolve("objects"), Files.createDirectory(folder.resolve("elsewhere")));
        Files.writeString(folder.resolve("elsewhere/kept"), "");

        assertThat(reset(data)).isEqualTo(ExitCode.OK.code());

        assertThat(data).isDirectoryContaining("glob:**/notes.txt").isDirectoryNotContaining("glob:**/agents");
        assertThat(folder.resolve("elsewhere/kept")).exists();
        assertThat(out.toString()).contains("notes.txt");
    }

    @Test
    void it_refuses_while_the_demonstration_runs() throws Exception {
        try (var channel = FileChannel.open(data.resolve("run/lock"), StandardOpenOption.WRITE)) {
            channel.lock();

            assertThat(reset(data)).isEqualTo(ExitCode.REFUSED.code());
        }
        assertThat(err.toString()).contains("is running").contains("nothing was deleted");
        assertThat(data.resolve("trust.json")).exists();
    }

    @Test
    void it_refuses_while_a_killed_demonstrations_parts_still_run() throws Exception {
        var somebody = ProcessHandle.current();
        var start = somebody.info().startInstant().map(Instant::toString).orElseThrow();
        Files.writeString(data.resolve("run/keycloak.pid"), somebody.pid() + "\n" + start + "\n");

        assertThat(reset(data)).isEqualTo(ExitCode.REFUSED.code());

        assertThat(err.toString()).contains("keycloak (process " + somebody.pid());
        assertThat(data.resolve("trust.json")).exists();
    }

    @Test
    void a_recorded_process_that_is_gone_is_in_nobodys_way() throws Exception {
        Files.writeString(
                data.resolve("run/keycloak.pid"), ProcessHandle.current().pid() + "\n2020-01-01T00:00:00Z\n");

        assertThat(reset(data)).isEqualTo(ExitCode.OK.code());
    }

    @Test
    void a_folder_no_demonstration_ran_in_is_not_touched() throws Exception {
        Files.writeString(folder.resolve("trust.json"), "somebody's own");

        assertThat(reset(folder)).isEqualTo(ExitCode.USAGE.code());

        assertThat(err.toString()).contains("not a demonstration's folder");
        assertThat(folder.resolve("trust.json")).exists();
    }

    private int reset(Path data) {
        var line = Sunseal.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute("demo", "reset", "--data", data.toString());
    }
}
