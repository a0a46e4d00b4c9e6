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
import java.time.Duration;
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
    private static final Duration TWO_TICKS = Duration.ofSeconds(5);

    @TestHTTPResource("/")
    URI platform;

    @Inject
    LogFeed feed;

    @Inject
    LogTables tables;

    /** Stopping the log would spoil other tests. */
    public static class OnItsOwn implements QuarkusTestProfile {}

    /** Whether the log stands still for two ticks; the one that was under way may take its time to end. */
    private boolean comesToRest() throws InterruptedException {
        for (int attempt = 0; attempt < 10; attempt++) {
            long size = size();
            Thread.sleep(TWO_TICKS);
            if (size() == size) {
                return true;
            }
        }
        return false;
    }

    private long size() {
        return feed.newest().orElseThrow().checkpoint().size();
    }

    @Test
    void a_larger_checkpoint_signed_by_the_log_itself_stops_it_and_a_forged_one_does_not() throws InterruptedException {
        var origin = TestStack.world().register().logKey().name();
        var text = new Checkpoint(origin, 1_000_000, new byte[32]).noteText();
        var witness = Cosignatures.sign("T1", TestStack.world().witnessKey(1), text, Instant.EPOCH);
        var log = new NoteSigner(origin, TestStack.world().log()).line(text);
        for (int attempt = 0; attempt < 600 && feed.newest().isEmpty(); attempt++) {
            Thread.sleep(100);
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
        assertThat(comesToRest()).isTrue();
        assertThat(tables.halted())
                .as("for the other nodes and the next start")
                .hasValueSatisfying(reason -> assertThat(reason).contains("1000000"));
    }
}
