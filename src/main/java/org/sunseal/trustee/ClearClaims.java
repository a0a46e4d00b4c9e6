package org.sunseal.trustee;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.Withdrawal;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Claim;
import org.sunseal.opening.proof.Closing;

/**
 * Asks the platform what became of a claimed bid, and closes the claim only on the bidder's own signature: a logged
 * withdrawal, or a line of successors that ends in the list (protocol 5.9a). Anything else stays for an order of the
 * regulator.
 */
final class ClearClaims {
    private static final Logger LOG = System.getLogger(ClearClaims.class.getName());
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(5);
    private static final int LONGEST_CHAIN = 1000;

    private final Platform platform;
    private final TrusteeRegister register;
    private final SameOrganisation sameOrganisation;
    private final Casebook casebook;
    private final BidLists lists;
    private final Claims claims;
    private final Clock machine;
    private final Map<Claims.Subject, Instant> askedAt = new HashMap<>();

    /** @param machine paces the questions; nothing is decided by it */
    ClearClaims(Platform platform, AgentHome home, Casebook casebook, BidLists lists, Claims claims, Clock machine) {
        this.platform = platform;
        this.register = home.trust().register();
        this.sameOrganisation = new SameOrganisation(home.trust().trustList());
        this.casebook = casebook;
        this.lists = lists;
        this.claims = claims;
        this.machine = machine;
    }

    /** Asks about every open claim that was not asked about just now. */
    void step() throws IOException, InterruptedException {
        var now = machine.instant();
        for (var claimed : claims.open().entrySet()) {
            var last = askedAt.get(claimed.getKey());
            if (last == null || !now.isBefore(last.plus(BETWEEN_QUESTIONS))) {
                askedAt.put(claimed.getKey(), now);
                ask(claimed.getKey(), claimed.getValue());
            }
        }
    }

    private void ask(Claims.Subject subject, Claim claim) throws IOException, InterruptedException {
        var closing = closing(subject.closeSha256());
        if (closing.isEmpty()) {
            return;
        }
        var answer = platform.post(
                "/api/closings/%s/claims".formatted(subject.closeSha256()), "application/json", claim.bytes());
        if (answer.isEmpty()) {
            return;
        }
        try {
            var settlement = settle(claim, closing.get(), Fields.of(CanonicalJson.readLoosely(answer.get())));
            if (settlement.isPresent()) {
                claims.settle(subject, settlement.get());
                LOG.log(Level.INFO, "The claim of slot {0} is closed: {1}", subject.slot(), settlement.get());
            }
        } catch (InvalidEvidence e) {
            LOG.log(
                    Level.WARNING,
                    "The platform''s answer to the claim of {0} proves nothing: {1}",
                    subject.slot(),
                    e.detail());
        }
    }

    private Optional<Closing> closing(String closeSha256) {
        return casebook.lots().stream()
                .flatMap(lot -> casebook.closings(lot).stream())
                .map(LotFile.Closed::closing)
                .filter(each -> each.sha256().equals(closeSha256))
                .findFirst();
    }

    /** Why the claim is closed; empty when the answer does not reach that far. */
    private Optional<String> settle(Claim claim, Closing closing, Fields answer) {
        var claimed = ClaimedBid.loggedReceipt(claim.receipt(), claim.proof(), register, register.quorum());
        if (claimed.status() == Receipt.Status.WITHDRAWN) {
            return Optional.empty(); // a withdrawn bid stands in the list: no paper of the bidder's can mend that
        }
        var first = ClaimedBid.signature(claim, claimed);
        var last = follow(claim, first.signer(), answer.list("chain"), closing);
        var list = lists.held(closing).orElseThrow().list();
        if (!last.sha256().equals(claimed.sealedSha256()) && stands(list, last)) {
            return Optional.of("replaced: the bidder's later bid in slot %s is in the list"
                    .formatted(last.context().slot()));
        }
        var withdrawal = answer.optionalObject("withdrawal");
        if (withdrawal.isPresent()) {
            requireWithdrawn(withdrawal.get(), last, first.signer(), closing);
            return Optional.of("withdrawn: the bidder took it back before the deadline");
        }
        return Optional.empty();
    }

    /**
     * Walks from the claimed bid to its last successor, each signed for the same organisation and naming the one
     * before.
     */
    private SealedManifest follow(Claim claim, X509Certificate bidder, List<Fields> chain, Closing closing) {
        if (chain.size() > LONGEST_CHAIN) {
            throw new InvalidEvidence("bad-chain", "A line of %d bids".formatted(chain.size()));
        }
        var last = SealedManifest.parse(claim.sealed());
        for (var link : chain) {
            var sealed = link.bytes("sealed");
            var signature = DetachedSignature.parse(link.bytes("signature"));
            signature.verify(sealed);
            sameOrganisation.require(bidder, signature.signer(), signature.chain(), closing.deadline());
            var next = SealedManifest.parse(sealed);
            if (!Objects.equals(next.prev(), last.sha256()) || !isOf(closing, next)) {
                throw new InvalidEvidence(
                        "bad-chain", "Bid %s does not follow %s".formatted(next.sha256(), last.sha256()));
            }
            last = next;
        }
        return last;
    }

    private void requireWithdrawn(Fields answer, SealedManifest bid, X509Certificate bidder, Closing closing) {
        var signed = answer.bytes("message");
        var receipt =
                ClaimedBid.loggedReceipt(answer.bytes("receipt"), answer.text("proof"), register, register.quorum());
        var message = SignedMessage.parse(signed);
        sameOrganisation.require(bidder, message.onlySigner(), message.chain(), receipt.received());
        var withdrawal = Withdrawal.parse(message.body());
        boolean fits = withdrawal.sealedSha256().equals(bid.sha256())
                && withdrawal.slot().equals(bid.context().slot())
                && closing.closes(withdrawal.tender(), withdrawal.lot(), withdrawal.round())
                && receipt.status() == Receipt.Status.WITHDRAWN
                && receipt.sealedSha256().equals(bid.sha256())
                && receipt.signatureSha256().equals(ClaimedBid.digest(signed))
                && receipt.received().isBefore(closing.deadline());
        if (!fits) {
            throw new InvalidEvidence("bad-withdrawal", "The withdrawal is not one of the claimed bid");
        }
    }

    private static boolean stands(BidList list, SealedManifest bid) {
        return list.of(bid.context().slot())
                .filter(listed -> listed.sealedSha256().equals(bid.sha256()))
                .isPresent();
    }

    private static boolean isOf(Closing closing, SealedManifest bid) {
        var context = bid.context();
        return closing.closes(context.tender(), context.lot(), context.round());
    }
}
