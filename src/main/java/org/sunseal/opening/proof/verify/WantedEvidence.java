package org.sunseal.opening.proof.verify;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asked to have checked. A folder names its own round and kind, and nobody signs that: relabelled as
 * public, a regulator's folder would owe no keys and would still pass. Who says here what was asked for cannot be given
 * something else.
 *
 * @param kindOrNull the kind of evidence; null for any, likewise below
 */
public record WantedEvidence(
        @Nullable EvidenceKind kindOrNull,
        @Nullable String tenderOrNull,
        @Nullable String lotOrNull,
        @Nullable Integer roundOrNull) {
    /** Whatever the folder says it is. */
    public static final WantedEvidence ANY = new WantedEvidence(null, null, null, null);

    /** What the folder says it is about, in words; refused when something else was asked for. */
    String subject(EvidenceIndex index) {
        var found = "%s evidence of round %d of lot %s of %s"
                .formatted(capitalised(index.kind()), index.round(), index.lot(), index.tender());
        Expect.that(
                (kindOrNull == null || kindOrNull == index.kind())
                        && (tenderOrNull == null || tenderOrNull.equals(index.tender()))
                        && (lotOrNull == null || lotOrNull.equals(index.lot()))
                        && (roundOrNull == null || roundOrNull == index.round()),
                "Something else was asked for than this: " + found);
        return found;
    }

    private static String capitalised(EvidenceKind kind) {
        return kind.text().substring(0, 1).toUpperCase(Locale.ROOT)
                + kind.text().substring(1);
    }
}
