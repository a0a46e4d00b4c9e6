package org.sunseal.cli;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.ProvenClose;

/**
 * The list of bids frozen at the deadline, verified: signed, time-stamped, logged and witnessed CLOSE, and its very
 * list.
 */
record FrozenList(ProvenClose close, BidList list) {
    /** Empty while the round is not closed. */
    static Optional<FrozenList> fetch(ApiClient platform, RoundOptions round, TrusteeRegister register) {
        try {
            var answer = platform.get(round.path("/closing"));
            if (!answer.has("proof")) {
                return Optional.empty(); // frozen, but the witnesses have not seen it yet
            }
            var entry = new OpenEntry("CLOSE", answer.bytes("close"), Map.of("token", answer.bytes("token")));
            var proof = TlogProof.parse(answer.text("proof").getBytes(StandardCharsets.UTF_8));
            var seen = proof.verify(entry.encode(), register.quorum());
            var close = ProvenClose.verify(entry, register, proof.index(), seen.quorumTime());
            var list = BidList.parse(answer.bytes("list"));
            if (!close.closing().closes(round.tender(), round.lot(), round.number())
                    || !close.closing().froze(list)) {
                throw new InvalidEvidence("bad-close", "The closing is of another round, or its list is another one");
            }
            return Optional.of(new FrozenList(close, list));
        } catch (ApiProblem e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
