package org.sunseal.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.TestBidder.Prepared;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.documents.Blobs;
import org.sunseal.platform.TestStack;

/** What nobody will ever open does not stay in the store, and nothing else goes (protocol 5.7). */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
class DeleteDroppedObjectsIT {
    @TempDir
    static Path temporary;

    @Inject
    SealedBids bids;

    @Inject
    DeleteDroppedObjects deleting;

    @Inject
    Blobs blobs;

    @Inject
    DataSource database;

    @ConfigProperty(name = "sunseal.objects")
    Path store;

    WitnessesAtWork witnesses;
    AnnouncedLot lot;

    @BeforeEach
    void announce() throws InterruptedException {
        witnesses = WitnessesAtWork.start();
        lot = AnnouncedLot.openFor(Duration.ofHours(1));
    }

    @AfterEach
    void end() throws InterruptedException {
        witnesses.stop();
    }

    @Test
    void what_was_replaced_or_withdrawn_goes_some_days_after_the_close_and_what_was_taken_over_stays() {
        var replacing = bidder();
        var first = submitted(replacing, replacing.prepare());
        var second = submitted(replacing, replacing.prepareReplacement(first));
        var withdrawing = bidder();
        var withdrawn = submitted(withdrawing, withdrawing.prepare());
        withdrawing.withdraw(withdrawn).then().statusCode(oneOf(201, 202));
        var dropped = Digests.of(withdrawn);
        dropped.add(first.key().digest());

        deleting.delete(inAMonth());
        assertThat(stored(dropped))
                .as("before the close a bid may return to them")
                .isEqualTo(dropped);
        close(lot);
        deleting.delete(today());
        assertThat(stored(dropped)).as("just after the close").isEqualTo(dropped);
        deleting.delete(inAMonth());

        assertThat(stored(dropped)).isEmpty();
        assertThat(Digests.of(second)).contains(first.payload().getFirst().digest());
        assertThat(stored(Digests.of(second))).isEqualTo(Digests.of(second));
    }

    @Test
    void an_object_that_a_bid_in_another_round_lists_stays_while_it_does() throws InterruptedException {
        var withdrawing = bidder();
        var withdrawn = submitted(withdrawing, withdrawing.prepare());
        var elsewhere = AnnouncedLot.openFor(Duration.ofHours(1));
        var copying = new TestBidder(elsewhere, temporary);
        var copy = submitted(copying, listing(copying, withdrawing, withdrawn));
        withdrawing.withdraw(withdrawn).then().statusCode(oneOf(201, 202));
        close(lot);
        var shared = withdrawn.payload().getFirst().digest();

        deleting.delete(inAMonth());
        assertThat(stored(Digests.of(copy))).as("the other round is open").contains(shared);
        assertThat(blobs.holds(withdrawn.key().digest())).isFalse();

        copying.withdraw(copy).then().statusCode(oneOf(201, 202));
        close(elsewhere);
        deleting.delete(inAMonth());
        assertThat(blobs.holds(shared)).as("now nobody lists it").isFalse();
    }

    @Test
    void an_object_that_a_disclosed_bid_lists_stays_for_good() throws InterruptedException {
        var withdrawing = bidder();
        var withdrawn = submitted(withdrawing, withdrawing.prepare());
        var elsewhere = AnnouncedLot.openFor(Duration.ofHours(1));
        var copying = new TestBidder(elsewhere, temporary);
        var copy = submitted(copying, listing(copying, withdrawing, withdrawn));
        close(elsewhere);
        withdrawing.withdraw(withdrawn).then().statusCode(oneOf(201, 202));
        close(lot);

        deleting.delete(inAMonth());

        assertThat(stored(Digests.of(copy))).isEqualTo(Digests.of(copy));
    }

    @Test
    void no_further_bid_may_list_what_is_about_to_be_deleted() throws InterruptedException {
        var withdrawing = bidder();
        var withdrawn = submitted(withdrawing, withdrawing.prepare());
        withdrawing.withdraw(withdrawn).then().statusCode(oneOf(201, 202));
        close(lot);
        var copying = new TestBidder(AnnouncedLot.openFor(Duration.ofHours(1)), temporary);
        var copy = listing(copying, withdrawing, withdrawn);

        copying.submit(copy).then().statusCode(422).body("type", endsWith("missing-object"));
        deleting.delete(inAMonth());
        copying.submit(copy).then().statusCode(422).body("type", endsWith("missing-object"));
        copying.upload(copy.manifest());

        copying.submit(copy).then().statusCode(oneOf(201, 202));
    }

    @Test
    void a_run_that_fails_half_way_is_finished_by_the_next() throws Exception {
        var withdrawing = bidder();
        var withdrawn = submitted(withdrawing, withdrawing.prepare());
        withdrawing.withdraw(withdrawn).then().statusCode(oneOf(201, 202));
        close(lot);
        var stubborn = file(withdrawn.key().digest());
        var bytes = Files.readAllBytes(stubborn);
        Files.delete(stubborn);
        Files.createDirectories(stubborn.resolve("in-the-way")); // a folder with something in it cannot be deleted

        deleting.delete(inAMonth());
        assertThat(blobs.holds(withdrawn.payload().getFirst().digest()))
                .as("the others went all the same")
                .isFalse();
        Files.delete(stubborn.resolve("in-the-way"));
        Files.delete(stubborn);
        Files.write(stubborn, bytes);
        deleting.delete(inAMonth());

        assertThat(stored(Digests.of(withdrawn))).isEmpty();
    }

    private TestBidder bidder() {
        return new TestBidder(lot, temporary);
    }

    private static SealedManifest submitted(TestBidder bidder, Prepared prepared) {
        bidder.submit(prepared).then().statusCode(oneOf(201, 202));
        return prepared.manifest();
    }

    /** A bid that lists another's object beside its own key.p7m: nobody can open it, but nobody can tell before. */
    private static Prepared listing(TestBidder bidder, TestBidder owner, SealedManifest other) {
        var own = bidder.prepare().manifest();
        var copy = new SealedManifest(
                own.context(),
                own.noticeSha256(),
                own.allotSha256(),
                other.payload(),
                own.key(),
                own.form(),
                own.signerCertSha256(),
                own.seq(),
                own.prev());
        other.payload().forEach(piece -> bidder.takeCopy(owner, piece));
        return new Prepared(copy, bidder.sign(copy));
    }

    /** What the transaction of CLOSE does to bids and round, without waiting for a deadline. */
    private void close(AnnouncedLot closing) {
        QuarkusTransaction.requiringNew().run(() -> {
            bids.disclose(closing.tender, "L1", 1, bids.listed(closing.tender, "L1", 1));
            try (var connection = database.getConnection();
                    var close = connection.prepareStatement("update lot_round set state = 'CLOSED' where tender = ?")) {
                close.setString(1, closing.tender);
                close.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Set<String> stored(Set<String> digests) {
        return digests.stream().filter(blobs::holds).collect(Collectors.toSet());
    }

    private Path file(String sha256) {
        return store.resolve("blobs")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(TestStack.world().clock().instant(), ZoneOffset.UTC);
    }

    private static LocalDate inAMonth() {
        return today().plusDays(30);
    }
}
