package org.sunseal.bidding;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** A lot that takes bids for an hour, witnesses who cosign what is logged, and as many bidders as are asked for. */
final class LotUnderWitnesses {
    final AnnouncedLot lot;
    private final WitnessesAtWork witnesses = WitnessesAtWork.start();
    private final Path folder;

    /** To be made when the application runs: not before all tests but before the first of them. */
    LotUnderWitnesses(Path folder) throws InterruptedException {
        this.folder = folder;
        lot = AnnouncedLot.openFor(Duration.ofHours(1));
    }

    void end() throws InterruptedException {
        witnesses.stop();
    }

    TestBidder bidder() {
        return new TestBidder(lot, folder);
    }

    /** The receipt, waiting for its proof. */
    static Response receipt(TestBidder bidder, String digest) throws InterruptedException {
        for (int attempt = 0; attempt < 300; attempt++) {
            var answer = bidder.organisation.as().get("/api/receipts/" + digest);
            if (answer.statusCode() == 200) {
                return answer;
            }
            answer.then().statusCode(202);
            Thread.sleep(200);
        }
        throw new AssertionError("No receipt within a minute");
    }

    /** The bytes of a base64 field. */
    static byte[] bytes(Response answer, String field) {
        return Optional.<String>ofNullable(answer.path(field))
                .map(Base64.getDecoder()::decode)
                .orElseThrow();
    }

    /** One refusal names itself in the type; of several each is among the errors. */
    static void refused(Response answer, int status, String... codes) {
        answer.then().statusCode(status).contentType("application/problem+json");
        if (codes.length == 1) {
            answer.then().body("type", is("urn:sunseal:problem:" + codes[0]));
        } else {
            answer.then().body("errors.code", containsInAnyOrder(codes));
        }
    }
}
