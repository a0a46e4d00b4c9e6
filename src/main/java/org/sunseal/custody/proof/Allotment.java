package org.sunseal.custody.proof;

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
 * The trustees' statement that a range of keys belongs to one lot and round and to nothing else (protocol 5.1a). A key that
 * two tenders could claim would be opened by the sham one.
 *
 * @param batch the batch of the keys
 * @param firstKey number of the first key in it, from 0
 * @param count keys in the range, at least 1
 * @param round of a draw its serial number in the lot
 * @param noticeSha256 digest of the notice that opens the round, whose values these are: version 1, or that of a re-tender
 *     (ADR 0031); for a draw always version 1
 * @param firstOpenAt the opening instant in that notice, for a draw the earliest in it; nothing in the range is released
 *     before it
 * @param minimumBids the lot needs at least that many listed bids to be opened
 */
public record Allotment(
        String batch,
        int firstKey,
        int count,
        Purpose purpose,
        String tender,
        String lot,
        int round,
        String noticeSha256,
        Instant firstOpenAt,
        int minimumBids) {

    /** What the keys of an allotment may be used for. */
    public enum Purpose {
        /** Slots of bids. */
        BID,
        /** The seed of an expert draw (protocol 8). */
        DRAW,
        /** The seed of a drawn evaluation coefficient. */
        COEFFICIENT
    }

    public Allotment {
        if (count < 1 || firstKey < 0 || round < 1 || minimumBids < 1 || firstKey > Integer.MAX_VALUE - count) {
            throw new InvalidEvidence(
                    "bad-allotment",
                    "Keys %d+%d, round %d, minimum bids %d".formatted(firstKey, count, round, minimumBids));
        }
    }

    /**
     * Reads an allotment and requires the signatures of at least {@code a} different trustees of the register, and of
     * nobody else.
     *
     * @throws InvalidEvidence {@code too-few-trustees}, {@code unknown-signer}, or what parsing finds
     */
    public static Allotment parse(byte[] p7, TrusteeRegister register) {
        var message = SignedMessage.parse(p7);
        TrusteeSignatures.require(message, register, register.a());
        return read(message.body());
    }

    /** Reads the body alone, as proposed to the trustees; nobody has signed it yet. */
    public static Allotment read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        var allotment = new Allotment(
                json.id("batch"),
                json.smallInteger("firstKey"),
                json.smallInteger("count"),
                purpose(json.text("purpose")),
                json.id("tender"),
                json.id("lot"),
                json.smallInteger("round"),
                json.digest("noticeSha256"),
                json.instant("firstOpenAt"),
                json.smallInteger("minimumBids"));
        json.end();
        return allotment;
    }

    private static Purpose purpose(String text) {
        for (var purpose : Purpose.values()) {
            if (purpose.name().equals(text)) {
                return purpose;
            }
        }
        throw new InvalidEvidence("malformed-json", "purpose: unknown value " + text);
    }

    /** The canonical JSON the trustees sign. */
    public byte[] body() {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("batch", batch);
        json.put("firstKey", firstKey);
        json.put("count", count);
        json.put("purpose", purpose.name());
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("round", round);
        json.put("noticeSha256", noticeSha256);
        json.put("firstOpenAt", Times.format(firstOpenAt));
        json.put("minimumBids", minimumBids);
        return CanonicalJson.write(json);
    }

    /** One trustee's signature over the body; the platform merges {@code a} of them with {@link SignedMessage#merge}. */
    public byte[] sign(Signer trustee) {
        return SignedMessage.sign(body(), trustee);
    }

    /** SHA-256 of the body in hex, the {@code allotSha256} of slots and bids. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** Whether any key is in both ranges. */
    public boolean overlaps(Allotment other) {
        return batch.equals(other.batch)
                && firstKey < other.firstKey + other.count
                && other.firstKey < firstKey + count;
    }

    /**
     * Whether this one may stand beside {@code other} in the same round: other keys, and the same terms. A further
     * allotment under other terms would let the platform choose, slot by slot, when a bid opens.
     */
    public boolean hasTermsOf(Allotment other) {
        return isOfRound(other)
                && noticeSha256.equals(other.noticeSha256)
                && firstOpenAt.equals(other.firstOpenAt)
                && minimumBids == other.minimumBids;
    }

    /** Whether both are for the same purpose, lot and round. */
    public boolean isOfRound(Allotment other) {
        return purpose == other.purpose && tender.equals(other.tender) && lot.equals(other.lot) && round == other.round;
    }

    /** Whether the key is one of these. */
    public boolean contains(KeyId key) {
        return batch.equals(key.batch()) && key.keyNo() >= firstKey && key.keyNo() < firstKey + count;
    }

    /** Whether the slot, {@code <batch>.<keyNo>}, is one of these; a text that names no key is not. */
    public boolean contains(String slot) {
        return KeyId.isKeyId(slot) && contains(KeyId.parse(slot));
    }

    /** Whether the allotment is for that draw of the lot: one key, for a choice of keys is a choice of committees. */
    public boolean isForDraw(String ofTender, String ofLot, int drawSeq) {
        return purpose == Purpose.DRAW
                && count == 1
                && tender.equals(ofTender)
                && lot.equals(ofLot)
                && round == drawSeq;
    }

    /** Whether the allotment is for bids of that lot and round. */
    public boolean isForBids(String ofTender, String ofLot, int ofRound) {
        return purpose == Purpose.BID && tender.equals(ofTender) && lot.equals(ofLot) && round == ofRound;
    }
}
