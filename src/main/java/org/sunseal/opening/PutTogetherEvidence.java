package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.TileSource;
import org.sunseal.bidding.SealedBids;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.SignedNote;
import org.sunseal.custody.Register;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.SignedRecord;
import org.sunseal.opening.proof.verify.EvidenceKind;
import org.sunseal.opening.proof.verify.EvidenceWriter;
import org.sunseal.project.LotKey;
import org.sunseal.project.Notices;

/**
 * Puts everything a reader needs to check a round offline into one zip file (protocol 5.12). The public gets no keys; a
 * bidder its own; regulator and courts get all (5.9 O7).
 *
 * <p>In no transaction: a long log takes minutes to copy, and all that is read here is written once.
 */
@ApplicationScoped
public class PutTogetherEvidence {
    /** Evidence that may be had. None of it, keys least of all, lies anywhere until somebody takes it. */
    @FunctionalInterface
    public interface Evidence {
        /** Puts it together, writes it as a zip file, and leaves nothing behind. */
        void writeTo(OutputStream out) throws IOException;
    }

    private final ClosedRounds closed;
    private final OpeningRecords records;
    private final RecordSignatures signatures;
    private final ShareMessages messages;
    private final SealedBids bids;
    private final BidsInEvidence bidsInEvidence;
    private final AuditLog audit;
    private final Notices notices;
    private final Register register;
    private final PlatformKeys keys;
    private final EvidenceFolders folders;
    private final TileSource tiles;

    PutTogetherEvidence(
            ClosedRounds closed,
            OpeningRecords records,
            RecordSignatures signatures,
            ShareMessages messages,
            SealedBids bids,
            BidsInEvidence bidsInEvidence,
            AuditLog audit,
            Notices notices,
            Register register,
            PlatformKeys keys,
            EvidenceFolders folders) {
        this.closed = closed;
        this.records = records;
        this.signatures = signatures;
        this.messages = messages;
        this.bids = bids;
        this.bidsInEvidence = bidsInEvidence;
        this.audit = audit;
        this.notices = notices;
        this.register = register;
        this.keys = keys;
        this.folders = folders;
        this.tiles = keptTiles(audit, folders);
    }

    private static TileSource keptTiles(AuditLog audit, EvidenceFolders folders) {
        try {
            return new KeptTiles(audit.tiles(), folders.create());
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for a copy of the log", e);
        }
    }

    /** For anyone. */
    public Evidence forThePublic(String tender, String lot, int round) {
        return proven(closed.require(tender, lot, round), EvidenceKind.PUBLIC, null);
    }

    /** For one of the listed bidders; refuses {@code no-bid-of-yours} to anyone else. */
    public Evidence forBidder(String tender, String lot, int round, UUID organisation) {
        var listed = bids.disclosed(tender, lot, round).stream()
                .filter(bid -> bid.organisation().equals(organisation))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        OpeningRefusal.NO_BID_OF_YOURS, "Your organisation has no bid in round %d".formatted(round)));
        return proven(closed.require(tender, lot, round), EvidenceKind.BIDDER, listed.slot());
    }

    /** For the regulator and the courts. */
    public Evidence forTheRegulator(String tender, String lot, int round) {
        return proven(closed.require(tender, lot, round), EvidenceKind.REGULATOR, null);
    }

    private Evidence proven(ClosedRound round, EvidenceKind kind, @Nullable String ownSlot) {
        var note = tiles.fetch("checkpoint");
        var record = provenRecord(round, note);
        return out -> {
            var folder = folders.create();
            try {
                write(folder, note, record, round, kind, ownSlot);
                EvidenceFolders.pack(folder, out);
            } finally {
                EvidenceFolders.delete(folder);
            }
        };
    }

    private void write(
            Path folder,
            byte[] note,
            OpeningRecords.Kept record,
            ClosedRound round,
            EvidenceKind kind,
            @Nullable String ownSlot)
            throws IOException {
        var writer = new EvidenceWriter(folder);
        var closing = round.closing();
        writer.trust(register.trust());
        writer.log(tiles, note, closing.tender(), closing.lot(), closing.round());
        for (var proof : notices.proofsOfLater(new LotKey(closing.tender(), closing.lot()))) {
            writer.noticeProof(proof);
        }
        writer.closing(round.message(), round.token().orElseThrow(), round.list());
        writer.record(record.message(), record.pdf());
        var lists = new HashSet<String>();
        for (var signed : SignedRecord.read(record.pdf(), register.current()).tenderSide()) {
            bidsInEvidence.writeRevocation(
                    writer, signed.signature().signer(), signed.signature().chain(), signed.at(), lists);
        }
        bidsInEvidence.writeListed(writer, round, lists);
        if (kind != EvidenceKind.PUBLIC) {
            bidsInEvidence.writeOpened(writer, round, ownSlot, lists);
        }
        if (kind == EvidenceKind.REGULATOR) {
            writeShares(writer, round, record);
        }
        writer.index(kind, closing.tender(), closing.lot(), closing.round(), ownSlot);
    }

    /**
     * The record with the signatures that stand in the log's copy: a record or signature without its entry, or an entry
     * without its signature, would only look like evidence that something is wrong.
     */
    private OpeningRecords.Kept provenRecord(ClosedRound round, byte[] note) {
        var size = Checkpoint.parse(SignedNote.parse(note)).size();
        var record = records.find(round.closeSha256())
                .filter(found -> audit.inclusion(found.entry()).isPresent() && isBelow(found.entry(), size))
                .orElseThrow(() -> new Refused(
                        OpeningRefusal.NOT_OPENED, "The record of this round is not drawn up and witnessed yet"));
        return signatures.of(round.closeSha256()).stream()
                .takeWhile(signature -> isBelow(signature.entry().encode(), size))
                .reduce((earlier, later) -> later)
                .map(newest -> new OpeningRecords.Kept(record.message(), newest.pdf(), record.entry()))
                .orElse(record);
    }

    private boolean isBelow(byte[] entry, long size) {
        return audit.indexOf(entry).filter(index -> index < size).isPresent();
    }

    private void writeShares(EvidenceWriter writer, ClosedRound round, OpeningRecords.Kept record) throws IOException {
        var used = record.record().trustees();
        for (var sealed : messages.counting(round.closeSha256())) {
            var signed = SealedMessage.open(
                    sealed, keys.opening().key(), keys.opening().certificate());
            var trustee = register.current()
                    .trusteeSigning(SignedMessage.parse(signed).onlySigner())
                    .orElseThrow();
            if (used.contains(trustee.id())) {
                writer.shares(trustee.id(), signed);
            }
        }
    }
}
