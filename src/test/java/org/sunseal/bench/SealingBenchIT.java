package org.sunseal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bench.SealAndOpen.Seconds;
import org.sunseal.journey.RunningPlatform;

/**
 * The largest file a bid may hold, through a process with 128 MiB of heap; beside it {@code cp} and the bare
 * arithmetic, in turn. Medians of the rounds. Set {@code -Dbench.sealed-mib} for another size.
 */
@Tag("bench")
class SealingBenchIT {
    private static final int MEBIBYTES = Integer.getInteger("bench.sealed-mib", 2048);
    private static final int MEBIBYTE = 1 << 20;
    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void two_gibibytes() throws IOException, InterruptedException {
        var plain = folder.resolve("plain");
        write(plain);

        var child = new ProcessBuilder(
                        RunningPlatform.java(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SealAndOpen.class.getName(),
                        plain.toString(),
                        Integer.toString(ROUNDS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var rounds = new String(child.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .lines()
                .map(Seconds::parse)
                .toList();
        assertThat(child.waitFor()).isZero();
        assertThat(rounds).hasSize(ROUNDS);
        assertThat(Files.mismatch(plain, folder.resolve("opened"))).isNegative();

        ToDoubleFunction<ToDoubleFunction<Seconds>> rate =
                act -> MEBIBYTES / rounds.stream().mapToDouble(act).sorted().toArray()[ROUNDS / 2];
        row("seal", "from disk to disk", "cp and sync", rate, Seconds::sealOnDisk, Seconds::copyOnDisk);
        row("open", "from disk to disk", "cp and sync", rate, Seconds::openOnDisk, Seconds::copyOnDisk);
        row("seal", "in the page cache", "cp", rate, Seconds::sealInCache, Seconds::copyInCache);
        row("open", "in the page cache", "cp", rate, Seconds::openInCache, Seconds::copyInCache);
        var arithmetic = "AES-256-GCM and one SHA-256 on one thread";
        row("seal", "in the page cache", arithmetic, rate, Seconds::sealInCache, Seconds::bare);
        row("open", "in the page cache", arithmetic, rate, Seconds::openInCache, Seconds::bare);
    }

    private static void row(
            String act,
            String conditions,
            String reference,
            ToDoubleFunction<ToDoubleFunction<Seconds>> rate,
            ToDoubleFunction<Seconds> ours,
            ToDoubleFunction<Seconds> theirs) {
        BenchTable.row(
                "%s %d MiB %s with -Xmx128m, MiB/s; reference: %s".formatted(act, MEBIBYTES, conditions, reference),
                rate.applyAsDouble(ours),
                rate.applyAsDouble(theirs));
    }

    private static void write(Path file) throws IOException {
        byte[] block = new byte[MEBIBYTE];
        new Random(1).nextBytes(block);
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < MEBIBYTES; i++) {
                block[i % MEBIBYTE]++; // no two the same, in case something below finds repetitions
                out.write(block);
            }
        }
    }
}
