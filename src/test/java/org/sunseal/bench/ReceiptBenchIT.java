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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.RushSchedule;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.EntryBundle;
import org.sunseal.audit.proof.HttpTileSource;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.audit.proof.TilePath;
import org.sunseal.crypto.CompactRange;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.SignedNote;
import org.sunseal.kernel.OnDisk;
import org.sunseal.platform.TestStack;

/**
 * From "wants to commit" to "proof and time stamp there" at 1,000 entries a second before a deadline, with seven
 * witnesses that download, hash and keep every entry and sync before they sign, as the agents do, all on this machine
 * over HTTP. Beside it a bare insert at the same rate: the least that a durable answer takes. Set {@code -Dbench.receipts} for another rate,
 * {@code -Dbench.receipt-seconds} for another length.
 */
@Tag("bench")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(ReceiptBenchIT.BeforeADeadline.class)
class ReceiptBenchIT {
    private static final int PER_SECOND = Integer.getInteger("bench.receipts", 1000);
    private static final int SECONDS = Integer.getInteger("bench.receipt-seconds", 20);
    private static final int WARM_SECONDS = 10;
    private static final double LIMIT_MILLIS = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

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

        /** A machine that falls behind is to show in the figures, not in failures. */
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.acquisition-timeout", "60S");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return SyncedDatabase.forProfile();
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
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table bare (id bigint generated always as identity primary key, body bytea)");
        }
        for (int member = 1; member <= 7; member++) {
            int number = member;
            Thread.ofPlatform().daemon().start(() -> witness(number));
        }
        Offered.during(WARM_SECONDS, PER_SECOND / 2, this::receipt);
        var receipts = Offered.during(SECONDS, PER_SECOND, this::receipt);
        over = true;
        var inserts = Offered.during(SECONDS, PER_SECOND, this::insert);

        var offered = String.format(Locale.ROOT, " with %,d entries/s offered", PER_SECOND);
        BenchTable.row("receipts/s" + offered + "; reference: the offer", receipts.perSecond(), PER_SECOND);
        BenchTable.row("receipt p50" + offered + ", ms; reference: the limit", receipts.millis(50), LIMIT_MILLIS);
        BenchTable.row("receipt p99" + offered + ", ms; reference: the limit", receipts.millis(99), LIMIT_MILLIS);
        BenchTable.row(
                "receipt p99" + offered + ", ms; reference: a bare synced insert at that rate",
                receipts.millis(99),
                inserts.millis(99));
    }

    private void receipt() {
        var entry = SealedEntry.of("BID", Keys.random(300));
        QuarkusTransaction.requiringNew().run(() -> log.append(entry));
        assertThat(log.awaitProof(entry.encode(), PATIENCE)).isTrue();
        assertThat(log.proof(entry.encode())).isPresent();
    }

    private void insert() {
        QuarkusTransaction.requiringNew().run(() -> {
            try (var connection = source.getConnection();
                    var insert = connection.prepareStatement("insert into bare (body) values (?)")) {
                insert.setBytes(1, Keys.random(300));
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Does what a trustee's agent does with a checkpoint (protocol 9.1), without the rest of an agent. */
    private void witness(int member) {
        var held = new CompactRange();
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(); // as the agents'
        var tiles = new HttpTileSource(prefix, client);
        var name = TestStack.world()
                .register()
                .quorum()
                .witnesses()
                .get(member - 1)
                .name();
        try (var entries = FileChannel.open(
                folder.resolve("entries" + member), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (!over) {
                var next = HttpRequest.newBuilder(prefix.resolve("next?after=" + held.size()))
                        .build();
                var answer = client.send(next, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 200) {
                    var note = SignedNote.parse(answer.body());
                    var checkpoint = Checkpoint.parse(note);
                    download(held, checkpoint.size(), tiles, entries);
                    assertThat(held.root()).isEqualTo(checkpoint.root());
                    OnDisk.replace(folder.resolve("promise" + member), held.encode());
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

    /** Fetches the bundles up to that size, hashes every new entry, and has all of them on disk. */
    private static void download(CompactRange held, long size, HttpTileSource tiles, FileChannel file)
            throws IOException {
        while (held.size() < size) {
            var path = TilePath.in(size, TilePath.ENTRIES, held.size() / TilePath.FULL)
                    .orElseThrow();
            var bundle = EntryBundle.parse(tiles.fetch(path.path()));
            for (var entry : bundle.subList((int) (held.size() % TilePath.FULL), bundle.size())) {
                held.append(Merkle.leafHash(entry));
                file.write(ByteBuffer.wrap(EntryBundle.frame(entry)));
            }
        }
        file.force(true);
    }
}
