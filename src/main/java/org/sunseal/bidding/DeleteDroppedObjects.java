package org.sunseal.bidding;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.sunseal.documents.Blobs;
import org.sunseal.project.RoundKey;

/**
 * Deletes what replaced and withdrawn bids left in the store, once their round is closed: nobody will ever have the key
 * to it (protocol 5.7). Receipts, claims and proofs name such objects by digest and need none of their bytes.
 *
 * <p>The list is the agenda: a run that is killed anywhere leaves its rest to the next. An object goes only if no bid
 * that stands lists it, in whatever round: bids that were in flight when it came on the list are waited for, later ones
 * are refused.
 */
@ApplicationScoped
class DeleteDroppedObjects {
    private final DroppedObjects dropped;
    private final DisclosedBids disclosed;
    private final SealedBids bids;
    private final OpenRounds rounds;
    private final Blobs blobs;
    private final Clock clock;

    DeleteDroppedObjects(
            DroppedObjects dropped,
            DisclosedBids disclosed,
            SealedBids bids,
            OpenRounds rounds,
            Blobs blobs,
            Clock clock) {
        this.dropped = dropped;
        this.disclosed = disclosed;
        this.bids = bids;
        this.rounds = rounds;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Scheduled(
            identity = "delete-dropped-objects",
            every = "${bidding.deleting:1h}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        delete(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** Deletes what may go on that day. */
    void delete(LocalDate today) {
        var due = QuarkusTransaction.requiringNew().call(() -> dropped.dueOn(today));
        if (due.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(dropped::awaitBidsInFlight);
        var listed = listed(due);
        due.forEach(sha256 -> attempt(sha256, listed.contains(sha256)));
    }

    /**
     * Those that a standing bid lists: first of open rounds, then of closed ones, or a round closing now were in
     * neither.
     */
    private Set<String> listed(Set<String> due) {
        var listed = new HashSet<String>();
        for (var round : QuarkusTransaction.requiringNew().call(rounds::notClosed)) {
            QuarkusTransaction.requiringNew().run(() -> listed.addAll(objectsOf(round)));
        }
        listed.retainAll(due);
        listed.addAll(QuarkusTransaction.requiringNew().call(() -> disclosed.listing(due)));
        return listed;
    }

    private Set<String> objectsOf(RoundKey round) {
        var objects = new HashSet<String>();
        bids.listed(round.tender(), round.lot(), round.round())
                .forEach(bid -> objects.addAll(Digests.of(bid.manifest())));
        return objects;
    }

    /** A listed object only leaves the list: the CLOSE of the round that lists it decides again. */
    private void attempt(String sha256, boolean isListed) {
        try {
            QuarkusTransaction.requiringNew().call(() -> {
                if (dropped.forget(sha256) && !isListed) {
                    blobs.delete(sha256); // before the row is gone for good: killed in between, it is deleted again
                }
                return null;
            });
        } catch (RuntimeException e) { // one object must not hold back the rest; it stays on the list
            Log.errorf(e, "Dropped object %s is not deleted yet", sha256);
        }
    }
}
