package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndedWithTestsTest {
    /** A test run that started something, says its process id, and hangs. */
    public static final class HangingRun {
        private HangingRun() {}

        public static void main(String... args) throws IOException, InterruptedException {
            var started = EndedWithTests.tether(new ProcessBuilder("sleep", "120").start());
            System.out.println(started.pid());
            Thread.sleep(60_000);
        }
    }

    @Test
    void what_a_test_run_started_ends_when_the_run_is_told_to_end() throws Exception {
        var run = new ProcessBuilder(
                        RunningPlatform.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HangingRun.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = run.inputReader()) {
            var started = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();

            run.destroy(); // SIGTERM

            assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
            started.onExit().get(30, TimeUnit.SECONDS);
            assertThat(started.isAlive()).isFalse();
        } finally {
            run.destroyForcibly();
        }
    }
}
