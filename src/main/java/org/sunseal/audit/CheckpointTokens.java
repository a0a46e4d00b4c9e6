package org.sunseal.audit;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.kernel.Refused;

/**
 * Gets the time-stamp of every checkpoint a receipt names, in parallel with its cosignatures (protocol 5.5). Remembers
 * the newest checkpoints that have both, so that a crowd of waiting receipts does not ask the database.
 */
@ApplicationScoped
class CheckpointTokens {
    private static final int REMEMBERED = 256;

    private final LogTables tables;
    private final TimeStamping authority;
    private final LogFeed feed;
    private final NavigableSet<Long> named = new ConcurrentSkipListSet<>();
    private final Set<Long> asking = ConcurrentHashMap.newKeySet();
    private final ConcurrentSkipListMap<Long, WitnessedCheckpoint> ready = new ConcurrentSkipListMap<>();

    CheckpointTokens(LogTables tables, TimeStamping authority, LogFeed feed) {
        this.tables = tables;
        this.authority = authority;
        this.feed = feed;
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

    /** The first checkpoint remembered here that covers the index and has quorum and token. */
    Optional<WitnessedCheckpoint> ready(long index) {
        return Optional.ofNullable(ready.higherEntry(index)).map(Map.Entry::getValue);
    }

    /** Looks again at a checkpoint that came under quorum or got its token, and wakes who waits for it. */
    void refresh(long size) {
        tables.covering(size - 1)
                .filter(found -> found.size() == size && found.token() != null)
                .ifPresent(complete -> {
                    ready.put(size, complete);
                    if (ready.size() > REMEMBERED) {
                        ready.pollFirstEntry();
                    }
                    feed.bell().ring();
                });
    }

    /** Asks again for what the authority did not answer, and for what was named before a restart. */
    void askAgain() {
        tables.namedWithoutToken().forEach(this::ask);
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
