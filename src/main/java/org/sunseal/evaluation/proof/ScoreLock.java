package org.sunseal.evaluation.proof;

import java.util.LinkedHashMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;

/**
 * What a member signs to commit to marks nobody sees yet.
 *
 * @param attempt from 1; another follows when sheets are sent back
 * @param commitment {@link #commitment}, hex
 */
public record ScoreLock(Charge.Place place, String member, int attempt, String commitment) {
    /** Bytes of the salt, so that nobody finds the marks by trying. */
    public static final int SALT = 16;

    private static final String TAG = "sunseal-score-sheet-1";

    /** {@code H("sunseal-score-sheet-1" || 00 || lp(salt) || lp(sheet))} over the exact bytes of the sheet, hex. */
    public static String commitment(byte[] salt, byte[] sheet) {
        return Framing.hex(Framing.hash(TAG, salt, sheet));
    }

    /** Reads the canonical bytes. */
    public static ScoreLock read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var lock = new ScoreLock(
                Charge.Place.read(fields),
                fields.id("member"),
                fields.smallInteger("attempt"),
                fields.digest("commitment"));
        fields.end();
        return lock;
    }

    /** The canonical bytes to sign. */
    public byte[] body() {
        var map = new LinkedHashMap<String, Object>();
        map.put("v", 1);
        map.putAll(place.asMap());
        map.put("member", member);
        map.put("attempt", attempt);
        map.put("commitment", commitment);
        return CanonicalJson.write(map);
    }
}
