package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.bidding.SealedBid;
import org.sunseal.bidding.SealedBids;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.Allotments;
import org.sunseal.custody.Batches;
import org.sunseal.custody.Register;
import org.sunseal.custody.Slots;
import org.sunseal.documents.Blobs;
import org.sunseal.identity.RevocationLists;
import org.sunseal.opening.proof.verify.EvidenceWriter;

/** The part of a round's evidence that is about its bids: what was handed in, under which keys, by whose signature. */
@ApplicationScoped
class BidsInEvidence {
    private final OpeningRecords records;
    private final OpenedBids opened;
    private final SealedBids bids;
    private final BidChains chains;
    private final AuditLog audit;
    private final Allotments allotments;
    private final Batches batches;
    private final Slots slots;
    private final Blobs blobs;
    private final Register register;
    private final RevocationLists revocation;

    BidsInEvidence(
            OpeningRecords records,
            OpenedBids opened,
            SealedBids bids,
            BidChains chains,
            AuditLog audit,
            Allotments allotments,
            Batches batches,
            Slots slots,
            Blobs blobs,
            Register register,
            RevocationLists revocation) {
        this.records = records;
        this.opened = opened;
        this.bids = bids;
        this.chains = chains;
        this.audit = audit;
        this.allotments = allotments;
        this.batches = batches;
        this.slots = slots;
        this.blobs = blobs;
        this.register = register;
        this.revocation = revocation;
    }

    /** The listed bids as they were received, under which keys, and with the proof of each. */
    void writeListed(EvidenceWriter writer, ClosedRound round, Set<String> lists) throws IOException {
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

    /**
     * The revocation lists that were in force about a signer when it signed.
     *
     * @param written digests of those that lie there already
     */
    void writeRevocation(
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
    void writeOpened(EvidenceWriter writer, ClosedRound round, @Nullable String onlySlot, Set<String> lists)
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
}
