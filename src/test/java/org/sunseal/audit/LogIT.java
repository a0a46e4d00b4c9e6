package org.sunseal.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.Fsck;
import org.sunseal.audit.proof.HttpTileSource;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedNote;
import org.sunseal.crypto.Timestamps;
import org.sunseal.platform.TestStack;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class LogIT {
    private static final String TOKENS = "select count(token) from log_named_checkpoint where size = ";

    @TestHTTPResource("/log/")
    URI prefix;

    @Inject
    AuditLog log;

    @Inject
    CheckpointTokens tokens;

    @Inject
    LogTables tables;

    @Inject
    TimeStamping authority;

    @Inject
    DataSource source;

    @Test
    void an_entry_is_proved_once_five_witnesses_have_seen_it() {
        var entry = SealedEntry.of("BID", Keys.random(300));
        QuarkusTransaction.requiringNew().run(() -> log.append(entry));
        var checkpoint = checkpointOf(entry.encode());

        cosign(checkpoint, 4);
        assertThat(log.awaitProof(entry.encode(), Duration.ofMillis(300))).isFalse();
        cosign(checkpoint, 5);

        assertThat(log.awaitProof(entry.encode(), Duration.ofSeconds(30))).isTrue();
        var receiptable = log.proof(entry.encode()).orElseThrow();
        var proven = receiptable
                .proof()
                .verify(entry.encode(), TestStack.world().register().quorum());
        assertThat(proven.quorumTime()).isEqualTo(receiptable.quorumTime());
        assertThat(Timestamps.verify(
                                receiptable.timestampToken(),
                                proven.checkpoint().noteSha256(),
                                List.of(TestStack.world().tsa().certificate()))
                        .genTime())
                .isNotNull();
        assertThat(log.proof(entry.encode()).orElseThrow().proof().encode())
                .isEqualTo(receiptable.proof().encode());
        byte[] shown = given().get(prefix + "checkpoint")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(TestStack.world()
                        .register()
                        .quorum()
                        .verify(SignedNote.parse(shown))
                        .checkpoint()
                        .size())
                .isGreaterThanOrEqualTo(Checkpoint.parse(checkpoint).size());
    }

    @Test
    void an_entry_whose_checkpoint_the_witnesses_passed_over_is_proved_by_the_next_one() {
        var entry = SealedEntry.of("BID", Keys.random(300));
        QuarkusTransaction.requiringNew().run(() -> log.append(entry));
        var checkpoint = checkpointOf(entry.encode());
        var next = checkpointAfter(Checkpoint.parse(checkpoint).size());

        assertThat(proofOf(log, entry, () -> cosign(next, 5)).checkpoint().noteText())
                .isEqualTo(next.text());
    }

    @Test
    void one_who_waits_on_another_node_gets_the_same_proof() {
        var elsewhere = new AwaitedProofs();
        var others = new CheckpointTokens(tables, authority, elsewhere);
        var tiles = new RecentTiles(tables);
        var node = new AuditLog(tables, others, elsewhere, tiles, new Proofs(tiles), Clock.systemUTC());
        var entry = SealedEntry.of("BID", Keys.random(300));
        try (var threads = Executors.newSingleThreadScheduledExecutor()) {
            QuarkusTransaction.requiringNew().run(() -> node.append(entry));
            var unused = threads.scheduleWithFixedDelay(others::catchUp, 100, 100, TimeUnit.MILLISECONDS);
            var proof = proofOf(node, entry, () -> cosign(checkpointOf(entry.encode()), 5));

            assertThat(proof.encode())
                    .isEqualTo(log.proof(entry.encode()).orElseThrow().proof().encode());
        }
    }

    @Test
    void outsiders_find_the_log_whole_over_http() {
        var entry = new OpenEntry("NOTICE", Keys.random(200));
        QuarkusTransaction.requiringNew().run(() -> log.append(entry));
        var checkpoint = checkpointOf(entry.encode());
        var source = new HttpTileSource(prefix);

        Fsck.check(
                source,
                Checkpoint.signed(checkpoint, TestStack.world().register().logKey()));

        var reader = new LogReader(source, Checkpoint.parse(checkpoint));
        assertThat(reader.entry(log.indexOf(entry.encode()).orElseThrow())).isEqualTo(entry.encode());
    }

    @Test
    void what_was_rolled_back_is_not_logged() {
        var entry = SealedEntry.of("BID", Keys.random(300));

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    log.append(entry);
                    throw new IllegalStateException("The bid is refused after all");
                }))
                .isInstanceOf(IllegalStateException.class);

        var checkpoint = Checkpoint.parse(checkpointAfter(0));
        checkpointAfter(checkpoint.size());
        assertThat(log.indexOf(entry.encode())).isEmpty();
    }

    @Test
    void nothing_is_logged_outside_a_transaction() {
        var entry = SealedEntry.of("BID", Keys.random(300));

        assertThatThrownBy(() -> log.append(entry)).isInstanceOf(TransactionalException.class);
    }

    @Test
    void the_cosignature_of_a_stranger_is_refused() {
        var text = checkpointAfter(0).text();
        var line = Cosignatures.sign("T1", Keys.ed25519(), text, Instant.EPOCH);

        post(SignedNote.of(text, List.of(line)).encode(), "cosignatures", 403, "unknown-witness");
    }

    @Test
    void a_cosignature_under_a_checkpoint_the_log_did_not_sign_is_refused() {
        var text = new Checkpoint(TestStack.world().register().logKey().name(), 7, new byte[32]).noteText();
        var line = Cosignatures.sign("T1", TestStack.world().witnessKey(1), text, Instant.EPOCH);

        post(SignedNote.of(text, List.of(line)).encode(), "cosignatures", 409, "unknown-checkpoint");
    }

    @Test
    void what_is_no_note_is_refused() {
        post("hello".getBytes(StandardCharsets.UTF_8), "cosignatures", 422, "malformed-note");
        post(new byte[70_000], "cosignatures", 422, "too-large-for-log");
    }

    @Test
    void an_entry_of_a_type_nobody_forwards_is_refused() {
        var entry = new TreeMap<String, Object>();
        entry.put("type", "GOSSIP");
        entry.put("message", new byte[] {1});

        post(CanonicalJson.write(entry), "entries", 422, "unknown-entry-type");
    }

    @Test
    void a_tile_that_is_not_there_is_not_found() {
        checkpointAfter(0);

        given().get(prefix + "tile/0/999").then().statusCode(404);
        given().get(prefix + "tile/0/000.p/1").then().statusCode(200);
        given().get(prefix + "tile/5/000").then().statusCode(404);
        given().get(prefix + "tile/nonsense").then().statusCode(404);
    }

    @Test
    void a_receipt_is_not_forgotten_when_the_database_fails_once() throws SQLException, InterruptedException {
        long size = Checkpoint.parse(checkpointAfter(0)).size();
        execute("alter table log_named_checkpoint rename to away");
        try {
            assertThatThrownBy(() -> tokens.name(size)).hasMessageContaining("tables cannot be used");
        } finally {
            execute("alter table away rename to log_named_checkpoint");
        }

        tokens.name(size);

        for (int i = 0; i < 600 && number(TOKENS + size) == 0; i++) {
            Thread.sleep(100);
        }
        assertThat(number(TOKENS + size)).isEqualTo(1);
    }

    /** The proof for one who begins to wait before the witnesses have seen anything. */
    private static TlogProof proofOf(AuditLog log, SealedEntry entry, Runnable witnessing) {
        var waiting = CompletableFuture.supplyAsync(() -> log.awaitProof(entry.encode(), Duration.ofSeconds(60)));
        witnessing.run();
        assertThat(waiting.join()).isTrue();
        return log.proof(entry.encode()).orElseThrow().proof();
    }

    private SignedNote checkpointOf(byte[] entry) {
        var checkpoint = checkpointAfter(0);
        while (log.indexOf(entry).isEmpty()) {
            checkpoint = checkpointAfter(Checkpoint.parse(checkpoint).size());
        }
        return checkpoint;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void post(byte[] body, String path, int status, String code) {
        given().contentType("application/octet-stream")
                .body(body)
                .post(prefix + path)
                .then()
                .statusCode(status)
                .body("type", is("urn:sunseal:problem:" + code));
    }

    private SignedNote checkpointAfter(long size) {
        byte[] note = given().get(prefix + "next?after=" + size)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return SignedNote.parse(note);
    }

    private void cosign(SignedNote checkpoint, int witnesses) {
        for (int i = 1; i <= witnesses; i++) {
            var name =
                    TestStack.world().register().quorum().witnesses().get(i - 1).name();
            var line = Cosignatures.sign(
                    name,
                    TestStack.world().witnessKey(i),
                    checkpoint.text(),
                    TestStack.world().clock().instant());
            given().contentType("text/plain")
                    .body(SignedNote.of(checkpoint.text(), List.of(line)).encode())
                    .post(prefix + "cosignatures")
                    .then()
                    .statusCode(204);
        }
    }
}
