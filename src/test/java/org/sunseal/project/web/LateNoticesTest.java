package org.sunseal.project.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.platform.TestStack;
import org.sunseal.project.Intakes;
import org.sunseal.project.LotLocks;
import org.sunseal.project.Lots;
import org.sunseal.project.PublishNotice;
import org.sunseal.project.RecordOrder;
import org.sunseal.project.RoundKey;
import org.sunseal.project.proof.Order;

/** Notices that agents pass on, late or signed by anybody, and the locks they must not take. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class LateNoticesTest {
    @Inject
    PublishNotice publish;

    @Inject
    RecordOrder record;

    @Inject
    Lots lots;

    @Inject
    LotLocks locks;

    @Inject
    Intakes intakes;

    @Test
    void a_notice_passed_on_after_the_deadline_does_not_reopen_the_bidding() {
        var lot = new LotToAnnounce(Duration.ofMinutes(5));
        var world = TestStack.world();
        var published = lot.publishedFirst();
        // a suspended lot is not closed at its deadline, so there is time for the notice
        var suspension = Order.suspend(lot.tender, "1", world.clock().instant(), "complaint");
        record.record(suspension.sign(world.regulator()));
        world.clock().moveTo(lot.openAt);
        var later = lot.openAt.plusSeconds(3600);
        publish.passOn(lot.notice(2, published.sha256(), later).sign(lot.agency.signer()));
        var resumed = Order.resume(suspension, world.clock().instant(), "settled");
        record.record(resumed.sign(world.regulator()));

        lot.lot().body("stage", equalTo("ISSUING"), "rounds.openAt", contains(later.toString()));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> lots.get(lot.tender, "1").takesBidsAt(lot.openAt.plusSeconds(1800), 1)))
                .isFalse();
    }

    @Test
    void a_stranger_who_passes_a_notice_on_waits_for_no_lock_and_takes_none() throws InterruptedException {
        var lot = new LotToAnnounce();
        var published = lot.publishedFirst();
        var stranger = TestStack.world().certify("stranger", lot.agency.creditCode(), Usage.SIGNING);
        var message =
                lot.notice(2, published.sha256(), lot.openAt.plusSeconds(60)).sign(stranger);
        var held = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var holder = Thread.ofPlatform()
                .start(() -> QuarkusTransaction.requiringNew().timeout(60).run(() -> {
                    locks.exclusive(lot.tender, "1", 1);
                    held.countDown();
                    await(done);
                }));
        try {
            assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(CompletableFuture.supplyAsync(() -> refusal(message)))
                    .succeedsWithin(Duration.ofSeconds(25))
                    .isEqualTo("unknown-signer");
        } finally {
            done.countDown();
            holder.join(Duration.ofSeconds(30));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String refusal(byte[] message) {
        try {
            publish.passOn(message);
            return "none";
        } catch (InvalidEvidence e) {
            return e.code();
        }
    }

    @Test
    void another_version_1_that_agents_pass_on_binds_nobody() {
        var lot = new LotToAnnounce();
        lot.publishedFirst();
        var fork = lot.notice(1, null, lot.openAt.plusSeconds(600)).sign(lot.agency.signer());
        assertThat(refusal(fork)).isEqualTo("bad-notice");
        lot.lot().body("rounds.openAt", contains(lot.openAt.toString()));
    }

    @Test
    void a_lock_does_not_say_which_lot_it_is_for() {
        var place = "T-under-lock";
        var unkeyed =
                Framing.hash("sunseal-lot-lock", place.getBytes(UTF_8), "1".getBytes(UTF_8), new byte[] {0, 0, 0, 1});
        var guessed = ByteBuffer.wrap(unkeyed).getLong();
        QuarkusTransaction.requiringNew().run(() -> {
            intakes.hold(new RoundKey(place, "1", 1));
            var own = "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()";
            assertThat(count(own)).isEqualTo(1);
            assertThat(count(own + " and ((classid::bigint << 32) | objid::bigint) = " + guessed))
                    .isZero();
        });
    }

    private long count(String sql) {
        return ((Number) lots.getEntityManager().createNativeQuery(sql).getSingleResult()).longValue();
    }

    @Test
    void projects_are_shown_page_by_page() {
        var lot = new LotToAnnounce();
        lot.publishedFirst();
        given().get("/api/tender-projects?size=1").then().statusCode(200).body("id", contains(lot.tender));
        given().get("/api/tender-projects?size=1&page=1").then().statusCode(200).body("id", not(hasItem(lot.tender)));
        given().get("/api/tender-projects?size=201").then().statusCode(422);
        given().get("/api/tender-projects/{tender}", lot.tender)
                .then()
                .statusCode(200)
                .body("id", equalTo(lot.tender), "lots.lot", contains("1"));
        lot.agency
                .asks()
                .get("/api/tender-projects/mine")
                .then()
                .statusCode(200)
                .body("id", contains(lot.tender));
        given().get("/api/outages?size=0").then().statusCode(422);
    }
}
