package org.sunseal.custody;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.Ceremony;
import org.sunseal.custody.proof.CeremonyTerms;
import org.sunseal.custody.proof.Dealing;
import org.sunseal.custody.proof.ShareBox;
import org.sunseal.platform.TestStack;

/** The five trustees of the test world, doing over HTTP what their agents would do; they keep their shares for openings. */
public final class TrusteesAtHand {
    private static final String OCTETS = "application/octet-stream";

    private TrusteesAtHand() {}

    /** A certified batch; element j - 1 of {@code shares} is trustee j's, in the form of {@link ShareBox}. */
    public record MadeBatch(String batch, List<byte[]> shares) {}

    /** Opens a ceremony as the centre and takes it to its end. */
    public static MadeBatch makeBatch(int keyCount) {
        var batch = given().auth()
                .oauth2(TestStack.token("centre1", "centre"))
                .contentType("application/json")
                .body(Map.of("count", keyCount))
                .post("/api/ceremonies")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("batch");
        var world = TestStack.world();
        var dealers = given().get("/api/ceremonies/" + batch).<List<String>>path("dealers");
        var terms = new CeremonyTerms(
                batch,
                keyCount,
                world.register(),
                dealers.stream()
                        .map(id -> world.register().trustee(id).orElseThrow().index())
                        .collect(Collectors.toCollection(TreeSet::new)));
        var own = new TreeMap<Integer, byte[]>();
        var dealings = new ArrayList<byte[]>();
        for (int j : terms.dealers()) {
            var dealing = Dealing.random(terms, j);
            own.put(j, dealing.ownShares());
            dealings.add(dealing.message(world.trustee(j)));
            put("/api/ceremonies/%s/dealings/T%d".formatted(batch, j), dealings.getLast(), 204);
        }
        var shares = new ArrayList<byte[]>();
        for (int j = 1; j <= 5; j++) {
            var outcome = Ceremony.conclude(
                    terms,
                    j,
                    own.getOrDefault(j, new byte[0]),
                    dealings,
                    world.trusteeEncryption(j).key());
            var certified = (Ceremony.Outcome.Certified) outcome;
            shares.add(ShareBox.encode(certified.shares()));
            var signed = certified.statement().sign(world.trustee(j));
            put("/api/ceremonies/%s/certificates/T%d".formatted(batch, j), signed, 204);
        }
        return new MadeBatch(batch, shares);
    }

    /** Signs every proposed allotment as T1 to T4. */
    public static void signProposals() {
        for (var proposal : proposals()) {
            for (int j = 1; j <= 4; j++) {
                var signed = proposal.allotment().sign(TestStack.world().trustee(j));
                put("/api/allotments/%s/signatures/T%d".formatted(proposal.id(), j), signed, 204);
            }
        }
    }

    /** A proposal as an agent reads it. */
    public record Proposed(UUID id, Allotment allotment) {}

    /** What is proposed right now. */
    public static List<Proposed> proposals() {
        var answer = given().get("/api/allotments?state=proposed")
                .then()
                .statusCode(200)
                .extract();
        var proposals = new ArrayList<Proposed>();
        for (Map<String, String> each : answer.<List<Map<String, String>>>path("$")) {
            var body = Base64.getDecoder().decode(each.get("body"));
            proposals.add(new Proposed(UUID.fromString(each.get("id")), Allotment.read(body)));
        }
        return proposals;
    }

    static void put(String path, byte[] message, int status) {
        given().contentType(OCTETS).body(message).put(path).then().statusCode(status);
    }
}
