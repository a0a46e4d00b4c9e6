package org.sunseal.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link FakeSmtp} that a test started, and ends. */
final class MailServer {
    /** A mail the server has answered for. */
    record Taken(String to, String messageId, String text) {}

    private final Process process;
    private final BufferedReader said;
    private final Writer orders;
    private final Path folder;

    private MailServer(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        this.orders = process.outputWriter(UTF_8);
    }

    /** Returns once it listens. */
    static MailServer start(int port, Path folder) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeSmtp.class.getName(),
                        Integer.toString(port),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var server = new MailServer(process, folder);
        server.expect("listening");
        return server;
    }

    /** Returns once it behaves so. */
    void become(FakeSmtp.Mode mode) throws IOException {
        orders.write(mode.name() + "\n");
        orders.flush();
        expect(mode.name());
    }

    private void expect(String line) throws IOException {
        var read = said.readLine();
        if (!line.equals(read)) {
            throw new IllegalStateException("The mail server said %s instead of %s".formatted(read, line));
        }
    }

    /** Those to addresses that end so, in the order in which they came. */
    List<Taken> takenFor(String end) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".mail"))
                    .sorted()
                    .map(MailServer::read)
                    .filter(mail -> mail.to().endsWith(end))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Taken read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            var id = lines.stream()
                    .filter(line -> line.startsWith("Message-ID:"))
                    .map(line -> line.substring("Message-ID:".length()).strip())
                    .toList();
            if (id.size() != 1) {
                throw new IllegalStateException("A mail has one Message-ID, this has " + id);
            }
            return new Taken(lines.getFirst(), id.getFirst(), String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
