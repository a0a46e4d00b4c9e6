package org.sunseal.cli.scenario;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Map;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.crypto.Fields;
import org.sunseal.custody.proof.SlotCheck;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * A slot that was verified before anything is sealed to it: made by all trustees, allotted to this round alone, and both under
 * the witnesses' eyes (protocol 5.2).
 */
record TakenSlot(SlotContext context, PublicKey key, String allotSha256) {
    /**
     * Takes a slot.
     *
     * @param replacement whether a fresh one is wanted; else it is always the same
     */
    static TakenSlot take(Actor bidder, LotPlay lot, boolean replacement, TrusteeRegister register) {
        var answer = bidder.api().post(lot.roundPath() + "/slots" + (replacement ? "?replacement=true" : ""), Map.of());
        Deviation.unless(answer.has("allotmentProof") && answer.has("noticeProof"), "A slot without its proofs");
        var checked = SlotCheck.check(
                answer.bytes("slot"),
                answer.bytes("batch"),
                answer.bytes("allotment"),
                proof(answer, "allotmentProof"),
                register);
        var statement = checked.statement();
        Deviation.unless(
                checked.allotment().isForBids(lot.tender(), lot.lot(), LotPlay.ROUND), "The slot is of another round");
        proof(answer, "noticeProof")
                .verify(new OpenEntry("NOTICE", answer.bytes("notice")).encode(), register.quorum());
        var context = SlotContext.of(statement.tender(), statement.lot(), statement.round(), statement.slot());
        return new TakenSlot(context, checked.key(), checked.allotment().sha256());
    }

    private static TlogProof proof(Fields answer, String name) {
        return TlogProof.parse(answer.text(name).getBytes(StandardCharsets.UTF_8));
    }
}
