package org.sunseal.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.function.Consumer;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.TilePath;
import org.sunseal.audit.proof.TileTree;
import org.sunseal.crypto.CompactRange;
import org.sunseal.crypto.Merkle;

/**
 * Rebuilds the tree from the stored entries, some at a time, and compares it with what was signed: {@link
 * org.sunseal.audit.proof.Fsck} in small steps. A difference stops the log,
 * and so does an entry that is missing or cannot be read.
 */
@ApplicationScoped
class LogRebuild {
    private static final int ENTRIES_AT_ONCE = 50_000;

    private final LogTables tables;
    private final LogFeed feed;
    private final Consumer<String> halt;
    private final CompactRange rebuilt = new CompactRange();

    @Inject
    LogRebuild(LogTables tables, LogFeed feed, LogSequencing sequencing) {
        this(tables, feed, sequencing::halt);
    }

    LogRebuild(LogTables tables, LogFeed feed, Consumer<String> halt) {
        this.tables = tables;
        this.feed = feed;
        this.halt = halt;
    }

    /** Entries looked at so far. */
    synchronized long size() {
        return rebuilt.size();
    }

    /** Goes on with the entries not looked at yet; compares once it has caught up with the newest checkpoint. */
    synchronized void goOn() {
        feed.newest().map(LogFeed.Published::checkpoint).ifPresent(newest -> {
            try {
                goOn(newest);
            } catch (RuntimeException e) {
                halt.accept(BrokenLog.shownBy(e).orElseThrow(() -> e).getMessage());
            }
        });
    }

    private void goOn(Checkpoint newest) {
        var tree = new TileTree(tables.tiles(), newest.size());
        long limit = Math.min(newest.size(), rebuilt.size() + ENTRIES_AT_ONCE);
        while (rebuilt.size() < limit) {
            var bundle = tree.bundle(rebuilt.size() / TilePath.FULL);
            int known = (int) (rebuilt.size() % TilePath.FULL);
            bundle.subList(known, bundle.size()).forEach(entry -> rebuilt.append(Merkle.leafHash(entry)));
        }
        if (rebuilt.size() == newest.size() && !Arrays.equals(rebuilt.root(), newest.root())) {
            halt.accept("The stored entries do not lead to the root signed at size " + newest.size());
        }
    }
}
