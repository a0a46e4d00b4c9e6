package org.sunseal.custody;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.CheckpointWitnessed;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.BatchKeys;
import org.sunseal.custody.proof.BatchStatement;
import org.sunseal.custody.proof.Ceremony;
import org.sunseal.custody.proof.CeremonyTerms;
import org.sunseal.custody.proof.Complaint;
import org.sunseal.custody.proof.CrookedDealing;
import org.sunseal.custody.proof.Dealing;
import org.sunseal.custody.proof.SlotStatement;
import org.sunseal.platform.TestStack;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class CustodyIT {
    @Inject
    AuditLog log;

    @Inject
    KeyRequests requests;

    @Inject
    Allotments allotments;

    @Inject
    Slots slots;

    @Inject
    RunCeremony ceremony;

    @Inject
    Event<CheckpointWitnessed> checkpoints;

    @Test
    void only_the_centre_opens_a_ceremony() {
        given().auth()
                .oauth2(TestStack.token("bidder1", "bidder"))
                .contentType("application/json")
                .body(Map.of("count", 8))
                .post("/api/ceremonies")
                .then()
                .statusCode(403);
    }

    @Test
    void a_ceremony_over_http_ends_in_a_certified_and_logged_batch() throws Exception {
        var made = TrusteesAtHand.makeBatch(4);
        var register = TestStack.world().register();

        var statement = given().get("/api/batches/%s/statement".formatted(made.batch()))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var keys = given().get("/api/batches/%s/keys".formatted(made.batch())).asByteArray();

        given().get("/api/ceremonies")
                .then()
                .statusCode(200)
                .body("find { it.batch == '%s' }.state".formatted(made.batch()), is("certified"));
        var parsed = BatchStatement.parse(statement, register);
        assertThat(BatchKeys.parse(keys, parsed).count()).isEqualTo(4);
        assertThat(indexOf(new OpenEntry("BATCH", statement))).isNotNegative();
    }

    @Test
    void a_second_dealing_of_one_trustee_is_refused_and_the_first_may_be_repeated() {
        var batch = open(2);
        var terms = new CeremonyTerms(batch, 2, TestStack.world().register());
        var path = "/api/ceremonies/%s/dealings/T1".formatted(batch);
        var first = Dealing.random(terms, 1).message(TestStack.world().trustee(1));
        var second = Dealing.random(terms, 1).message(TestStack.world().trustee(1));

        TrusteesAtHand.put(path, first, 204);
        TrusteesAtHand.put(path, first, 204);
        TrusteesAtHand.put(path, second, 409);

        assertThat(given().get(path).asByteArray()).isEqualTo(first);
        endAll();
    }

    @Test
    void a_dealing_nobody_waits_for_is_refused_unread() {
        var batch = open(2);
        var path = "/api/ceremonies/%s/dealings/T1".formatted(batch);
        byte[] junk = {1, 2, 3};

        TrusteesAtHand.put("/api/ceremonies/%s/dealings/T9".formatted(batch), junk, 404);
        TrusteesAtHand.put(path, junk, 422); // T1's is waited for, so this was read

        endAll();
        TrusteesAtHand.put(path, junk, 409);
    }

    @Test
    void a_founded_complaint_ends_the_ceremony_and_the_next_goes_on_without_that_dealer() {
        var batch = open(2);
        var world = TestStack.world();
        var terms = new CeremonyTerms(batch, 2, world.register());
        var crooked = new CrookedDealing(terms, 3);
        crooked.shareOffset(2, BigInteger.ONE);
        var own = new byte[0];
        var dealings = new ArrayList<byte[]>();
        for (int j = 1; j <= 5; j++) {
            var dealing = Dealing.random(terms, j);
            dealings.add(j == 3 ? crooked.message(world.trustee(3)) : dealing.message(world.trustee(j)));
            own = j == 2 ? dealing.ownShares() : own;
            TrusteesAtHand.put("/api/ceremonies/%s/dealings/T%d".formatted(batch, j), dealings.getLast(), 204);
        }
        var outcome = (Ceremony.Outcome.Aborted) Ceremony.conclude(
                terms, 2, own, dealings, world.trusteeEncryption(2).key());
        var unfounded =
                new Complaint(batch, "T2", "T1", "I say so", Framing.hex(Framing.sha256(dealings.getFirst())), null);

        var path = "/api/ceremonies/%s/complaints/T2".formatted(batch);
        TrusteesAtHand.put(path, unfounded.sign(world.trustee(2)), 422);
        given().get("/api/ceremonies/" + batch).then().body("state", is("certifying"));
        TrusteesAtHand.put(path, outcome.complaint().sign(world.trustee(2)), 204);

        given().get("/api/ceremonies/" + batch)
                .then()
                .body("state", is("failed"))
                .body("failure", containsString("T3"));
        var published = given().get(path).asByteArray();
        assertThat(Complaint.parse(published, world.register()).confirm(dealings.get(2), terms))
                .contains("bad-share");
        TrusteesAtHand.put(
                "/api/ceremonies/%s/certificates/T1".formatted(batch),
                new BatchStatement(
                                batch,
                                3,
                                5,
                                2,
                                world.register().trustees().stream()
                                        .map(each -> Certificates.sha256(each.signing()))
                                        .toList(),
                                Ceremony.publicKeys(terms, dealings).root())
                        .sign(world.trustee(1)),
                409);
        var next = open(2);
        given().get("/api/ceremonies/" + next).then().body("dealers", is(List.of("T1", "T2", "T4", "T5")));
        endAll();
        TrusteesAtHand.makeBatch(2); // in which T3 holds and certifies
    }

    @Test
    void a_ceremony_a_trustee_stays_away_from_is_ended_and_another_may_start() {
        var batch = open(2);
        given().get("/api/ceremonies/" + batch).then().body("state", is("dealing"));

        ceremony.endOverdue();
        given().get("/api/ceremonies/" + batch).then().body("state", is("dealing"));
        endAll();

        given().get("/api/ceremonies/" + batch)
                .then()
                .body("state", is("failed"))
                .body("failure", containsString("No dealing of [T1, T2"));
        var late = Dealing.random(new CeremonyTerms(batch, 2, TestStack.world().register()), 1)
                .message(TestStack.world().trustee(1));
        given().contentType("application/octet-stream")
                .body(late)
                .put("/api/ceremonies/%s/dealings/T1".formatted(batch))
                .then()
                .statusCode(409)
                .body("type", is("urn:sunseal:problem:ceremony-past"));
        open(2);
        endAll();
    }

    @Test
    void a_round_gets_its_keys_once_when_its_notice_is_witnessed_and_four_trustees_have_signed() throws Exception {
        stock();
        var tender = "IT-" + UUID.randomUUID();
        var notice = request(tender);
        indexOf(notice);

        assertThat(proposalsFor(tender)).isEmpty();
        checkpoints
                .fireAsync(new CheckpointWitnessed(0, Instant.EPOCH))
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        assertThat(proposalsFor(tender)).isEmpty();
        CompletableFuture.allOf(Stream.generate(this::witnessed).limit(4).toArray(CompletableFuture[]::new))
                .get(60, TimeUnit.SECONDS);
        assertThat(proposalsFor(tender)).hasSize(1);

        var proposal = proposalsFor(tender).getFirst();
        for (int j = 1; j <= 5; j++) {
            assertThat(allotments.of(tender, "1", 1)).hasSize(j > 4 ? 1 : 0);
            var signed = proposal.allotment().sign(TestStack.world().trustee(j));
            TrusteesAtHand.put("/api/allotments/%s/signatures/T%d".formatted(proposal.id(), j), signed, 204);
        }

        var allotted = allotments.of(tender, "1", 1).getFirst();
        assertThat(SignedMessage.parse(allotted.message()).signers()).hasSize(4);
        assertThat(given().get("/api/allotments/" + proposal.id()).asByteArray())
                .isEqualTo(allotted.message());
        assertThat(indexOf(allotted.entry())).isNotNegative();
        var slot = allotted.allotment().batch() + "." + allotted.allotment().firstKey();
        var statement = SlotStatement.parse(
                slots.statement(allotted, slot), TestStack.world().register());
        assertThat(statement.slot()).isEqualTo(slot);
    }

    @Test
    void a_signature_under_other_bytes_or_by_another_is_refused() throws Exception {
        stock();
        var tender = "IT-" + UUID.randomUUID();
        indexOf(request(tender));
        witnessed().get(60, TimeUnit.SECONDS);
        var proposal = proposalsFor(tender).getFirst();
        var world = TestStack.world();
        var path = "/api/allotments/%s/signatures/T1".formatted(proposal.id());

        TrusteesAtHand.put(path, proposal.allotment().sign(world.trustee(2)), 422);
        TrusteesAtHand.put(path, proposal.allotment().sign(world.platform()), 422);
        TrusteesAtHand.put(path, SignedMessage.sign("{}".getBytes(), world.trustee(1)), 422);
        TrusteesAtHand.put(path, new byte[5_000], 422);
        var own = world.trustee(1);
        var withMore = new Signer(
                own.key(), own.certificate(), List.of(world.trustee(2).certificate()));
        TrusteesAtHand.put(path, proposal.allotment().sign(withMore), 422);
        TrusteesAtHand.put(path, proposal.allotment().sign(own), 204);
    }

    /** Keys for one round more than wait for theirs: notices of other tests are served first. */
    private void stock() {
        int waiting =
                QuarkusTransaction.requiringNew().call(() -> requests.waiting().size());
        for (int round = 0; round <= waiting; round++) {
            TrusteesAtHand.makeBatch(64);
        }
    }

    private CompletableFuture<CheckpointWitnessed> witnessed() {
        return checkpoints
                .fireAsync(new CheckpointWitnessed(Long.MAX_VALUE, Instant.EPOCH))
                .toCompletableFuture();
    }

    private OpenEntry request(String tender) {
        var message = SignedMessage.sign(
                ("{\"a notice of\":\"" + tender + "\"}").getBytes(),
                TestStack.world().regulator());
        var entry = new OpenEntry("NOTICE", message);
        QuarkusTransaction.requiringNew().run(() -> {
            log.append(entry);
            var sha256 = Framing.hex(Framing.sha256(SignedMessage.parse(message).body()));
            var openAt = Instant.parse("2030-03-02T01:30:00Z");
            requests.request(new KeyRequest(tender, "1", 1, sha256, openAt, 3, "default", message));
        });
        return entry;
    }

    private static List<TrusteesAtHand.Proposed> proposalsFor(String tender) {
        return TrusteesAtHand.proposals().stream()
                .filter(each -> each.allotment().tender().equals(tender))
                .toList();
    }

    private static String open(int keyCount) {
        return given().auth()
                .oauth2(TestStack.token("centre1", "centre"))
                .contentType("application/json")
                .body(Map.of("count", keyCount))
                .post("/api/ceremonies")
                .then()
                .statusCode(201)
                .extract()
                .path("batch");
    }

    /** Ends what is open, as the clock does when it is past the limit. */
    private void endAll() {
        TestStack.world().clock().forward(Duration.ofMinutes(16));
        ceremony.endOverdue();
    }

    /** Waits for the sequencer, which gives places in the log at its own pace. */
    private long indexOf(OpenEntry entry) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            var index = QuarkusTransaction.requiringNew().call(() -> log.indexOf(entry.encode()));
            if (index.isPresent()) {
                return index.get();
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new AssertionError("The entry was not sequenced in a minute");
    }
}
