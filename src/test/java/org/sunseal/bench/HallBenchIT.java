package org.sunseal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunseal.platform.TestStack;

/**
 * From the commit of a fact to the last of 5,000 who watch the hall, all on this machine: the look at the database, the fan-out
 * and the reading. Beside it a bare loop that writes the same bytes to as many bare sockets. Set {@code -Dbench.spectators} and
 * {@code -Dbench.hall-events} for other numbers.
 */
@Tag("bench")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class HallBenchIT {
    private static final int SPECTATORS = Integer.getInteger("bench.spectators", 5000);
    private static final int EVENTS = Integer.getInteger("bench.hall-events", 40);
    private static final int WARM_EVENTS = 20;
    private static final double LIMIT_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(730); // no multiple of the time between two looks

    @TestHTTPResource("/")
    URI site;

    @Inject
    AgroalDataSource database;

    private int told;

    @Test
    @Timeout(300)
    void fan_out_to_the_public_gallery() throws Exception {
        assumeTrue(files() > 2L * SPECTATORS + 1000, () -> "Only %d open files are allowed; ulimit -n %d is needed"
                .formatted(files(), 2 * SPECTATORS + 1001));
        announce();
        var request = """
                GET /api/public/halls/BENCH/1/1/live?after=1 HTTP/1.1\r
                Host: %s\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.formatted(site.getAuthority());
        long[] ours;
        try (var gallery =
                new Readers(new InetSocketAddress(site.getHost(), site.getPort()), SPECTATORS, request, SPECTATORS)) {
            await(() -> gallery.greeted() >= SPECTATORS, gallery);
            measure(gallery, WARM_EVENTS, this::tell);
            ours = measure(gallery, EVENTS, this::tell);
        }
        var bare = bare();

        var name = String.format(Locale.ROOT, "fan-out to %,d spectators %%s, ms; reference: %%s", SPECTATORS);
        BenchTable.row(name.formatted("p50", "as many bare sockets"), millis(ours, 50), millis(bare, 50));
        BenchTable.row(name.formatted("p99", "the limit"), millis(ours, 99), LIMIT_MILLIS);
        BenchTable.row(name.formatted("p99", "as many bare sockets"), millis(ours, 99), millis(bare, 99));
    }

    private static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /** What makes something happen; returns when it has. */
    private interface Act {
        void run() throws Exception;
    }

    /** Each arrival's nanoseconds since the instant before the act was committed. */
    private static long[] measure(Readers readers, int times, Act act) throws Exception {
        var all = new ArrayList<long[]>();
        for (int i = 0; i < times; i++) {
            Thread.sleep(BETWEEN);
            long start = System.nanoTime();
            act.run();
            await(readers::isComplete, readers);
            all.add(Arrays.stream(readers.arrivals()).map(at -> at - start).toArray());
        }
        var sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        assertThat(sorted).as("every spectator gets every event once").hasSize(times * SPECTATORS);
        return sorted;
    }

    private static void await(BooleanSupplier until, Readers readers) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!until.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("%d greeted, %d arrived, %d ended", readers.greeted(), readers.arrived(), readers.ended())
                    .isLessThan(end);
            Thread.sleep(1);
        }
    }

    private static double millis(long[] sortedNanos, int percent) {
        return sortedNanos[(int) ((sortedNanos.length * (long) percent + 99) / 100) - 1] / 1e6;
    }

    /** As many connections, written to one after the other by one thread that does nothing else. */
    private static long[] bare() throws Exception {
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SPECTATORS);
            var sockets = new ArrayList<SocketChannel>();
            var accepting = Thread.ofPlatform().daemon().start(() -> accept(server, sockets));
            try (var readers = new Readers((InetSocketAddress) server.getLocalAddress(), SPECTATORS, "", SPECTATORS)) {
                accepting.join(PATIENCE);
                assertThat(sockets).hasSize(SPECTATORS);
                measure(readers, WARM_EVENTS, () -> write(sockets));
                return measure(readers, EVENTS, () -> write(sockets));
            } finally {
                for (var socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    private static void accept(ServerSocketChannel server, List<SocketChannel> sockets) {
        try {
            while (sockets.size() < SPECTATORS) {
                sockets.add(server.accept());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<SocketChannel> sockets) throws IOException {
        var payload = "x".repeat(220).getBytes(StandardCharsets.US_ASCII); // as long as the event of tell()
        var frame = ByteBuffer.allocate(payload.length + 4)
                .put((byte) 0x81)
                .put((byte) 126)
                .putShort((short) payload.length)
                .put(payload);
        for (var socket : sockets) {
            frame.flip();
            socket.write(frame);
            frame.position(frame.limit());
        }
    }

    private void announce() throws SQLException {
        run("""
                insert into organisation (id, name, credit_code, kind, registered_at, version)
                values ('00000000-0000-0000-0000-00000000be7c', 'Agency', '999999999999999999', 'agency', '2026-01-01T00:00:00Z', 0);
                insert into tender_project (code, name, agency_id, tenderee_id, registered_at)
                select 'BENCH', 'A bridge', id, id, registered_at from organisation where credit_code = '999999999999999999';
                insert into lot (tender, lot, name, minimum_bids, slot_class, stage, notice_version, notice_sha256, version)
                values ('BENCH', '1', 'Piers', 3, 'default', 'ISSUING', 1, repeat('0', 64), 0);
                insert into lot_round (tender, lot, round, envelope, open_at, bids_until, state, version)
                values ('BENCH', '1', 1, 'price', '2126-06-01T02:00:00Z', '2126-06-01T02:00:00Z', 'ANNOUNCED', 0);
                insert into notice (body_sha256, tender, lot, version, in_chain, message, signer_sha256, published_at)
                values (repeat('0', 64), 'BENCH', '1', 1, true, '\\x00', repeat('0', 64), '2026-05-01T00:00:00Z');
                """);
    }

    /** An order that changes nothing else, with which the hall is told in the same transaction. */
    private void tell() throws SQLException {
        run("""
                insert into regulator_order (body_sha256, tender, lot, kind, message, ordered_at, recorded_at)
                values (encode(sha256('order %d'::bytea), 'hex'), 'BENCH', '1', 'DECIDE', '\\x00', '2026-05-01T00:00:00Z', '2026-05-01T00:00:00Z');
                """.formatted(++told));
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
