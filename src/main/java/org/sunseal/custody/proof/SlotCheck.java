package org.sunseal.custody.proof;

import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;

/**
 * Everything a bidder's tool checks before it seals to a slot (protocol 5.2). The platform's word counts for nothing
 * here: the key was made by all trustees, a of them gave it to this lot and round alone, and the log's witnesses have
 * seen that.
 */
public final class SlotCheck {
    private SlotCheck() {}

    /**
     * A slot that passed.
     *
     * @param statement what the platform assigned
     * @param allotment the allotment it lies in, whose lot and round it shares
     * @param sharing the key's commitments; C_0 is the key
     * @param key P as a public key
     */
    public record Checked(SlotStatement statement, Allotment allotment, Sharing sharing, PublicKey key) {}

    /**
     * Verifies a slot from its documents.
     *
     * @param allotProof inclusion of the allotment's open log entry under a witness quorum
     * @return P as a public key
     * @throws InvalidEvidence naming what does not hold; {@code slot-outside-allotment}, {@code bad-slot},
     *     {@code too-few-trustees}, {@code no-quorum}, {@code bad-proof} among others
     */
    public static PublicKey verify(
            byte[] slotP7, byte[] batchP7, byte[] allotP7, TlogProof allotProof, TrusteeRegister register) {
        return check(slotP7, batchP7, allotP7, allotProof, register).key();
    }

    /** As {@link #verify}, returning all that was learned on the way. */
    public static Checked check(
            byte[] slotP7, byte[] batchP7, byte[] allotP7, TlogProof allotProof, TrusteeRegister register) {
        var statement = SlotStatement.parse(slotP7, register);
        var batch = BatchStatement.parse(batchP7, register);
        var allotment = Allotment.parse(allotP7, register);
        allotProof.verify(new OpenEntry("ALLOT", allotP7).encode(), register.quorum());

        var key = KeyId.parse(statement.slot());
        require(statement.batchSha256().equals(batch.sha256()), "bad-slot", "The slot names another batch statement");
        require(key.batch().equals(batch.batch()), "bad-slot", "The slot's name is of another batch");
        require(key.keyNo() == statement.index(), "bad-slot", "The slot's index is not its key number");
        var sharing = sharing(statement, batch);

        require(statement.allotSha256().equals(allotment.sha256()), "bad-slot", "The slot names another allotment");
        require(
                allotment.contains(key),
                "slot-outside-allotment",
                "Key %s is not among the %d keys from %s.%d"
                        .formatted(key, allotment.count(), allotment.batch(), allotment.firstKey()));
        require(
                allotment.isForBids(statement.tender(), statement.lot(), statement.round()),
                "slot-outside-allotment",
                "The keys are allotted to another lot, round or purpose");
        return new Checked(statement, allotment, sharing, Curve.publicKey(sharing.key()));
    }

    /**
     * Requires that a slot certificate wraps the very key that was checked; its issuer means nothing.
     *
     * @throws InvalidEvidence {@code bad-slot}
     */
    public static void requireWraps(X509Certificate certificate, PublicKey key) {
        require(
                Curve.point(certificate.getPublicKey()).equals(Curve.point(key)),
                "bad-slot",
                "The slot certificate wraps another key");
    }

    private static Sharing sharing(SlotStatement statement, BatchStatement batch) {
        var commitments = new ArrayList<byte[]>();
        statement.commitments().forEach(hex -> commitments.add(Framing.unhex(hex)));
        var encoded = joined(commitments);
        var sharing = Sharing.decode(encoded, batch.k());
        var path = new ArrayList<byte[]>();
        statement.path().forEach(hex -> path.add(Framing.unhex(hex)));
        var leaf = BatchKeys.leafHash(statement.index(), encoded);
        require(
                Merkle.verifyInclusion(leaf, statement.index(), batch.count(), path, Framing.unhex(batch.root())),
                "bad-slot",
                "The key is not in the batch the trustees certified");
        return sharing;
    }

    private static byte[] joined(List<byte[]> parts) {
        var all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static void require(boolean holds, String code, String complaint) {
        if (!holds) {
            throw new InvalidEvidence(code, complaint);
        }
    }
}
