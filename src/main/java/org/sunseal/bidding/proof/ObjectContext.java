package org.sunseal.bidding.proof;

import org.sunseal.crypto.InvalidEvidence;

/** The context one object was sealed under: a slot and the object's number in it (protocol 5.3-1). */
public record ObjectContext(SlotContext slot, int i) {
    /** Most objects a bid may have, and the highest number one may carry. */
    public static final int MOST = 64;

    public ObjectContext {
        if (i < 1 || i > MOST) {
            throw new InvalidEvidence("malformed-json", "object number " + i + " is not in 1.." + MOST);
        }
    }

    /** Reads {@code tbe1/<suite>/<tender>/<lot>/<round>/<slot>/<i>}; anything that would not be written so is refused. */
    public static ObjectContext parse(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 7 || !parts[0].equals("tbe1")) {
            throw new InvalidEvidence("malformed-json", "context: not an object's context: " + text);
        }
        ObjectContext read;
        try {
            read = new ObjectContext(
                    new SlotContext(parts[1], parts[2], parts[3], Integer.parseInt(parts[4]), parts[5]),
                    Integer.parseInt(parts[6]));
        } catch (NumberFormatException e) {
            throw new InvalidEvidence("malformed-json", "context: round and number are decimals: " + text, e);
        }
        if (!read.text().equals(text)) { // 01 or +1 are numbers too, but other bytes
            throw new InvalidEvidence("malformed-json", "context: not in its one form: " + text);
        }
        return read;
    }

    public String text() {
        return slot.object(i);
    }
}
