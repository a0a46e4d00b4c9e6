package org.sunseal.bidding;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunseal.audit.AuditLog;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.identity.Organisation;
import org.sunseal.kernel.Refused;
import org.sunseal.project.RoundKey;

/**
 * Takes a sealed bid and answers with a receipt (protocol 5.4, 5.5). On time is what arrives, whole, before the
 * deadline by the platform's clock under the round's lock. No receipt without its log entry: both are written in one
 * transaction.
 */
@ApplicationScoped
public class SubmitBid {
    private final OpenRounds rounds;
    private final BidChecks checks;
    private final ObjectsAtHand objects;
    private final History history;
    private final SealedBids bids;
    private final SecretRows rows;
    private final Receipts receipts;
    private final AuditLog audit;
    private final BiddingConfig config;
    private final Clock clock;

    SubmitBid(
            OpenRounds rounds,
            BidChecks checks,
            ObjectsAtHand objects,
            History history,
            SealedBids bids,
            SecretRows rows,
            Receipts receipts,
            AuditLog audit,
            BiddingConfig config,
            Clock clock) {
        this.rounds = rounds;
        this.checks = checks;
        this.objects = objects;
        this.history = history;
        this.bids = bids;
        this.rows = rows;
        this.receipts = receipts;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes the bid, or finds that it was taken before; the receipt is the same each time, also after the deadline.
     *
     * @param sealed sealed.json
     * @param signature bid.p7s
     * @return the digest the receipt is found by
     */
    public String submit(RoundKey round, Organisation bidder, byte[] sealed, byte[] signature) {
        var manifest = read(round, sealed);
        try {
            rounds.requireTaking(round, clock.instant()); // late calls end here: they must not keep the closing waiting
            var genTime = checks.check(round, bidder.id(), manifest, signature);
            QuarkusTransaction.requiringNew().run(() -> keep(round, bidder, manifest, signature, genTime));
        } catch (Refused e) {
            if (!isKept(round, bidder, manifest, signature)) { // what was taken once is not refused later
                throw e;
            }
        }
        return manifest.sha256();
    }

    private void keep(RoundKey round, Organisation bidder, SealedManifest manifest, byte[] signature, Instant genTime) {
        var open = rounds.hold(round);
        var slot = manifest.context().slot();
        var own = history.hold(round, bidder.id(), slot);
        var received = clock.instant().truncatedTo(ChronoUnit.MILLIS); // read once: check and receipt must agree
        var intake = open.requireTaking(received);
        if (own.under(slot).filter(kept -> isSame(kept, manifest, signature)).isPresent()) {
            return; // the same call twice at once
        }
        var last = own.last();
        var refused = new ArrayList<Refused>();
        if (genTime.isAfter(received.plus(config.timestampLead()))) {
            refused.add(new Refused(
                    BidRefusal.BAD_TIMESTAMP, "signature", "Stamped at %s, after %s".formatted(genTime, received)));
        }
        if (!intake.noticeSha256().equals(manifest.noticeSha256())) {
            refused.add(new Refused(
                    BidRefusal.STALE_NOTICE, "noticeSha256", "The notice in force is " + intake.noticeSha256()));
        }
        checkSlot(own, slot, refused);
        checkSequence(manifest, last.map(History.Past::bid), refused);
        objects.check(manifest, refused);
        Refused.all(refused);

        var receipt = receipts.write(manifest, signature, received, Receipt.Status.ACCEPTED);
        var bid = new SealedBid(
                bidder.id(), bidder.name(), bidder.creditCode(), manifest.bytes(), signature, receipt.signed());
        var writing = new ArrayList<>(List.of(
                SealedBids.made(round, slot, bid),
                Receipts.filed(receipt.receipt().sealedSha256(), round, slot, Receipt.Status.ACCEPTED)));
        last.filter(past -> past.departed().isEmpty())
                .ifPresent(past ->
                        writing.add(SealedBids.replaced(round, past.bid().slot(), slot)));
        rows.keepAll(writing);
        audit.append(receipt.receipt().entry());
        Log.info("A bid was received"); // neither whose nor where (protocol 5.4)
    }

    private static SealedManifest read(RoundKey round, byte[] sealed) {
        SealedManifest manifest;
        try {
            manifest = SealedManifest.parse(sealed);
        } catch (InvalidEvidence e) {
            throw new Refused(BidRefusal.MALFORMED_MANIFEST, "sealed", e.detail());
        }
        var place = manifest.context();
        if (!round.equals(new RoundKey(place.tender(), place.lot(), place.round()))) {
            throw new Refused(BidRefusal.WRONG_LOT, "sealed", "Sealed for " + place.text());
        }
        return manifest;
    }

    private boolean isKept(RoundKey round, Organisation bidder, SealedManifest manifest, byte[] signature) {
        return bids.find(round, manifest.context().slot())
                .filter(kept -> kept.organisation().equals(bidder.id()))
                .filter(kept -> isSame(kept, manifest, signature))
                .isPresent();
    }

    private static boolean isSame(SealedBid kept, SealedManifest manifest, byte[] signature) {
        return kept.sealedSha256().equals(manifest.sha256()) && Arrays.equals(kept.signature(), signature);
    }

    private static void checkSlot(History.Own own, String slot, List<Refused> refused) {
        if (!own.slots().contains(slot)) {
            refused.add(new Refused(BidRefusal.FOREIGN_SLOT, "slot", "The slot was not given to your organisation"));
        } else if (own.under(slot).isPresent()) {
            refused.add(new Refused(
                    BidRefusal.SLOT_USED, "slot", "Another bid was made under this slot; take a fresh one"));
        }
    }

    private static void checkSequence(SealedManifest manifest, Optional<SealedBid> last, List<Refused> refused) {
        int seq = last.map(bid -> bid.manifest().seq() + 1).orElse(1);
        var prev = last.map(SealedBid::sealedSha256).orElse(null);
        if (manifest.seq() != seq || !Objects.equals(manifest.prev(), prev)) {
            refused.add(new Refused(
                    BidRefusal.STALE_SEQUENCE, "prev", "Your next bid has seq %d and prev %s".formatted(seq, prev)));
        }
    }
}
