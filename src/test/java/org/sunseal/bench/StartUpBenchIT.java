package org.sunseal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.journey.RunningPlatform;

/** How long the packaged demonstration takes to start, and what memory it holds then. */
@Tag("bench")
class StartUpBenchIT {
    private static final double KIB_PER_MIB = 1024;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void second_start() throws IOException {
        long start = System.nanoTime();
        try (var platform = RunningPlatform.start(folder.resolve("data"))) {
            double first = seconds(start);
            platform.stop();
            start = System.nanoTime();
            platform.restart();
            BenchTable.row("second start with everything, s; reference: the first", seconds(start), first);
            double own = resident(ProcessHandle.of(platform.pid()).orElseThrow());
            double beside = 0;
            for (var process : neighbours(platform)) {
                beside += resident(process);
            }
            BenchTable.row(
                    "resident memory of the platform, MiB; reference: PostgreSQL, Keycloak, TSA and agents together",
                    own,
                    beside);
        }
    }

    /** PostgreSQL detaches itself, so it is no descendant; its shared pages are counted in each of its processes. */
    private static Iterable<ProcessHandle> neighbours(RunningPlatform platform) throws IOException {
        var record = Files.readAllLines(platform.data().resolve("pg/postmaster.pid"));
        var postmaster =
                ProcessHandle.of(Long.parseLong(record.getFirst().strip())).orElseThrow();
        var all = new HashSet<ProcessHandle>();
        ProcessHandle.of(platform.pid()).orElseThrow().descendants().forEach(all::add);
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).forEach(all::add);
        return all;
    }

    private static double resident(ProcessHandle process) throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0; // ended meanwhile
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .sum();
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
