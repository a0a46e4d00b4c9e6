package org.sunseal.bidding.proof;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/**
 * Where a sealed byte belongs: the slot of one bidder in one round of one lot. Its text enters every key derivation, so a
 * ciphertext moved to another place does not open (protocol 5.3-1).
 */
public record SlotContext(String suite, String tender, String lot, int round, String slot) {
    /** The only suite this version writes and reads: AES-256-GCM, P-256, SHA-256 (protocol 4). */
    public static final String SUITE = "intl-1";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public SlotContext {
        if (!SUITE.equals(suite)) {
            throw new InvalidEvidence("unknown-suite", "Suite " + suite + " is not " + SUITE);
        }
        requireId(tender, "tender");
        requireId(lot, "lot");
        requireId(slot, "slot");
        if (round < 1) {
            throw new InvalidEvidence("malformed-json", "round: counted from 1, not " + round);
        }
    }

    /** The place of a slot in the suite of this version. */
    public static SlotContext of(String tender, String lot, int round, String slot) {
        return new SlotContext(SUITE, tender, lot, round, slot);
    }

    /** {@code tbe1/<suite>/<tender>/<lot>/<round>/<slot>}; the form commitment is made over these ASCII bytes. */
    public String text() {
        return String.join("/", "tbe1", suite, tender, lot, Integer.toString(round), slot);
    }

    /** {@link #text()} as the bytes that are hashed. */
    public byte[] bytes() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    /** The context of object number {@code i}, the one its file key is bound to. */
    public String object(int i) {
        return text() + "/" + i;
    }

    /** Whether both are slots of the same lot and round, as all slots of one bid's history are. */
    public boolean sameRound(SlotContext other) {
        return suite.equals(other.suite)
                && tender.equals(other.tender)
                && lot.equals(other.lot)
                && round == other.round;
    }

    static SlotContext read(Fields fields) {
        return new SlotContext(
                fields.text("suite"),
                fields.id("tender"),
                fields.id("lot"),
                Shape.integer(fields, "round", 1, Integer.MAX_VALUE),
                fields.id("slot"));
    }

    /** A fresh map that opens every message of a bid: version, suite and place. */
    Map<String, @Nullable Object> head() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("v", 1);
        map.put("suite", suite);
        map.put("tender", tender);
        map.put("lot", lot);
        map.put("round", round);
        map.put("slot", slot);
        return map;
    }

    private static void requireId(String id, String field) {
        // "." and ".." are legal ids of the protocol, but ids also become folder names in a bidder's home
        if (!ID.matcher(id).matches() || id.equals(".") || id.equals("..")) {
            throw new InvalidEvidence("malformed-json", field + ": not an id: " + id);
        }
    }
}
