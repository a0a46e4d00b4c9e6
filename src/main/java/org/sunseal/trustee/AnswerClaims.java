package org.sunseal.trustee;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.sunseal.audit.proof.WitnessQuorum;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.Claim;
import org.sunseal.opening.proof.ClaimAnswer;

/**
 * Answers bidders who miss their bid in the frozen list (protocol 5.9a). Cheap questions first: a claim for a slot
 * nobody allotted costs two look-ups; only what names a slot of a round that is closed and not yet released gets its
 * signatures checked.
 */
final class AnswerClaims {
    private static final Logger LOG = System.getLogger(AnswerClaims.class.getName());

    private final String me;
    private final AgentKeys keys;
    private final TrusteeRegister register;
    private final WitnessQuorum quorum;
    private final Casebook casebook;
    private final RoundAsSeen rounds;
    private final BidLists lists;
    private final Releases releases;
    private final Claims claims;
    private final ClockSources clock;

    AnswerClaims(
            AgentHome home,
            Casebook casebook,
            RoundAsSeen rounds,
            BidLists lists,
            Releases releases,
            Claims claims,
            ClockSources clock) {
        this.me = home.id();
        this.keys = home.keys();
        this.register = home.trust().register();
        this.quorum = register.quorum();
        this.casebook = casebook;
        this.rounds = rounds;
        this.lists = lists;
        this.releases = releases;
        this.claims = claims;
        this.clock = clock;
    }

    /**
     * The signed answer: LISTED, OPEN, or why the claim fails. An OPEN claim is on disk before it is answered.
     *
     * @throws InvalidEvidence when these bytes are no claim at all
     */
    byte[] answer(byte[] bytes) {
        var claim = Claim.read(bytes);
        var answer = new ClaimAnswer(me, claim.slot(), examine(claim), clock.now());
        return SignedMessage.sign(answer.body(), keys.signing());
    }

    private String examine(Claim claim) {
        var allotment = casebook.allotmentOf(claim.slot());
        if (allotment.isEmpty()) {
            return "unknown-slot: no allotment in the log contains it";
        }
        var name = new LotName(allotment.get().tender(), allotment.get().lot());
        var lot = casebook.lot(name).orElseThrow();
        var closings = casebook.closings(lot).stream()
                .filter(each -> each.closing().round() == allotment.get().round())
                .toList();
        if (closings.isEmpty()) {
            return "not-closed: no CLOSE of round %d is in the log held here"
                    .formatted(allotment.get().round());
        }
        var answer = "";
        for (var closed : closings) {
            answer = examine(claim, lot, closed);
        }
        return answer;
    }

    private String examine(Claim claim, LotFile lot, LotFile.Closed closed) {
        var closeSha256 = closed.closing().sha256();
        if (releases.contains(closeSha256)) {
            return "too-late: the shares of this round were released";
        }
        var subject = new Claims.Subject(closeSha256, claim.slot(), ClaimedBid.digest(claim.sealed()));
        var known = known(subject);
        if (known.isPresent()) {
            return known.get();
        }
        if (rounds.windowEnd(lot, closed)
                .filter(end -> !clock.now().isBefore(end))
                .isPresent()) {
            return "too-late: the objection window is over";
        }
        var list = lists.held(closed.closing());
        if (list.isEmpty()) {
            return "not-closed: the frozen list has not arrived here";
        }
        try {
            return judge(claim, closed, list.get(), subject);
        } catch (InvalidEvidence e) {
            return e.code() + ": " + e.detail();
        }
    }

    private Optional<String> known(Claims.Subject subject) {
        return claims.isOpen(subject) ? Optional.of(ClaimAnswer.OPEN) : claims.settlement(subject);
    }

    private String judge(Claim claim, LotFile.Closed closed, BidLists.Held list, Claims.Subject subject) {
        var receipt = ClaimedBid.loggedReceipt(claim.receipt(), claim.proof(), register, quorum);
        if (!receipt.slot().equals(claim.slot())
                || !closed.closing().closes(receipt.tender(), receipt.lot(), receipt.round())) {
            return "bad-receipt: it is for another slot or round";
        }
        var listed = list.list().of(claim.slot());
        var sameBid = listed.filter(each -> each.sealedSha256().equals(receipt.sealedSha256()));
        if (receipt.status() == Receipt.Status.WITHDRAWN) {
            if (sameBid.isEmpty()) {
                return "absent: the withdrawn bid is not in the list";
            }
        } else {
            ClaimedBid.signature(claim, receipt);
            if (sameBid.isPresent()) {
                return ClaimAnswer.LISTED;
            }
        }
        synchronized (casebook) {
            if (releases.contains(subject.closeSha256())) {
                return "too-late: the shares of this round were released";
            }
            claims.open(subject, claim);
        }
        LOG.log(Level.WARNING, "Slot {0} is claimed against CLOSE {1}", claim.slot(), subject.closeSha256());
        return ClaimAnswer.OPEN;
    }
}
