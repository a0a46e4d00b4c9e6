package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.bidding.SealedBid;
import org.sunseal.bidding.SealedBids;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.Allotments;
import org.sunseal.custody.Batches;
import org.sunseal.custody.Register;
import org.sunseal.custody.Slots;
import org.sunseal.documents.Blobs;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.identity.RevocationLists;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.verify.EvidenceKind;
import org.sunseal.opening.proof.verify.EvidenceWriter;

/**
 * Puts everything a reader needs to check a round offline into one zip file (protocol 5.12). The public gets no keys; a
 * bidder its own; regulator and courts get all (5.9 O7).
 */
@ApplicationScoped
public class PutTogetherEvidence {
    private final ClosedRounds closed;
    private final OpeningRecords records;
    private final OpenedBids opened;
    private final ShareMessages messages;
    private final SealedBids bids;
    private final BidChains chains;
    private final AuditLog audit;
    private final Allotments allotments;
    private final Batches batches;
    private final Slots slots;
    private final Blobs blobs;
    private final Register register;
    private final PlatformKeys keys;
    private final RevocationLists revocation;

    PutTogetherEvidence(
            ClosedRounds closed,
            OpeningRecords records,
            OpenedBids opened,
            ShareMessages messages,
            SealedBids bids,
            BidChains chains,
            AuditLog audit,
            Allotments allotments,
            Batches batches,
            Slots slots,
            Blobs blobs,
            Register register,
            PlatformKeys keys,
            RevocationLists revocation) {
        this.closed = closed;
        this.records = records;
        this.opened = opened;
        this.messages = messages;
        this.bids = bids;
        this.chains = chains;
        this.audit = audit;
        this.allotments = allotments;
        this.batches = batches;
        this.slots = slots;
        this.blobs = blobs;
        this.register = register;
        this.keys = keys;
        this.revocation = revocation;
    }

    /** For anyone. */
    @Transactional
    public Path forThePublic(String tender, String lot, int round) throws IOException {
        return write(closed.require(tender, lot, round), EvidenceKind.PUBLIC, null);
    }

    /** For one of the listed bidders; refuses {@code no-bid-of-yours} to anyone else. */
    @Transactional
    public Path forBidder(String tender, String lot, int round, UUID organisation) throws IOException {
        var listed = bids.disclosed(tender, lot, round).stream()
                .filter(bid -> bid.organisation().equals(organisation))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        OpeningRefusal.NO_BID_OF_YOURS, "Your organisation has no bid in round %d".formatted(round)));
        return write(closed.require(tender, lot, round), EvidenceKind.BIDDER, listed.slot());
    }

    /** For the regulator and the courts. */
    @Transactional
    public Path forTheRegulator(String tender, String lot, int round) throws IOException {
        return write(closed.require(tender, lot, round), EvidenceKind.REGULATOR, null);
    }

    /** Packs a folder and deletes it. */
    public void pack(Path folder, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out);
                var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        } finally {
            delete(folder);
        }
    }

    private Path write(ClosedRound round, EvidenceKind kind, @Nullable String ownSlot) throws IOException {
        var record = provenRecord(round);
        var folder = Files.createTempDirectory("evidence");
        try {
            var writer = new EvidenceWriter(folder);
            var closing = round.closing();
            writer.trust(register.trust());
            writer.log(
                    audit.tiles(), audit.tiles().fetch("checkpoint"), closing.tender(), closing.lot(), closing.round());
            writer.closing(round.message(), round.token().orElseThrow(), round.list());
            writer.record(record.message(), record.pdf());
            var lists = new HashSet<String>();
            writeBids(writer, round, lists);
            if (kind != EvidenceKind.PUBLIC) {
                writeOpened(writer, round, ownSlot, lists);
            }
            if (kind == EvidenceKind.REGULATOR) {
                writeShares(writer, round, record);
            }
            writer.index(kind, closing.tender(), closing.lot(), closing.round(), ownSlot);
            return folder;
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** A record without its proof would only look like evidence that something is wrong. */
    private OpeningRecords.Kept provenRecord(ClosedRound round) {
        return records.find(round.closeSha256())
                .filter(record -> audit.inclusion(record.entry()).isPresent())
                .orElseThrow(() -> new Refused(
                        OpeningRefusal.NOT_OPENED, "The record of this round is not drawn up and witnessed yet"));
    }

    private void writeBids(EvidenceWriter writer, ClosedRound round, Set<String> lists) throws IOException {
        var closing = round.closing();
        var allotted = allotments
                .find(closing.tender(), closing.lot(), closing.round())
                .orElseThrow(() -> new IllegalStateException("A closed round has an allotment"));
        writer.keys(batches.statement(allotted.allotment().batch()), allotted.message());
        var proofs = records.proofs(round.closeSha256());
        for (var bid : bids.disclosed(closing.tender(), closing.lot(), closing.round())) {
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
        var certificates = new ArrayList<>(signature.chain());
        certificates.add(signature.signer());
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

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
