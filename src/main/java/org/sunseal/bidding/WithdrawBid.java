package org.sunseal.bidding;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.Withdrawal;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.project.RoundKey;

/** Takes a bid back before the deadline, on its bidder's signed word (protocol 5.7). Its slot is never opened. */
@ApplicationScoped
public class WithdrawBid {
    private final OpenRounds rounds;
    private final SealedBids bids;
    private final SecretRows rows;
    private final Receipts receipts;
    private final SigningCertificates certificates;
    private final AuditLog audit;
    private final Clock clock;

    WithdrawBid(
            OpenRounds rounds,
            SealedBids bids,
            SecretRows rows,
            Receipts receipts,
            SigningCertificates certificates,
            AuditLog audit,
            Clock clock) {
        this.rounds = rounds;
        this.bids = bids;
        this.rows = rows;
        this.receipts = receipts;
        this.certificates = certificates;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Withdraws the bid, or finds that this very message withdrew it before.
     *
     * @param message withdraw.json, signed for the organisation
     * @return the digest the receipt is found by
     */
    public String withdraw(RoundKey round, UUID bidder, byte[] message) {
        var signed = read(message);
        var withdrawal = parse(signed);
        if (!round.equals(new RoundKey(withdrawal.tender(), withdrawal.lot(), withdrawal.round()))) {
            throw new Refused(BidRefusal.WRONG_LOT, "withdrawal", "Written for another lot or round");
        }
        var digest = Framing.hex(Framing.sha256(message));
        if (isWithdrawnBy(round, bidder, withdrawal, message)) {
            return digest;
        }
        var now = clock.instant();
        rounds.requireTaking(round, now);
        requireFit(bidder, signed, now);
        QuarkusTransaction.requiringNew().run(() -> keep(round, bidder, withdrawal, message));
        return digest;
    }

    private void keep(RoundKey round, UUID bidder, Withdrawal withdrawal, byte[] message) {
        var held = rounds.hold(round);
        rows.lockOwner(round, bidder.toString());
        var received = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        held.requireTaking(received);
        if (isWithdrawnBy(round, bidder, withdrawal, message)) {
            return; // the same call twice at once
        }
        var bid = bids.find(round, withdrawal.slot())
                .filter(kept -> kept.organisation().equals(bidder))
                .filter(kept -> kept.sealedSha256().equals(withdrawal.sealedSha256()))
                .filter(kept -> bids.departed(round, withdrawal.slot()).isEmpty())
                .orElseThrow(() -> new Refused(BidRefusal.NO_SUCH_BID, "No such bid of yours stands in this round"));
        var receipt = receipts.write(bid.manifest(), message, received, Receipt.Status.WITHDRAWN);
        var slot = bid.slot();
        rows.keepAll(List.of(
                SealedBids.withdrawn(round, slot, message, receipt.signed()),
                Receipts.filed(Framing.hex(Framing.sha256(message)), round, slot, Receipt.Status.WITHDRAWN)));
        audit.append(receipt.receipt().entry());
        Log.info("A bid was withdrawn"); // neither whose nor where (protocol 5.4)
    }

    private boolean isWithdrawnBy(RoundKey round, UUID bidder, Withdrawal withdrawal, byte[] message) {
        return bids.find(round, withdrawal.slot())
                        .filter(kept -> kept.organisation().equals(bidder))
                        .isPresent()
                && bids.departed(round, withdrawal.slot())
                        .flatMap(Departed::withdrawal)
                        .filter(kept -> Arrays.equals(kept, message))
                        .isPresent();
    }

    private void requireFit(UUID bidder, SignedMessage signed, Instant now) {
        try {
            certificates.requireFor(bidder, signed.onlySigner(), signed.chain(), now);
        } catch (InvalidEvidence e) {
            throw new Refused(BidRefusal.UNFIT_CERTIFICATE, "withdrawal", e.code() + ": " + e.detail());
        } catch (Refused e) {
            throw new Refused(BidRefusal.FOREIGN_CERTIFICATE, "withdrawal", e.detail());
        }
    }

    private static SignedMessage read(byte[] message) {
        try {
            var signed = SignedMessage.parse(message);
            signed.onlySigner();
            return signed;
        } catch (InvalidEvidence e) {
            var reason = e.code().equals("bad-signature") ? BidRefusal.BAD_SIGNATURE : BidRefusal.MALFORMED_CMS;
            throw new Refused(reason, "withdrawal", e.detail());
        }
    }

    private static Withdrawal parse(SignedMessage signed) {
        try {
            return Withdrawal.parse(signed.body());
        } catch (InvalidEvidence e) {
            throw new Refused(BidRefusal.MALFORMED_MANIFEST, "withdrawal", e.detail());
        }
    }
}
