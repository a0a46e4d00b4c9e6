package org.sunseal.bidding;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Timestamps;
import org.sunseal.platform.TestStack;

/** The platform passes time-stamps on to those who cannot reach the authority themselves, and cannot forge any. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
class RelayedTimestampIT {
    @Test
    void a_relayed_answer_is_the_authoritys_own() {
        var digest = Framing.sha256("what is to be stamped".getBytes(UTF_8));
        var nonce = new BigInteger(64, Keys.random());

        byte[] answer = ask(Timestamps.request(digest, nonce));

        var token = Timestamps.tokenFrom(answer, digest, nonce);
        assertThat(Timestamps.verify(
                                token,
                                digest,
                                List.of(TestStack.world().register().tsa()))
                        .genTime())
                .isBeforeOrEqualTo(TestStack.world().clock().instant());
    }

    @Test
    void whoever_has_no_account_gets_none() {
        given().contentType("application/timestamp-query")
                .body(Timestamps.request(Framing.sha256(new byte[0]), BigInteger.ONE))
                .post("/api/timestamps")
                .then()
                .statusCode(401);
    }

    private static byte[] ask(byte[] request) {
        return TestOrganisation.of("bidder")
                .as()
                .contentType("application/timestamp-query")
                .body(request)
                .post("/api/timestamps")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }
}
