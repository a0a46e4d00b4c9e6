package org.sunseal.bidding;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.Certificates;
import org.sunseal.custody.Batches;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.BatchStatement;
import org.sunseal.custody.proof.Ceremony;
import org.sunseal.custody.proof.CeremonyTerms;
import org.sunseal.custody.proof.Dealing;
import org.sunseal.platform.TestStack;

/** What the five trustees do about keys, in this JVM and without checking each other. */
final class KeysForTests {
    private static final int BATCH = SmallRounds.SLOTS * 3;

    private KeysForTests() {}

    /** Makes sure that the next round can be given its slots. */
    static void stock() {
        if (!Arc.container().instance(Batches.class).get().canServe(SmallRounds.SLOTS)) {
            make(BATCH);
        }
    }

    private static void make(int count) {
        var world = TestStack.world();
        String batch = given().auth()
                .oauth2(TestStack.token("centre-of-bidding", "centre"))
                .contentType("application/json")
                .body(Map.of("count", count))
                .post("/api/ceremonies")
                .then()
                .statusCode(201)
                .extract()
                .path("batch");
        var terms = new CeremonyTerms(batch, count, world.register());
        var dealings = new ArrayList<byte[]>();
        for (int trustee = 1; trustee <= terms.register().n(); trustee++) {
            byte[] dealing = Dealing.random(terms, trustee).message(world.trustee(trustee));
            dealings.add(dealing);
            put("/api/ceremonies/" + batch + "/dealings/T" + trustee, dealing);
        }
        var statement = new BatchStatement(
                batch,
                terms.register().k(),
                terms.register().n(),
                count,
                terms.register().trustees().stream()
                        .map(each -> Certificates.sha256(each.signing()))
                        .toList(),
                Ceremony.publicKeys(terms, dealings).root());
        for (int trustee = 1; trustee <= terms.register().n(); trustee++) {
            put("/api/ceremonies/" + batch + "/certificates/T" + trustee, statement.sign(world.trustee(trustee)));
        }
    }

    /**
     * Waits for the proposal of a round's keys and lets enough trustees sign it. Should a round of another test have
     * asked first and take the stock, more is made.
     */
    static Allotment allot(String tender, String lot) throws InterruptedException {
        for (int attempt = 0; attempt < 450; attempt++) {
            stock();
            List<Map<String, String>> proposals = given().get("/api/allotments?state=proposed")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("$");
            for (var proposal : proposals) {
                var allotment = Allotment.read(Base64.getDecoder().decode(proposal.get("body")));
                if (allotment.isForBids(tender, lot, 1)) {
                    for (int trustee = 1;
                            trustee <= TestStack.world().register().a();
                            trustee++) {
                        put(
                                "/api/allotments/" + proposal.get("id") + "/signatures/T" + trustee,
                                allotment.sign(TestStack.world().trustee(trustee)));
                    }
                    return allotment;
                }
            }
            Thread.sleep(200);
        }
        throw new AssertionError("No keys were proposed for " + tender + "/" + lot);
    }

    private static void put(String path, byte[] message) {
        given().contentType("application/octet-stream")
                .body(message)
                .put(path)
                .then()
                .statusCode(204);
    }
}
