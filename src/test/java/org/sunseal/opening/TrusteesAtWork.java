package org.sunseal.opening;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.SignedNote;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.Ceremony;
import org.sunseal.custody.proof.CeremonyTerms;
import org.sunseal.custody.proof.Dealing;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.platform.TestStack;

/**
 * The five trustees and two witnesses of the test world in this JVM: they make keys, cosign, and release what a test
 * tells them to.
 */
public final class TrusteesAtWork {
    private static final int TRUSTEES = 5;
    private static final int WITNESSES = 7;

    /** By batch. They outlive a test, for what it leaves of a batch goes to the next. */
    private static final Map<String, List<List<BigInteger>>> SHARES = new ConcurrentHashMap<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread witnesses = Thread.ofPlatform().daemon().unstarted(this::cosignAll);
    private final Set<String> proposedToOthers = new HashSet<>();

    public static TrusteesAtWork start() {
        var trustees = new TrusteesAtWork();
        trustees.witnesses.start();
        return trustees;
    }

    public void stop() throws InterruptedException {
        witnesses.interrupt();
        witnesses.join(Duration.ofSeconds(5));
        http.shutdownNow();
    }

    /** Makes a batch of one-time keys, each trustee keeping its shares. */
    public void makeBatch(int count) {
        proposals().forEach(proposal -> proposedToOthers.add(proposal.get("id")));
        var world = TestStack.world();
        String batch = given().auth()
                .oauth2(TestStack.token("centre-of-openings", "centre"))
                .contentType("application/json")
                .body(Map.of("count", count))
                .post("/api/ceremonies")
                .then()
                .statusCode(201)
                .extract()
                .path("batch");
        var terms = new CeremonyTerms(batch, count, world.register());
        var own = new ArrayList<byte[]>();
        var dealings = new ArrayList<byte[]>();
        for (var j = 1; j <= TRUSTEES; j++) {
            var dealing = Dealing.random(terms, j);
            own.add(dealing.ownShares());
            dealings.add(dealing.message(world.trustee(j)));
            put("/api/ceremonies/%s/dealings/T%d".formatted(batch, j), dealings.getLast());
        }
        var shares = new ArrayList<List<BigInteger>>();
        for (var j = 1; j <= TRUSTEES; j++) {
            var outcome = Ceremony.conclude(
                    terms,
                    j,
                    own.get(j - 1),
                    dealings,
                    world.trusteeEncryption(j).key());
            var certified = (Ceremony.Outcome.Certified) outcome;
            shares.add(certified.shares());
            put(
                    "/api/ceremonies/%s/certificates/T%d".formatted(batch, j),
                    certified.statement().sign(world.trustee(j)));
        }
        SHARES.put(batch, shares);
    }

    /**
     * Waits for the proposal of a round's keys and signs it with four trustees. Rounds other tests have left waiting come
     * first; each that takes keys has more made.
     */
    void allot(String tender, String lot) throws InterruptedException {
        allot(tender, lot, 1);
    }

    /** The same for any round. */
    void allot(String tender, String lot, int round) throws InterruptedException {
        sign("keys of " + tender, allotment -> allotment.isForBids(tender, lot, round));
    }

    /** Waits for the proposal of a draw's key and signs it with four trustees. */
    public void allotDraw(String tender, String lot, int drawSeq) throws InterruptedException {
        sign("key of draw " + drawSeq, allotment -> allotment.isForDraw(tender, lot, drawSeq));
    }

    private void sign(String what, Predicate<Allotment> wanted) throws InterruptedException {
        for (var attempt = 0; attempt < 450; attempt++) {
            for (var proposal : proposals()) {
                var allotment = Allotment.read(Base64.getDecoder().decode(proposal.get("body")));
                if (wanted.test(allotment)) {
                    for (var j = 1; j < TRUSTEES; j++) {
                        put(
                                "/api/allotments/%s/signatures/T%d".formatted(proposal.get("id"), j),
                                allotment.sign(TestStack.world().trustee(j)));
                    }
                    return;
                }
                if (proposedToOthers.add(proposal.get("id"))) {
                    makeBatch(Math.max(allotment.count(), SmallOpenings.SLOTS));
                }
            }
            Thread.sleep(200);
        }
        throw new AssertionError("Not proposed: " + what);
    }

    private static List<Map<String, String>> proposals() {
        return given().get("/api/allotments?state=proposed")
                .then()
                .statusCode(200)
                .extract()
                .path("$");
    }

    /** A trustee's share of one key. */
    public BigInteger share(int trustee, String slot) {
        var key = KeyId.parse(slot);
        return SHARES.getOrDefault(key.batch(), List.of()).get(trustee - 1).get(key.keyNo());
    }

    /** The share message a trustee would send for exactly these slots. */
    ShareRelease shares(int trustee, Closing closing, BidList list) {
        var shares = new TreeMap<String, BigInteger>();
        for (var slot : list.slots()) {
            var key = KeyId.parse(slot);
            var own = SHARES.getOrDefault(key.batch(), List.of());
            shares.put(slot, own.get(trustee - 1).get(key.keyNo()));
        }
        return new ShareRelease(closing.tender(), closing.lot(), closing.round(), closing.sha256(), null, shares);
    }

    private static void put(String path, byte[] message) {
        given().contentType("application/octet-stream")
                .body(message)
                .put(path)
                .then()
                .statusCode(204);
    }

    private void cosignAll() {
        var size = 0L;
        try {
            while (true) {
                size = cosignNext(size);
            }
        } catch (IOException | InterruptedException e) {
            return; // stopped, or the application under test is gone
        }
    }

    private long cosignNext(long size) throws IOException, InterruptedException {
        try {
            var answer = http.send(
                    request("/log/next?after=" + size).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                return size;
            }
            var note = SignedNote.parse(answer.body());
            cosign(note.text());
            return Checkpoint.parse(note).size();
        } catch (HttpTimeoutException e) {
            return size; // a busy machine; the log is still there
        }
    }

    private void cosign(String text) throws IOException, InterruptedException {
        var world = TestStack.world();
        for (var member = 1; member <= WITNESSES; member++) {
            var name = member <= TRUSTEES ? "T" + member : "W" + (member - TRUSTEES);
            var line = Cosignatures.sign(
                    name, world.witnessKey(member), text, world.clock().instant());
            var body = (text + "\n" + line.encode()).getBytes(UTF_8);
            http.send(
                    request("/log/cosignatures")
                            .header("Content-Type", "text/plain")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(30));
    }
}
