package org.sunseal.evaluation.proof;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.kernel.Refused;

/** Who has taken a seat, and whom the members elected. */
final class RollCall {
    private final Charge charge;
    private final List<Act> acts;

    RollCall(Charge charge, List<Act> acts) {
        this.charge = charge;
        this.acts = acts;
    }

    Set<String> seated() {
        return acts.stream()
                .filter(Act.Seat.class::isInstance)
                .map(act -> ((Act.Seat) act).member())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean complete() {
        return seated().containsAll(charge.members());
    }

    /** Who has the majority of all members behind it; nobody before all are seated. */
    Optional<String> lead() {
        var words = new LinkedHashMap<String, String>();
        for (var act : acts) {
            if (act instanceof Act.LeadVote vote) {
                words.put(vote.member(), vote.lead());
            }
        }
        Map<String, Long> counts =
                words.values().stream().collect(Collectors.groupingBy(lead -> lead, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= charge.majority())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    void admit(Act.Seat act) {
        var seat = seat(act.member());
        SittingRefusal.ALREADY_GIVEN.unless(!seated().contains(act.member()), "You have taken your seat");
        var signed = SignedMessage.parse(act.statement());
        var wanted = new RecusalStatement(charge.place(), charge.closeSha256(), act.member()).body();
        SittingRefusal.STATEMENT_DIFFERS.unless(
                Arrays.equals(signed.body(), wanted), "This is not the statement you have to sign");
        requireSignedBy(seat, signed);
    }

    void admit(Act.LeadVote act) {
        seat(act.member());
        SittingRefusal.OUT_OF_TURN.unless(complete(), "A lead is elected when all members are seated");
        var lead = charge.seat(act.lead())
                .orElseThrow(() -> new Refused(
                        SittingRefusal.NO_SUCH_MEMBER, "lead", "There is no member %s".formatted(act.lead())));
        if (lead.delegate() && !charge.rules().delegateMayLead()) {
            throw new Refused(
                    SittingRefusal.DELEGATE_MAY_NOT_LEAD,
                    "lead",
                    "The tenderee's delegate does not lead this committee [O87 45]");
        }
    }

    void requireLead(String member) {
        seat(member);
        SittingRefusal.NOT_THE_LEAD.unless(
                lead().filter(member::equals).isPresent(), "Only the lead of the committee does this");
    }

    Charge.CommitteeSeat seat(String member) {
        return charge.seat(member)
                .orElseThrow(() -> new Refused(SittingRefusal.NOT_A_MEMBER, "You are no member of this committee"));
    }

    static void requireSignedBy(Charge.CommitteeSeat seat, SignedMessage signed) {
        SittingRefusal.FOREIGN_SIGNER.unless(
                Certificates.sha256(signed.onlySigner()).equals(seat.certificateSha256()),
                "It is not signed with the certificate you registered");
    }
}
