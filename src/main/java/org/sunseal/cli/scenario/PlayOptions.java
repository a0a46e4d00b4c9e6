package org.sunseal.cli.scenario;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.sunseal.cli.ApiProblem;
import org.sunseal.cli.ExitCode;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.TrustFile;
import picocli.CommandLine.Option;

/** Where a scenario is played, as every scenario's command takes it. One play at a time has a platform's clocks. */
public final class PlayOptions {
    /** Held while a play moves the clocks of the demonstration whose folder it lies in. */
    private static final String LOCK = "play.lock";

    @Option(names = "--platform", defaultValue = "http://localhost:8080", description = "Default: ${DEFAULT-VALUE}")
    private URI platform = URI.create("http://localhost:8080");

    @Option(
            names = "--issuer",
            defaultValue = "http://127.0.0.1:8180/realms/sunseal-demo",
            description = "The realm the demo accounts belong to. Default: ${DEFAULT-VALUE}")
    private URI issuer = URI.create("http://127.0.0.1:8180/realms/sunseal-demo");

    @Option(names = "--data", defaultValue = "data", description = "The demo's folder. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(
            names = "--authorities",
            defaultValue = "keystore-dev",
            description = "The development authorities. Default: ${DEFAULT-VALUE}")
    private Path authorities = Path.of("keystore-dev");

    @Option(
            names = "--out",
            defaultValue = "evidence",
            description = "Evidence goes into a folder below, named after the tender. Default: ${DEFAULT-VALUE}")
    private Path out = Path.of("evidence");

    /** What is played. */
    @FunctionalInterface
    public interface Play {
        /**
         * Plays it.
         *
         * @param setting with the folder of all evidence, which need not exist yet
         */
        void play(Setting setting, Narration told) throws IOException;
    }

    /** Plays it to its end, or to the first deviation. */
    public int run(PrintWriter spectator, Play play) throws IOException {
        var told = new Narration(spectator);
        try {
            alone(told, play);
            return ExitCode.OK.code();
        } catch (Deviation | ApiProblem | InvalidEvidence e) {
            told.line("");
            told.line("DEVIATION: " + e.getMessage());
            return ExitCode.REFUSED.code();
        }
    }

    private void alone(Narration told, Play play) throws IOException {
        try (var file = FileChannel.open(data.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock(file).isEmpty()) {
                throw new Deviation(
                        "Another scenario, or the history of the first start, is being played on this platform"
                                + " and moves its clocks. Wait until it has ended, and begin again.");
            }
            var trust = TrustFile.load(data.resolve("trust.json"));
            var folder = out.toAbsolutePath().normalize();
            play.play(new Setting(platform, issuer, data, authorities, trust, folder), told);
        }
    }

    /** The system lets go of it when the process ends, however it ends. */
    private static Optional<FileLock> lock(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // held by this very process
        }
    }
}
