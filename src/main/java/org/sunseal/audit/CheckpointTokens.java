package org.sunseal.audit;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.kernel.Refused;

/**
 * Gets the time-stamp of every checkpoint a receipt names, in parallel with its cosignatures (protocol 5.5), and tells
 * those who wait when one has both.
 */
@ApplicationScoped
class CheckpointTokens {
    private static final int REMEMBERED = 256;
    private static final Duration TICK = Duration.ofMillis(500);

    private final LogTables tables;
    private final TimeStamping authority;
    private final AwaitedProofs awaited;
    private final NavigableSet<Long> named = new ConcurrentSkipListSet<>();
    private final Set<Long> asking = ConcurrentHashMap.newKeySet();

    CheckpointTokens(LogTables tables, TimeStamping authority, AwaitedProofs awaited) {
        this.tables = tables;
        this.authority = authority;
        this.awaited = awaited;
    }

    /** Marks a checkpoint as one a receipt names and asks for its token, unless that was done before. */
    void name(long size) {
        if (!named.add(size)) {
            return;
        }
        if (named.size() > REMEMBERED) {
            named.pollFirst(); // naming it again would find the row
        }
        // not in the caller's transaction: that may roll back, and the next caller would think it done
        try {
            QuarkusTransaction.suspendingExisting().run(() -> {
                if (tables.name(size)) {
                    ask(size);
                }
            });
        } catch (RuntimeException e) {
            named.remove(size); // else nobody would try again, and its receipts would wait for ever
            throw e;
        }
    }

    /** What a tick gave a place: names its checkpoint if somebody waits for it, on a thread of its own. */
    void placed(Sequencer.Tick tick) {
        for (var size : awaited.placed(tick.found())) {
            Thread.ofVirtual().name("checkpoint-name-" + size).start(() -> {
                try {
                    name(size);
                } catch (RuntimeException e) { // as soon as there is a quorum it is tried again
                    Log.warnf("Checkpoint %d is not named yet: %s", size, e.getMessage());
                }
            });
        }
    }

    /** A checkpoint came under quorum. If the witnesses passed over one before it, its receipts take this one. */
    void witnessed(long size) {
        if (isAwaitedBelow(size)) {
            name(size);
        }
        refresh(size);
    }

    /** Looks for what other nodes did for those who wait here: places, quorums and tokens. */
    void catchUp() {
        var unplaced = awaited.unplacedFor(TICK);
        if (!unplaced.isEmpty()) {
            awaited.placed(tables.places(unplaced)).forEach(this::name);
        }
        settle();
    }

    /** Asks again for what the authority did not answer, and for what was named before a restart. */
    void askAgain() {
        tables.namedWithoutToken().forEach(this::ask);
    }

    /** Looks again at a checkpoint that came under quorum or got its token. */
    private void refresh(long size) {
        tables.covering(size - 1)
                .filter(found -> found.size() == size && found.token() != null)
                .ifPresent(complete -> {
                    awaited.complete(complete);
                    if (isAwaitedBelow(size)) {
                        settle();
                    }
                });
    }

    private boolean isAwaitedBelow(long size) {
        var unproved = awaited.firstUnproved(0);
        return unproved.isPresent() && unproved.getAsLong() < size;
    }

    /** Finds the checkpoints for those whose own has no quorum, one question for all who get the same. */
    private void settle() {
        for (var index = awaited.firstUnproved(0); index.isPresent(); ) {
            long from = index.getAsLong();
            var covering = tables.covering(from);
            covering.filter(found -> found.token() == null).ifPresent(found -> name(found.size()));
            covering.filter(found -> found.token() != null)
                    .or(() -> awaited.anyCovering(from))
                    .ifPresent(found -> awaited.proved(from, found));
            index = covering.isPresent() ? awaited.firstUnproved(covering.get().size()) : OptionalLong.empty();
        }
    }

    private void ask(long size) {
        if (asking.add(size)) {
            Thread.ofVirtual().name("checkpoint-token-" + size).start(() -> {
                try {
                    var checkpoint = tables.checkpoint(size).orElseThrow();
                    tables.keepToken(size, authority.tokenFor(checkpoint.noteSha256()));
                    refresh(size);
                } catch (UncheckedIOException
                        | InvalidEvidence
                        | Refused e) { // receipts wait; the next round asks again
                    Log.warnf("No time-stamp for checkpoint %d yet: %s", size, e.getMessage());
                } finally {
                    asking.remove(size);
                }
            });
        }
    }
}
