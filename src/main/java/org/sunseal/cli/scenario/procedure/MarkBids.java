package org.sunseal.cli.scenario.procedure;

import java.util.HashMap;
import java.util.Map;
import org.sunseal.cli.scenario.Expected;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.proof.Charge;
import org.sunseal.evaluation.proof.MarkSheet;
import org.sunseal.evaluation.proof.ScoreLock;

/** Each member locks its marks by a signed commitment; when all are locked all are opened, and none can have changed. */
final class MarkBids {
    private static final int ATTEMPT = 1;

    private final Ensemble ensemble;
    private final Judgement judgement;

    MarkBids(Ensemble ensemble, Judgement judgement) {
        this.ensemble = ensemble;
        this.judgement = judgement;
    }

    /** What a member committed to, and keeps to itself until all have. */
    private record Kept(byte[] salt, byte[] sheet) {
        Map<String, ?> opened() {
            return Map.of("attempt", ATTEMPT, "salt", salt, "sheet", sheet, "spoilt", false);
        }
    }

    void play(Committee committee) {
        var told = ensemble.told();
        told.step("%s: each member marks the bids and signs a commitment to its sheet".formatted(committee.lot()));
        var kept = new HashMap<Member, Kept>();
        for (var member : committee.members()) {
            if (kept.size() == committee.members().size() - 1) {
                var early = committee.members().getFirst();
                told.seen(Expected.refusal("not-all-locked", () -> open(committee, early, kept)));
            }
            kept.put(member, lock(committee, member, committee.members().indexOf(member)));
        }
        told.step("All are locked: now every sheet is opened, and each is the one committed to");
        committee.members().forEach(member -> open(committee, member, kept));
    }

    private static void open(Committee committee, Member member, Map<Member, Kept> kept) {
        var own = kept.get(member);
        if (own != null) {
            member.does(committee, "scores", own.opened());
        }
    }

    private Kept lock(Committee committee, Member member, int seat) {
        var seen = member.sees(committee);
        var place = new Charge.Place(
                seen.id("tender"), seen.id("lot"), seen.smallInteger("round"), seen.smallInteger("sitting"));
        var sheet = new MarkSheet(place, seen.text("you"), ATTEMPT, judgement.marks(seen.object("work"), seat)).bytes();
        var salt = Keys.random(ScoreLock.SALT);
        var lock = new ScoreLock(place, seen.text("you"), ATTEMPT, ScoreLock.commitment(salt, sheet));
        member.does(
                committee,
                "score-locks",
                Map.of("attempt", ATTEMPT, "message", SignedMessage.sign(lock.body(), member.signer())));
        return new Kept(salt, sheet);
    }
}
