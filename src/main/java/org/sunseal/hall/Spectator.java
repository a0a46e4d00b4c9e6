package org.sunseal.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * One who watches a hall. At most one message is on its way to it, and the next is made when that has left: so a slow line
 * needs no more memory than a fast one, and gets fewer, larger messages.
 */
final class Spectator {
    private final Line line;
    private final Supplier<Instant> now;
    private int has;
    private boolean isBusy;
    private long busySince;

    /** @param has the number of the last event it has */
    Spectator(Line line, int has, Supplier<Instant> now) {
        this.line = line;
        this.has = has;
        this.now = now;
    }

    /** Says how far it is, even if there is nothing new: then it knows that it misses nothing. */
    void greet(WatchedHall hall) {
        goOn(hall, true);
    }

    /** Sends what is new, unless a message is on its way: then what is new follows it. */
    void goOn(WatchedHall hall) {
        goOn(hall, false);
    }

    private void goOn(WatchedHall hall, boolean evenIfNothingIsNew) {
        WatchedHall.Message message;
        synchronized (this) {
            if (isBusy) {
                return;
            }
            has = Math.min(has, hall.size()); // whoever claims events that never were gets all that followed
            if (has == hall.size() && !evenIfNothingIsNew) {
                return;
            }
            message = hall.next(has, now.get());
            has = message.upTo();
            isBusy = true;
            busySince = System.nanoTime();
        }
        line.send(message.text()).whenComplete((sent, wrong) -> {
            synchronized (this) {
                isBusy = false;
            }
            if (wrong == null) {
                goOn(hall, false);
            }
        });
    }

    /** Whether a message has been on its way to it for longer than that. */
    synchronized boolean isSlowerThan(Duration patience) {
        return isBusy && System.nanoTime() - busySince > patience.toNanos();
    }

    void drop() {
        line.hangUp();
    }
}
