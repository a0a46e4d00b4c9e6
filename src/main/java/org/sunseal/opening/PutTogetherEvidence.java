package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.TileSource;
import org.sunseal.bidding.SealedBid;
import org.sunseal.bidding.SealedBids;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.SignedNote;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.Allotments;
import org.sunseal.custody.Batches;
import org.sunseal.custody.Register;
import org.sunseal.custody.Slots;
import org.sunseal.documents.Blobs;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.identity.RevocationLists;
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
    private final OpenedBids opened;
    private final ShareMessages messages;
    private final SealedBids bids;
    private final BidChains chains;
    private final AuditLog audit;
    private final Notices notices;
    private final Allotments allotments;
    private final Batches batches;
    private final Slots slots;
    private final Blobs blobs;
    private final Register register;
    private final PlatformKeys keys;
    private final RevocationLists revocation;
    private final EvidenceFolders folders;
    private final TileSource tiles;

    PutTogetherEvidence(
            ClosedRounds closed,
            OpeningRecords records,
            RecordSignatures signatures,
            OpenedBids opened,
            ShareMessages messages,
            SealedBids bids,
            BidChains chains,
            AuditLog audit,
            Notices notices,
            Allotments allotments,
            Batches batches,
            Slots slots,
            Blobs blobs,
            Register register,
            PlatformKeys keys,
            RevocationLists revocation,
            EvidenceFolders folders) {
        this.closed = closed;
        this.records = records;
        this.signatures = signatures;
        this.opened = opened;
        this.messages = messages;
        this.bids = bids;
        this.chains = chains;
        this.audit = audit;
        this.notices = notices;
        this.allotments = allotments;
        this.batches = batches;
        this.slots = slots;
        this.blobs = blobs;
        this.register = register;
        this.keys = keys;
        this.revocation = revocation;
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
            writeRevocation(
                    writer, signed.signature().signer(), signed.signature().chain(), signed.at(), lists);
        }
        writeBids(writer, round, lists);
        if (kind != EvidenceKind.PUBLIC) {
            writeOpened(writer, round, ownSlot, lists);
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

    private void writeBids(EvidenceWriter writer, ClosedRound round, Set<String> lists) throws IOException {
        var closing = round.closing();
        int number = 0;
        for (var allotted : allotments.of(closing.tender(), closing.lot(), closing.round())) {
            writer.keys(++number, batches.statement(allotted.allotment().batch()), allotted.message());
        }
        var proofs = records.proofs(round.closeSha256());
        for (var bid : bids.disclosed(closing.tender(), closing.lot(), closing.round())) {
            var allotted = allotments
                    .holding(closing.tender(), closing.lot(), closing.round(), bid.slot())
                    .orElseThrow(() -> new IllegalStateException("A listed slot is in no allotment of its round"));
            writer.slot(bid.slot(), slots.statement(allotted, bid.slot()));
            var proof = proofs.get(bid.slot());
            if (proof != null) {
                writer.bid(
                        bid.slot(),
                        bid.sealed(),
                        bid.signature(),
                        bid.receipt(),
                        proof.proof(),
                        proof.checkpointToken());
                writeRevocation(writer, bid, lists);
            }
        }
    }

    private void writeRevocation(EvidenceWriter writer, SealedBid bid, Set<String> written) throws IOException {
        var signature = DetachedSignature.parse(bid.signature());
        var token = signature.timestampToken().orElseThrow();
        var digest = Framing.sha256(DetachedSignature.signatureValue(bid.signature()));
        var at = Timestamps.verify(token, digest, List.of(register.current().tsa()))
                .genTime();
        writeRevocation(writer, signature.signer(), signature.chain(), at, written);
    }

    /** The lists that were in force about a signer when it signed. */
    private void writeRevocation(
            EvidenceWriter writer, X509Certificate signer, List<X509Certificate> chain, Instant at, Set<String> written)
            throws IOException {
        var certificates = new ArrayList<>(chain);
        certificates.add(signer);
        for (var list : revocation.keptAbout(certificates, at)) {
            if (written.add(Framing.hex(Framing.sha256(list)))) {
                writer.revocationList(list);
            }
        }
    }

    /**
     * Keys and sealed key messages of the slots concerned, and the earlier bids from which they may have taken objects
     * over.
     */
    private void writeOpened(EvidenceWriter writer, ClosedRound round, @Nullable String onlySlot, Set<String> lists)
            throws IOException {
        var closing = round.closing();
        var disclosed = bids.disclosed(closing.tender(), closing.lot(), closing.round());
        for (var result : opened.of(round.closeSha256())) {
            if (onlySlot == null || onlySlot.equals(result.slot())) {
                var bid = disclosed.stream()
                        .filter(each -> each.slot().equals(result.slot()))
                        .findFirst()
                        .orElseThrow();
                writer.key(result.slot(), result.key());
                if (blobs.holds(bid.manifest().key().digest())) { // else the record says that the platform lost it
                    try (var stored = blobs.read(bid.manifest().key().digest())) {
                        writer.keyMessage(result.slot(), stored.readAllBytes());
                    }
                }
                for (var before : chains.before(bid)) {
                    writeReplaced(writer, before);
                    writeRevocation(writer, before, lists);
                }
            }
        }
    }

    private void writeReplaced(EvidenceWriter writer, SealedBid bid) throws IOException {
        var proof = audit.proof(bid.entry().encode());
        if (proof.isPresent()) {
            writer.bid(
                    bid.slot(),
                    bid.sealed(),
                    bid.signature(),
                    bid.receipt(),
                    proof.get().proof().encode(),
                    proof.get().timestampToken());
        }
    }

    private void writeShares(EvidenceWriter writer, ClosedRound round, OpeningRecords.Kept record) throws IOException {
        var used = record.record().trustees();
        for (var sealed : messages.complete(round.closeSha256())) {
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
