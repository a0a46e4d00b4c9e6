package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.documents.Blobs;
import org.sunseal.kernel.Refused;

/** Whether the objects of a bid are stored and will stay, asked in the transaction that keeps the bid. */
@ApplicationScoped
class ObjectsAtHand {
    private final DroppedObjects dropped;
    private final Blobs blobs;

    ObjectsAtHand(DroppedObjects dropped, Blobs blobs) {
        this.dropped = dropped;
        this.blobs = blobs;
    }

    /** Refuses objects that are about to be deleted, or were since {@link BidChecks} saw them. */
    void check(SealedManifest manifest, List<Refused> refused) {
        var going = dropped.amongThoseOfABidInFlight(Digests.of(manifest));
        for (var piece : manifest.pieces()) {
            if (going.contains(piece.digest()) || !blobs.holds(piece.digest())) {
                var field = piece.i() == SealedManifest.KEY ? "key" : "payload[" + piece.i() + "]";
                refused.add(new Refused(
                        BidRefusal.MISSING_OBJECT, field, "Belonged to a bid that was dropped; seal the file anew"));
            }
        }
    }
}
