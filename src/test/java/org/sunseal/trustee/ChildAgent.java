package org.sunseal.trustee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** An agent in a process of its own, which a test can kill. Its business clock shows what stands in a file. */
final class ChildAgent {
    private ChildAgent() {}

    /** Arguments: the agent's home, the file with its time. */
    public static void main(String[] arguments) throws InterruptedException {
        var home = AgentHome.open(Path.of(arguments[0]));
        var machine = Clock.systemUTC();
        var clock = new ClockSources(new FileTime(Path.of(arguments[1])), machine, List.of());
        AgentProcess.start(home, clock, machine, AgentProcess.httpClient(), Duration.ofMillis(50))
                .await();
    }

    /** Starts one; whoever starts it ends it. */
    static Process start(Path home, Path time, Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildAgent.class.getName(),
                        home.toString(),
                        time.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    static void setTime(Path file, Instant instant) throws IOException {
        var draft = file.resolveSibling("time.new");
        Files.writeString(draft, instant.toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static final class FileTime extends Clock {
        private final Path file;

        FileTime(Path file) {
            this.file = file;
        }

        @Override
        public Instant instant() {
            try {
                return Instant.parse(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
