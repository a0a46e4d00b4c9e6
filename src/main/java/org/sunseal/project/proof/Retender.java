package org.sunseal.project.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Times;

/**
 * RETENDER: the tender side's signed decision to tender a failed lot again, as a further round of the same lot; an open
 * log entry. The round itself is opened by the next version of the notice.
 *
 * @param after the last round, which is over; the next has the next number
 * @param reason what became of it, and what is mended
 * @param at when it was signed
 */
public record Retender(String tender, String lot, int after, String reason, Instant at) {
    /** Type of its log entry. */
    public static final String TYPE = "RETENDER";

    /** A decision and the message that carries it. */
    public record Signed(Retender retender, SignedMessage message) {}

    /**
     * Reads a message and verifies its signature; whose it is, is for the caller to say.
     *
     * @throws InvalidEvidence {@code malformed-json}, {@code bad-signature}
     */
    public static Signed parseSigned(byte[] p7) {
        var message = SignedMessage.parse(p7);
        message.onlySigner();
        return new Signed(read(message.body()), message);
    }

    /** Reads the canonical body. */
    public static Retender read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        var read = new Retender(
                json.id("tender"), json.id("lot"), json.smallInteger("after"), json.text("reason"), json.instant("at"));
        json.end();
        return read;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("after", after);
        json.put("reason", reason);
        json.put("at", Times.format(at));
        return CanonicalJson.write(json);
    }

    /** As a signed message. */
    public byte[] sign(Signer tenderSide) {
        return SignedMessage.sign(body(), tenderSide);
    }

    /** SHA-256 of the body, hex. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }
}
