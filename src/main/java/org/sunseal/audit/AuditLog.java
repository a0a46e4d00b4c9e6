package org.sunseal.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.audit.proof.TileSource;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.Merkle;

/**
 * The trading log, as the capabilities use it. An entry is kept in the transaction of the fact it records, so neither is
 * there without the other; its index comes with the next tick and its proof with the witness quorum.
 */
@ApplicationScoped
public class AuditLog {
    private final LogTables tables;
    private final CheckpointTokens tokens;
    private final AwaitedProofs awaited;
    private final RecentTiles tiles;
    private final Proofs proofs;
    private final Clock clock;

    AuditLog(
            LogTables tables,
            CheckpointTokens tokens,
            AwaitedProofs awaited,
            RecentTiles tiles,
            Proofs proofs,
            Clock clock) {
        this.tables = tables;
        this.tokens = tokens;
        this.awaited = awaited;
        this.tiles = tiles;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** Logs what everybody may read. The same entry given again, however often, stands in the log once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(OpenEntry entry) {
        append(entry.encode());
    }

    /** Logs the commitment to something that is kept elsewhere. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(SealedEntry entry) {
        append(entry.encode());
    }

    /** Where the entry with these bytes stands; empty until its tick. */
    public Optional<Long> indexOf(byte[] entry) {
        return place(entry).map(LogTables.Place::index);
    }

    /** Proof of an entry under the witness quorum; empty until there is one. For notices, allotments, closings. */
    public Optional<TlogProof> inclusion(byte[] entry) {
        return indexOf(entry)
                .flatMap(index -> tables.covering(index).map(covering -> proofs.of(entry, index, covering)));
    }

    /**
     * Proof and time-stamp for a receipt; empty until both are there. Asking marks the checkpoint as one a receipt names:
     * it gets its token now, and is never thinned.
     */
    public Optional<Receiptable> proof(byte[] entry) {
        return place(entry).flatMap(place -> awaited.proving(place)
                .or(() -> covering(place))
                .or(() -> awaited.anyCovering(place.index())) // a later checkpoint may have been faster
                .flatMap(found -> proofs.receiptable(entry, place.index(), found)));
    }

    /**
     * Waits until {@link #proof} has an answer. Call it after the transaction that appended has committed, from a thread
     * that may block.
     *
     * @return whether the proof is there; false when the time is up
     */
    public boolean awaitProof(byte[] entry, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        byte[] leafHash = Merkle.leafHash(entry);
        try (var waiting = awaited.await(leafHash)) {
            return (!awaited.isFresh(leafHash) && proof(entry).isPresent())
                    || waiting.within(until - System.nanoTime())
                    || proof(entry).isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The log's files, for copies and for reading entries. */
    public TileSource tiles() {
        return tiles;
    }

    private void append(byte[] entry) {
        tables.append(entry, clock.instant());
        awaited.appended(Merkle.leafHash(entry));
    }

    private Optional<LogTables.Place> place(byte[] entry) {
        byte[] leafHash = Merkle.leafHash(entry);
        return awaited.place(leafHash).or(() -> tables.place(leafHash));
    }

    private Optional<WitnessedCheckpoint> covering(LogTables.Place place) {
        var covering = tables.covering(place.index());
        tokens.name(covering.map(WitnessedCheckpoint::size).orElse(place.firstCheckpoint()));
        return covering.filter(found -> found.token() != null);
    }
}
