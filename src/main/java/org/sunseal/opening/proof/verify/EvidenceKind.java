package org.sunseal.opening.proof.verify;

import java.util.Locale;
import org.sunseal.crypto.InvalidEvidence;

/** For whom evidence was put together, which decides what is in it. */
public enum EvidenceKind {
    /** Anyone: everything but keys and sealed content. */
    PUBLIC,
    /** One bidder: also its own key, key package and sealed key message. */
    BIDDER,
    /** Regulator or court: also every key, share message and sealed key message. */
    REGULATOR;

    /** The word in paths and in {@code evidence.json}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word, else {@link InvalidEvidence} {@code malformed-json}. */
    public static EvidenceKind of(String text) {
        for (var kind : values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new InvalidEvidence("malformed-json", "kind: unknown value " + text);
    }
}
