package org.sunseal.opening;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.HttpTileSource;
import org.sunseal.audit.proof.LogEntries;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.Release;
import org.sunseal.platform.TestStack;

/** What a trustee's agent does after a closing, done by hand: send the shares, then publish that it did. */
final class Releasing {
    /** Of five; no fewer can open anything. */
    static final List<Integer> THREE = List.of(1, 2, 4);

    private final TrusteesAtWork trustees;

    Releasing(TrusteesAtWork trustees) {
        this.trustees = trustees;
    }

    /** Lets three trustees send their shares and publish that they did. */
    void byThree(Closing close, BidList list) {
        for (var j : THREE) {
            logRelease(close, j, sendShares(close, j, list));
        }
    }

    /** The signed shares of a trustee, which the platform has taken. */
    byte[] sendShares(Closing close, int trustee, BidList list) {
        var shares = signed(trustee, trustees.shares(trustee, close, list));
        send(close, trustee, shares).then().statusCode(204);
        return shares;
    }

    /** Shares under the signature of a trustee. */
    static byte[] signed(int trustee, ShareRelease shares) {
        return shares.sign(TestStack.world().trustee(trustee));
    }

    /** Sends signed shares as that trustee, sealed to those who may read them. */
    static Response send(Closing close, int trustee, byte[] shares) {
        var register = TestStack.world().register();
        return given().contentType("application/octet-stream")
                .body(SealedMessage.seal(shares, register.openingService(), register.regulatorEncryption()))
                .put("/api/closings/%s/shares/T%d".formatted(close.sha256(), trustee));
    }

    /** What an agent publishes after it has sent its shares, having read the log itself. */
    static void logRelease(Closing close, int trustee, byte[] shares) {
        var world = TestStack.world();
        var reader = reader();
        var seen = new ArrayList<Long>();
        reader.visit(0, reader.checkpoint().size(), (index, bytes) -> {
            if (LogEntries.parse(bytes) instanceof OpenEntry entry && isOf(close, entry)) {
                seen.add(index);
            }
        });
        Checkpoint checkpoint = reader.checkpoint();
        var release = new Release(
                "T" + trustee,
                close.tender(),
                close.lot(),
                close.round(),
                close.sha256(),
                null,
                Framing.hex(Framing.sha256(shares)),
                checkpoint.size(),
                Framing.hex(checkpoint.root()),
                seen);
        for (int i = 0; i < 2; i++) { // again in other bytes, as a stranger could send it who adds a certificate
            post(SignedMessage.sign(release.body(), world.trustee(trustee)));
        }
    }

    /** Who has published a release under that closing, in the order of the log. */
    static List<String> logged(Closing close) {
        var reader = reader();
        var trustees = new ArrayList<String>();
        reader.visit(0, reader.checkpoint().size(), (index, bytes) -> {
            if (LogEntries.parse(bytes) instanceof OpenEntry entry
                    && entry.type().equals("RELEASE")
                    && isOf(close, entry)) {
                trustees.add(Release.read(SignedMessage.parse(entry.message()).body())
                        .trustee());
            }
        });
        return trustees;
    }

    private static LogReader reader() {
        return LogReader.newest(
                new HttpTileSource(URI.create("http://127.0.0.1:" + RestAssured.port + "/log/")),
                TestStack.world().register().logKey());
    }

    private static void post(byte[] message) {
        var body = new TreeMap<String, Object>();
        body.put("type", "RELEASE");
        body.put("message", message);
        given().contentType("application/json")
                .body(CanonicalJson.write(body))
                .post("/log/entries")
                .then()
                .statusCode(202);
    }

    private static boolean isOf(Closing close, OpenEntry entry) {
        var body = Fields.of(
                CanonicalJson.readLoosely(SignedMessage.parse(entry.message()).body()));
        return body.has("tender")
                && body.text("tender").equals(close.tender())
                && body.text("lot").equals(close.lot());
    }
}
