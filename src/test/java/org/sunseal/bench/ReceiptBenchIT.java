package org.sunseal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.RushSchedule;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.HttpTileSource;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.CompactRange;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.SignedNote;
import org.sunseal.platform.TestStack;

/**
 * From "committed" to "proof and time-stamp there" at 1,000 entries a second before a deadline, with seven witnesses
 * that download and hash every entry and sync before they sign, all on this machine over HTTP.
 */
@Tag("bench")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(ReceiptBenchIT.BeforeADeadline.class)
class ReceiptBenchIT {
    private static final int PER_SECOND = Integer.getInteger("bench.receipts", 1000);
    private static final int SECONDS = 20;
    private static final double TARGET_MILLIS = 1000;

    @TestHTTPResource("/log/")
    URI prefix;

    @TempDir
    Path folder;

    @Inject
    AuditLog log;

    @Inject
    AgroalDataSource source;

    private volatile boolean over;

    public static class BeforeADeadline implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(AlwaysRush.class);
        }
    }

    @Alternative
    @ApplicationScoped
    public static class AlwaysRush implements RushSchedule {
        @Override
        public boolean rush(Instant now) {
            return true;
        }
    }

    @Test
    void receipts() throws SQLException, InterruptedException {
        syncToDisk();
        for (int member = 1; member <= 7; member++) {
            int number = member;
            Thread.ofPlatform().daemon().start(() -> witness(number));
        }
        warmUp();
        var latencies = new ConcurrentSkipListMap<Long, Integer>();
        var failed = new AtomicInteger();
        long start = System.nanoTime();
        try (var receipts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PER_SECOND * SECONDS; i++) {
                long due = start + i * 1_000_000_000L / PER_SECOND;
                LockSupport.parkNanos(due - System.nanoTime());
                receipts.submit(() -> receipt(latencies, failed));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long median = percentile(latencies, 50);
        long tail = percentile(latencies, 99);
        BenchTable.row("entries/s offered; reference: aimed at", PER_SECOND * SECONDS / seconds, PER_SECOND);
        BenchTable.row("receipt p50 at that rate, ms; reference: the target", median, TARGET_MILLIS);
        BenchTable.row("receipt p99 at that rate, ms; reference: the target", tail, TARGET_MILLIS);
        over = true;
        assertThat(failed).hasValue(0);
    }

    private void receipt(ConcurrentSkipListMap<Long, Integer> latencies, AtomicInteger failed) {
        var entry = SealedEntry.of("BID", Keys.random(300));
        QuarkusTransaction.requiringNew().run(() -> log.append(entry));
        long committed = System.nanoTime();
        if (log.awaitProof(entry.encode(), Duration.ofSeconds(20))
                && log.proof(entry.encode()).isPresent()) {
            latencies.merge((System.nanoTime() - committed) / 1_000_000, 1, Integer::sum);
        } else {
            failed.incrementAndGet();
        }
    }

    private void warmUp() throws InterruptedException {
        var ignored = new ConcurrentSkipListMap<Long, Integer>();
        try (var receipts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2000; i++) {
                receipts.submit(() -> receipt(ignored, new AtomicInteger()));
                Thread.sleep(2);
            }
        }
    }

    private static long percentile(ConcurrentSkipListMap<Long, Integer> latencies, int percent) {
        long all = latencies.values().stream().mapToLong(Integer::longValue).sum();
        long seen = 0;
        for (var bucket : latencies.entrySet()) {
            seen += bucket.getValue();
            if (seen * 100 >= all * percent) {
                return bucket.getKey();
            }
        }
        return -1;
    }

    /** The embedded database of tests does not sync by default. */
    private void syncToDisk() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                statement.execute("alter system set " + setting + " = on");
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    private void witness(int member) {
        var held = new CompactRange();
        var tiles = new HttpTileSource(prefix);
        var client = HttpClient.newHttpClient();
        var name = TestStack.world()
                .register()
                .quorum()
                .witnesses()
                .get(member - 1)
                .name();
        try (var file = FileChannel.open(
                folder.resolve("witness" + member), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (!over) {
                var next = HttpRequest.newBuilder(prefix.resolve("next?after=" + held.size()))
                        .build();
                var answer = client.send(next, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 200) {
                    var note = SignedNote.parse(answer.body());
                    var checkpoint = Checkpoint.parse(note);
                    new LogReader(tiles, checkpoint)
                            .visit(held.size(), checkpoint.size(), (i, entry) -> held.append(Merkle.leafHash(entry)));
                    assertThat(held.root()).isEqualTo(checkpoint.root());
                    file.write(ByteBuffer.wrap(held.encode()), 0);
                    file.force(true);
                    var line = Cosignatures.sign(
                            name,
                            TestStack.world().witnessKey(member),
                            note.text(),
                            TestStack.world().clock().instant());
                    client.send(
                            HttpRequest.newBuilder(prefix.resolve("cosignatures"))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                                            SignedNote.of(note.text(), List.of(line))
                                                    .encode()))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                }
            }
        } catch (IOException e) {
            if (!over) { // else the server has gone while this witness was waiting
                throw new UncheckedIOException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
