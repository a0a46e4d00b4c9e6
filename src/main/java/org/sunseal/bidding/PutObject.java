package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.SealedLook;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.documents.Blobs;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;

/**
 * Takes in sealed objects and key.p7m, whole or in parts, under their digest. What is stored names no organisation and no
 * lot; what does not look sealed is refused before any of it is stored (EBM 26).
 */
@ApplicationScoped
public class PutObject {
    /** Salt and key commitment: with less of the beginning, sealed and readable bytes cannot be told apart. */
    private static final int LEAST_HEAD = 56;

    private final Blobs blobs;
    private final PlatformKeys keys;
    private final BiddingConfig config;

    PutObject(Blobs blobs, PlatformKeys keys, BiddingConfig config) {
        this.blobs = blobs;
        this.keys = keys;
        this.config = config;
    }

    /** How many bytes of the object have arrived from this organisation; all of them once it is stored. */
    public long offset(UUID organisation, String sha256) throws IOException {
        return blobs.holds(sha256) ? blobs.size(sha256) : blobs.offset(upload(organisation, sha256));
    }

    /**
     * Takes the part that begins at {@code from}.
     *
     * @param total bytes of the whole object
     * @return how many bytes have arrived; the object is stored, and its digest right, when these are all
     */
    public long put(UUID organisation, String sha256, long from, long total, InputStream part) throws IOException {
        requireLength(total);
        if (blobs.holds(sha256)) {
            return total;
        }
        var checked = from == 0 ? requireSealed(part, total) : part;
        return blobs.append(upload(organisation, sha256), sha256, from, total, checked);
    }

    private void requireLength(long total) {
        if (total <= 0 || total == ChunkedFile.sealedLength(0)) {
            throw new Refused(BidRefusal.EMPTY_OBJECT, "There is nothing in it");
        }
        if (total > config.objectMaximumBytes()) {
            throw new Refused(
                    BidRefusal.OBJECT_TOO_LARGE,
                    "%d bytes; an object has at most %d".formatted(total, config.objectMaximumBytes()));
        }
        if (total > KeyPackage.MAXIMUM_SEALED_BYTES && !ChunkedFile.legalLength(total)) {
            throw new Refused(BidRefusal.NOT_SEALED, "%d bytes is no length a sealed file can have".formatted(total));
        }
    }

    /** The same bytes, after a look at the first of them. */
    private static InputStream requireSealed(InputStream part, long total) throws IOException {
        byte[] head = part.readNBytes(SealedLook.HEAD_BYTES);
        if (!isKeyMessage(head, total)) {
            if (head.length < LEAST_HEAD && head.length < total) {
                throw new Refused(BidRefusal.NOT_SEALED, "The first part is too short to tell what it is");
            }
            try {
                SealedLook.require(head);
            } catch (InvalidEvidence e) {
                throw new Refused(BidRefusal.NOT_SEALED, e.detail());
            }
        }
        return new SequenceInputStream(new ByteArrayInputStream(head), part);
    }

    private static boolean isKeyMessage(byte[] head, long total) {
        if (head.length != total || total > KeyPackage.MAXIMUM_SEALED_BYTES) {
            return false;
        }
        try {
            SealedMessage.checkShape(head);
            return true;
        } catch (InvalidEvidence e) {
            return false;
        }
    }

    /** Uploads of one object by two organisations do not meet, and the name of one tells neither. */
    private String upload(UUID organisation, String sha256) {
        return Framing.hex(Framing.hmac(
                keys.master(),
                "upload",
                organisation.toString().getBytes(StandardCharsets.UTF_8),
                sha256.getBytes(StandardCharsets.UTF_8)));
    }
}
