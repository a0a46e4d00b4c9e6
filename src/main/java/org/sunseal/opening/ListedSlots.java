package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunseal.custody.Batches;
import org.sunseal.custody.proof.Sharing;

/** The public commitments of the slots a closing lists, against which shares and keys are checked. */
@ApplicationScoped
class ListedSlots {
    private final Batches batches;

    ListedSlots(Batches batches) {
        this.batches = batches;
    }

    /** The sharing of every listed slot. */
    SortedMap<String, Sharing> sharings(ClosedRound round) {
        var sharings = new TreeMap<String, Sharing>();
        round.bids().slots().forEach(slot -> sharings.put(slot, batches.sharing(slot)));
        return sharings;
    }
}
