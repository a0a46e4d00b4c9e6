package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.bidding.SealedBid;
import org.sunseal.bidding.SealedBids;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.Claim;

/**
 * Answers a claim by program with what the bidder itself has signed since: its later bids, or its withdrawal (protocol
 * 5.9a). Who holds the claim's {@code sealed.json} learns what became of that very bid and nothing else.
 */
@ApplicationScoped
public class AnswerClaim {
    private final ClosedRounds closed;
    private final SealedBids bids;
    private final AuditLog audit;

    AnswerClaim(ClosedRounds closed, SealedBids bids, AuditLog audit) {
        this.closed = closed;
        this.bids = bids;
        this.audit = audit;
    }

    /** A withdrawal with its receipt and the receipt's proof. */
    public record Withdrawn(byte[] message, byte[] receipt, String proof) {}

    /** A later bid of the same bidder. */
    public record Link(byte[] sealed, byte[] signature) {}

    /**
     * What became of the claimed bid.
     *
     * @param withdrawal of the last bid in line; null when it was not withdrawn
     * @param chain the bids that replaced the claimed one, in order
     */
    public record Answer(@Nullable Withdrawn withdrawal, List<Link> chain) {}

    /**
     * Answers a claim against a CLOSE; refuses {@code claim-not-answered} when the bid was neither replaced nor
     * withdrawn.
     */
    public Answer answer(String closeSha256, Claim claim) {
        var closing = closed.require(closeSha256).closing();
        var manifest = SealedManifest.parse(claim.sealed());
        var claimed = bids.under(closing.tender(), closing.lot(), closing.round(), claim.slot())
                .filter(bid -> bid.sealedSha256().equals(manifest.sha256()))
                .orElseThrow(AnswerClaim::nothing);
        var chain = new ArrayList<Link>();
        var last = claimed;
        for (var next = successor(last); next.isPresent(); next = successor(last)) {
            last = next.get();
            chain.add(new Link(last.sealed(), last.signature()));
        }
        var withdrawal = withdrawal(last);
        if (chain.isEmpty() && withdrawal.isEmpty()) {
            throw nothing();
        }
        return new Answer(withdrawal.orElse(null), chain);
    }

    private Optional<SealedBid> successor(SealedBid bid) {
        var place = bid.manifest().context();
        return bids.departed(place.tender(), place.lot(), place.round(), bid.slot())
                .flatMap(departed -> departed.successor())
                .flatMap(slot -> bids.under(place.tender(), place.lot(), place.round(), slot));
    }

    private Optional<Withdrawn> withdrawal(SealedBid bid) {
        var place = bid.manifest().context();
        return bids.departed(place.tender(), place.lot(), place.round(), bid.slot())
                .flatMap(departed -> departed.withdrawal()
                        .flatMap(message -> departed.receipt().flatMap(receipt -> withdrawn(message, receipt))));
    }

    private Optional<Withdrawn> withdrawn(byte[] message, byte[] receipt) {
        var entry = Receipt.parse(SignedMessage.parse(receipt).body()).entry();
        return audit.inclusion(entry.encode())
                .map(proof -> new Withdrawn(message, receipt, new String(proof.encode(), StandardCharsets.UTF_8)));
    }

    private static Refused nothing() {
        return new Refused(OpeningRefusal.CLAIM_NOT_ANSWERED, "The bid was neither replaced nor withdrawn here");
    }
}
