package org.sunseal.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.NoteSigner;
import org.sunseal.crypto.SignedNote;
import org.sunseal.platform.TestStack;

/** A database restored from an old backup: an agent holds a checkpoint of this log that the tables do not know. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(LogStopsIT.OnItsOwn.class)
class LogStopsIT {
    @TestHTTPResource("/")
    URI platform;

    @Inject
    LogFeed feed;

    @Inject
    LogTables tables;

    /** Stopping the log would spoil other tests. */
    public static class OnItsOwn implements QuarkusTestProfile {}

    @Test
    void a_larger_checkpoint_signed_by_the_log_itself_stops_it_and_a_forged_one_does_not() throws InterruptedException {
        var origin = TestStack.world().register().logKey().name();
        var text = new Checkpoint(origin, 1_000_000, new byte[32]).noteText();
        var witness = Cosignatures.sign("T1", TestStack.world().witnessKey(1), text, Instant.EPOCH);
        var log = new NoteSigner(origin, TestStack.world().log()).line(text);
        while (feed.newest().isEmpty()) {
            Thread.sleep(50);
        }

        given().contentType("text/plain")
                .body(SignedNote.of(text, List.of(witness)).encode())
                .post(platform + "log/cosignatures");
        given().get(platform + "q/health/ready").then().statusCode(200);
        given().contentType("text/plain")
                .body(SignedNote.of(text, List.of(log)).encode())
                .post(platform + "log/cosignatures");

        given().get(platform + "q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'trading log' }.status", is("DOWN"))
                .body("checks.find { it.name == 'trading log' }.data.halted", containsString("1000000"));
        Thread.sleep(2500); // a tick that was under way may still end
        long size = feed.newest().orElseThrow().checkpoint().size();
        Thread.sleep(2500);
        assertThat(feed.newest().orElseThrow().checkpoint().size()).isEqualTo(size);
        assertThat(tables.halted())
                .as("for the other nodes and the next start")
                .hasValueSatisfying(reason -> assertThat(reason).contains("1000000"));
    }
}
