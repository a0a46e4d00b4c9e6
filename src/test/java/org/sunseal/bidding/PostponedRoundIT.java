package org.sunseal.bidding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.TestStack;

/** A notice the witnesses see in time moves the deadline for bids; before they have, it does not. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
class PostponedRoundIT {
    private WitnessesAtWork witnesses;

    @BeforeEach
    void start() {
        witnesses = WitnessesAtWork.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        witnesses.stop();
    }

    @Test
    void bids_are_taken_until_the_new_deadline_once_the_witnesses_have_seen_it() throws InterruptedException {
        var lot = AnnouncedLot.openFor(Duration.ofMinutes(10));
        var before = lot.openAt();
        witnesses.stop();
        lot.amend();
        assertThat(bidsUntil(lot)).isEqualTo(before.toString());

        witnesses = WitnessesAtWork.start();
        for (int i = 0; i < 600 && !bidsUntil(lot).equals(lot.openAt().toString()); i++) {
            Thread.sleep(100);
        }
        assertThat(bidsUntil(lot)).isEqualTo(before.plusSeconds(60).toString());
    }

    private static String bidsUntil(AnnouncedLot lot) {
        return given().get("/api/tender-projects/" + lot.tender + "/lots/L1").path("rounds[0].bidsUntil");
    }
}
