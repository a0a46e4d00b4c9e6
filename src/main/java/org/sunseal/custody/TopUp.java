package org.sunseal.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Asks for further keys when a round runs out of slots (protocol 5.1a). Everybody sees the allotment that follows, so it comes
 * in one size and at one mark: it tells that a quarter of an allotment was left, and nothing about bids.
 */
@ApplicationScoped
public class TopUp {
    /** A further allotment is due when fewer than one slot in so many of an allotment's is free. */
    static final int MARK = 4;

    private final Allotments allotments;
    private final KeyRequests requests;

    TopUp(Allotments allotments, KeyRequests requests) {
        this.allotments = allotments;
        this.requests = requests;
    }

    /**
     * To be told, in the transaction that hands a slot out, how many are left. While an allotment is on its way no other is
     * asked for.
     *
     * @param free slots of all the round's allotments that nobody has
     */
    @Transactional(TxType.MANDATORY)
    public void left(String tender, String lot, int round, int free) {
        var allotted = allotments.of(tender, lot, round);
        if (isDue(free, allotted.getLast().allotment().count())) {
            requests.requestMore(tender, lot, round, allotted.size() + 1);
        }
    }

    static boolean isDue(int free, int sizeOfAllotment) {
        return free * MARK < sizeOfAllotment;
    }
}
