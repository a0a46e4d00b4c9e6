package org.sunseal.opening.proof.verify;

import java.util.LinkedHashMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/**
 * {@code evidence.json}: which round the folder is about, and the digest of each file, so that a copy that lost or
 * changed one says so at once. Nobody signs it: a forger can rewrite it, and every other check has to hold without it.
 *
 * @param slotOrNull the bidder's own slot in evidence for a bidder, else null
 * @param files SHA-256 (hex) by path
 */
public record EvidenceIndex(
        EvidenceKind kind,
        String tender,
        String lot,
        int round,
        @Nullable String slotOrNull,
        SortedMap<String, String> files) {

    static EvidenceIndex read(byte[] json) {
        var fields = Fields.read(json);
        fields.version(1);
        var listed = fields.object("files");
        var files = new TreeMap<String, String>();
        listed.members().keySet().forEach(path -> files.put(path, listed.digest(path)));
        var slot = fields.optionalText("slot").orElse(null);
        var index = new EvidenceIndex(
                EvidenceKind.of(fields.text("kind")),
                fields.id("tender"),
                fields.id("lot"),
                fields.smallInteger("round"),
                slot,
                files);
        fields.end();
        if ((index.kind == EvidenceKind.BIDDER) != (slot != null)) {
            throw new InvalidEvidence("malformed-json", "slot: exactly a bidder's evidence names it");
        }
        return index;
    }

    /** The bytes of {@code evidence.json}. */
    public byte[] bytes() {
        var index = new LinkedHashMap<String, @Nullable Object>();
        index.put("v", 1);
        index.put("kind", kind.text());
        index.put("tender", tender);
        index.put("lot", lot);
        index.put("round", round);
        index.put("slot", slotOrNull);
        index.put("files", files);
        return CanonicalJson.write(index);
    }
}
