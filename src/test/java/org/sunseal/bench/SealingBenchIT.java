package org.sunseal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.journey.RunningPlatform;

/** The largest file a bid may hold, through a process with 128 MiB of heap. */
@Tag("bench")
class SealingBenchIT {
    private static final int MEBIBYTES = Integer.getInteger("bench.sealed-mib", 2048);
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void two_gibibytes() throws IOException, InterruptedException {
        var plain = folder.resolve("plain");
        write(plain);
        double copying = MEBIBYTES
                / seconds(List.of("cp", plain.toString(), folder.resolve("copy").toString()));
        Files.delete(folder.resolve("copy"));

        var child = new ProcessBuilder(
                        RunningPlatform.java(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SealAndOpen.class.getName(),
                        plain.toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(child.waitFor()).isZero();
        assertThat(Files.mismatch(plain, folder.resolve("opened"))).isNegative();

        var rates = Arrays.stream(printed.strip().split(" "))
                .mapToDouble(seconds -> MEBIBYTES / Double.parseDouble(seconds))
                .toArray();
        var size = "%d MiB with -Xmx128m, MiB/s".formatted(MEBIBYTES);
        BenchTable.row("seal " + size + "; reference: cp", rates[1], copying);
        BenchTable.row("seal " + size + "; reference: AES-256-GCM and SHA-256 bare", rates[1], rates[0]);
        BenchTable.row("open " + size + "; reference: cp", rates[2], copying);
        BenchTable.row("open " + size + "; reference: AES-256-GCM and SHA-256 bare", rates[2], rates[0]);
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

    private static double seconds(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        return (System.nanoTime() - start) / 1e9;
    }
}
