package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.bidding.SecretRows.Kind;
import org.sunseal.bidding.SecretRows.Name;
import org.sunseal.bidding.SecretRows.Row;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.project.RoundKey;

/**
 * Receipts of bids and withdrawals. One is written and signed with its bid and never again; it is handed out once the log's
 * witnesses have seen its entry (protocol 5.5).
 */
@ApplicationScoped
public class Receipts {
    private static final int SALT_BYTES = 16;

    private final SecretRows rows;
    private final SealedBids bids;
    private final PlatformKeys keys;
    private final AuditLog audit;
    private final BiddingConfig config;

    Receipts(SecretRows rows, SealedBids bids, PlatformKeys keys, AuditLog audit, BiddingConfig config) {
        this.rows = rows;
        this.bids = bids;
        this.keys = keys;
        this.audit = audit;
        this.config = config;
    }

    /** A receipt and the CMS message it is the body of. */
    record Written(Receipt receipt, byte[] signed) {}

    /**
     * A receipt with all its evidence.
     *
     * @param receipt receipt.json as the platform signed it
     * @param proof C2SP tlog-proof of its entry, with the witness quorum
     * @param timestamp the token inside bid.p7s; null for a withdrawal, whose signature has none
     * @param checkpointTimestamp the token over the checkpoint's note text
     */
    public record Proven(byte[] receipt, String proof, byte @Nullable [] timestamp, byte[] checkpointTimestamp) {}

    /** The receipt of the caller's bid or withdrawal; empty while its witnesses are awaited. */
    public Optional<Proven> find(String digest, UUID organisation) {
        return prove(locate(digest, organisation));
    }

    /** As {@link #find}, but waits a moment for the witnesses (protocol 5.5: up to 3 s). */
    public Optional<Proven> await(String digest, UUID organisation) {
        var located = locate(digest, organisation);
        audit.awaitProof(
                Receipt.parse(SignedMessage.parse(located.receipt).body())
                        .entry()
                        .encode(),
                config.receiptWait());
        return prove(located);
    }

    Written write(SealedManifest manifest, byte[] signature, Instant received, Receipt.Status status) {
        var place = manifest.context();
        var receipt = new Receipt(
                place.tender(),
                place.lot(),
                place.round(),
                place.slot(),
                manifest.seq(),
                manifest.sha256(),
                Framing.hex(Framing.sha256(signature)),
                received,
                Receipt.VIA_PLATFORM,
                status,
                Framing.hex(Keys.random(SALT_BYTES)));
        return new Written(receipt, SignedMessage.sign(receipt.bytes(), keys.signer()));
    }

    /** The row that files a receipt under the digest it is asked for by. */
    static Row filed(String digest, RoundKey round, String slot, Receipt.Status status) {
        var content = Map.of(
                "tender", round.tender(),
                "lot", round.lot(),
                "round", round.round(),
                "slot", slot,
                "withdrawn", status == Receipt.Status.WITHDRAWN);
        return new Row(LotSecrets.DIRECTORY, Name.of(Kind.RECEIPT, digest), content);
    }

    private record Located(byte[] receipt, byte @Nullable [] timestamp) {}

    private Located locate(String digest, UUID organisation) {
        return rows.find(LotSecrets.DIRECTORY, Kind.RECEIPT, digest)
                .flatMap(row -> locate(row, organisation))
                .orElseThrow(() -> new Refused(BidRefusal.NO_SUCH_RECEIPT, "You have no receipt for that digest"));
    }

    private Optional<Located> locate(Fields row, UUID organisation) {
        var round = new RoundKey(row.id("tender"), row.id("lot"), row.smallInteger("round"));
        var slot = row.id("slot");
        var bid = bids.find(round, slot).filter(kept -> kept.organisation().equals(organisation));
        if (row.truth("withdrawn")) {
            return bid.flatMap(kept -> bids.departed(round, slot))
                    .flatMap(Departed::receipt)
                    .map(receipt -> new Located(receipt, null));
        }
        return bid.map(kept -> new Located(
                kept.receipt(),
                DetachedSignature.parse(kept.signature()).timestampToken().orElse(null)));
    }

    private Optional<Proven> prove(Located located) {
        byte[] entry = Receipt.parse(SignedMessage.parse(located.receipt).body())
                .entry()
                .encode();
        return audit.proof(entry)
                .map(proof -> new Proven(
                        located.receipt,
                        new String(proof.proof().encode(), StandardCharsets.UTF_8),
                        located.timestamp,
                        proof.timestampToken()));
    }
}
