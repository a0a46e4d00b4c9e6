package org.sunseal.audit;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a proof, and what this node knows that ends the waiting: where the newest entries stand, and which
 * checkpoints have quorum and token. So a crowd of receipts asks the database nothing, and each is woken once, when its
 * own proof is there. All that is remembered here is final; what is not, is in the tables.
 */
@Singleton
class AwaitedProofs {
    private static final int CHECKPOINTS = 256;
    private static final int ENTRIES = Padding.LARGEST_STEP;

    private final Set<Awaited> waiting = ConcurrentHashMap.newKeySet();
    /** By the first checkpoint of an entry: the complete one that proves it, as a rule the same. */
    private final ConcurrentSkipListMap<Long, WitnessedCheckpoint> proving = new ConcurrentSkipListMap<>();

    private final Map<ByteBuffer, LogTables.Place> places = new Newest<>(); // by leaf hash, guarded by itself
    private final Map<ByteBuffer, Boolean> fresh = new Newest<>(); // likewise; the value says nothing

    /** Forgets the oldest. */
    private static final class Newest<T> extends LinkedHashMap<ByteBuffer, T> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, T> eldest) {
            return size() > ENTRIES;
        }
    }

    /** One who waits, until it is closed. */
    final class Awaited implements AutoCloseable {
        private final byte[] leafHash;
        private final long since = System.nanoTime();
        private final CountDownLatch proved = new CountDownLatch(1);
        private volatile LogTables.@Nullable Place place;

        private Awaited(byte[] leafHash) {
            this.leafHash = leafHash;
        }

        /** Waits at most so long; says whether the proof is there. */
        boolean within(long nanos) throws InterruptedException {
            return proved.await(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            waiting.remove(this);
        }

        private void look() {
            if (place == null) {
                place = AwaitedProofs.this.place(leafHash).orElse(null);
            }
            var known = place;
            if (known != null && proving.containsKey(known.firstCheckpoint())) {
                proved.countDown();
            }
        }

        private boolean isUnprovedFrom(long index) {
            var known = place;
            return known != null && known.index() >= index && proved.getCount() > 0;
        }

        private boolean unplacedFor(Duration time) {
            return place == null && System.nanoTime() - since >= time.toNanos();
        }
    }

    /** Begins to wait for the entry with that leaf hash. Look for its proof after this, so that none is missed. */
    Awaited await(byte[] leafHash) {
        var awaited = new Awaited(leafHash);
        waiting.add(awaited);
        awaited.look();
        return awaited;
    }

    /** An entry came in here, unless its transaction fails: a tick will tell its place, and no table can tell it yet. */
    void appended(byte[] leafHash) {
        synchronized (fresh) {
            fresh.put(ByteBuffer.wrap(leafHash), true);
        }
    }

    /** Whether the entry came in here and its tick was not seen yet. */
    boolean isFresh(byte[] leafHash) {
        synchronized (fresh) {
            return fresh.containsKey(ByteBuffer.wrap(leafHash));
        }
    }

    /** Where the entry stands, if this node learned it lately. */
    Optional<LogTables.Place> place(byte[] leafHash) {
        synchronized (places) {
            return Optional.ofNullable(places.get(ByteBuffer.wrap(leafHash)));
        }
    }

    /** Learns the places of entries that are committed; answers the first checkpoints of all that are waited for. */
    Set<Long> placed(Collection<LogTables.Found> found) {
        synchronized (places) {
            found.forEach(one -> places.put(ByteBuffer.wrap(one.leafHash()), one.place()));
        }
        synchronized (fresh) {
            found.forEach(one -> fresh.remove(ByteBuffer.wrap(one.leafHash())));
        }
        var checkpoints = new TreeSet<Long>();
        for (var one : waiting) {
            one.look();
            var place = one.place;
            if (place != null && one.proved.getCount() > 0) {
                checkpoints.add(place.firstCheckpoint());
            }
        }
        return checkpoints;
    }

    /** Learns of a checkpoint that has quorum and token, and wakes those to whom it gave a place. */
    void complete(WitnessedCheckpoint checkpoint) {
        proving.put(checkpoint.size(), checkpoint);
        forgetOld();
        waiting.forEach(Awaited::look);
    }

    /** Learns that the entries from this index on are proved by a complete checkpoint, and by none before it. */
    void proved(long from, WitnessedCheckpoint checkpoint) {
        for (var one : waiting) {
            var place = one.place;
            if (place != null && place.index() >= from && place.index() < checkpoint.size()) {
                proving.putIfAbsent(place.firstCheckpoint(), checkpoint);
                one.look();
            }
        }
        forgetOld();
    }

    /** The checkpoint that proves the entries with that first checkpoint, if it is known to be complete. */
    Optional<WitnessedCheckpoint> proving(LogTables.Place place) {
        return Optional.ofNullable(proving.get(place.firstCheckpoint()));
    }

    /** Any complete checkpoint known to cover the index: the first one may still lack its token. */
    Optional<WitnessedCheckpoint> anyCovering(long index) {
        return Optional.ofNullable(proving.higherEntry(index)).map(Map.Entry::getValue);
    }

    /** Leaf hashes of those who have waited so long already, and whose place nobody here knows. */
    List<byte[]> unplacedFor(Duration time) {
        return waiting.stream()
                .filter(one -> one.unplacedFor(time))
                .map(one -> one.leafHash)
                .toList();
    }

    /** The smallest index from there on that is known, waited for and not proved. */
    OptionalLong firstUnproved(long from) {
        return waiting.stream()
                .filter(one -> one.isUnprovedFrom(from))
                .flatMap(one -> Optional.ofNullable(one.place).stream())
                .mapToLong(LogTables.Place::index)
                .min();
    }

    private void forgetOld() {
        while (proving.size() > CHECKPOINTS) {
            proving.pollFirstEntry();
        }
    }
}
