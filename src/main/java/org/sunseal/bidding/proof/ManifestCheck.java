package org.sunseal.bidding.proof;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SealedMessage;

/**
 * What can be said of a sealed bid without any key (protocol 5.4). The platform asks at submission, a verifier asks again
 * later; both get every finding at once, not the first.
 */
public final class ManifestCheck {
    /** Length of the layout around an empty file: salt, commitment and one empty chunk. */
    private static final long EMPTY_FILE = ChunkedFile.sealedLength(0);

    private ManifestCheck() {}

    /** The manifest alone: lengths the layout can have, no empty file, no object named twice. */
    public static List<Finding> check(SealedManifest manifest) {
        var findings = new ArrayList<Finding>();
        var digests = new HashSet<String>();
        for (var piece : manifest.payload()) {
            var field = "payload[" + piece.i() + "]";
            if (piece.size() == EMPTY_FILE) {
                findings.add(new Finding("empty-object", field + ".size", "The file inside is empty"));
            } else if (!ChunkedFile.legalLength(piece.size())) {
                findings.add(new Finding(
                        "not-sealed", field + ".size", piece.size() + " bytes is no length a sealed file can have"));
            }
            if (!digests.add(piece.digest())) {
                // one key per object, so equal bytes can only be one object listed twice
                findings.add(new Finding("object-repeated", field + ".digest", "Another object has this digest"));
            }
        }
        if (manifest.key().size() > KeyPackage.MAXIMUM_SEALED_BYTES) {
            findings.add(new Finding(
                    "object-too-large",
                    "key.size",
                    "key.p7m has at most " + KeyPackage.MAXIMUM_SEALED_BYTES + " bytes"));
        }
        return findings;
    }

    /** key.p7m beside its manifest: the named bytes, and in strict shape for exactly the slot key as recipient. */
    public static List<Finding> checkKey(SealedManifest manifest, byte[] keyP7m, PublicKey slotKey) {
        if (keyP7m.length != manifest.key().size()
                || !Framing.hex(Framing.sha256(keyP7m)).equals(manifest.key().digest())) {
            return List.of(new Finding("missing-object", "key.digest", "key.p7m is not the one the manifest names"));
        }
        try {
            SealedMessage.checkShape(keyP7m, slotKey);
            return List.of();
        } catch (InvalidEvidence e) {
            return List.of(new Finding("malformed-cms", "key", e.detail()));
        }
    }
}
