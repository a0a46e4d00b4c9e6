package org.sunseal.evaluation.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.evaluation.proof.SmallCommittee.START;
import static org.sunseal.evaluation.proof.SmallCommittee.seat;
import static org.sunseal.evaluation.proof.SmallCommittee.signer;

import org.junit.jupiter.api.Test;
import org.sunseal.crypto.SignedMessage;

class RollCallTest {
    private final SmallCommittee committee = SmallCommittee.forGoods();

    @Test
    void a_member_is_seated_by_its_own_signed_statement() {
        var sitting = committee.called();

        assertThat(sitting.after(seat(sitting, "e1")).seated()).containsExactly("e1");
    }

    @Test
    void another_statement_seats_nobody() {
        var sitting = committee.called();
        var other = new RecusalStatement(SmallCommittee.PLACE, "00".repeat(32), "e1");

        var act = new Act.Seat("e1", SignedMessage.sign(other.body(), signer("e1")), START);

        assertThat(RefusedCodes.of(() -> sitting.after(act))).containsExactly("statement-differs");
    }

    @Test
    void a_statement_signed_by_somebody_else_seats_nobody() {
        var sitting = committee.called();

        assertThat(RefusedCodes.of(() -> sitting.after(seat(sitting, "e1", signer("e2")))))
                .containsExactly("foreign-signer");
    }

    @Test
    void who_is_not_on_the_committee_has_no_seat() {
        var sitting = committee.called();

        assertThat(RefusedCodes.of(() -> sitting.after(seat(sitting, "stranger"))))
                .containsExactly("not-a-member");
    }

    @Test
    void a_seat_is_taken_once() {
        var sitting = committee.called();
        var once = sitting.after(seat(sitting, "e1"));

        assertThat(RefusedCodes.of(() -> once.after(seat(sitting, "e1")))).containsExactly("already-given");
    }

    @Test
    void a_lead_is_elected_when_all_are_seated() {
        var sitting = committee.called();
        var one = sitting.after(seat(sitting, "e1"));

        assertThat(RefusedCodes.of(() -> one.after(new Act.LeadVote("e1", "e1", START))))
                .containsExactly("out-of-turn");
    }

    @Test
    void the_majority_elects_and_the_last_word_of_each_member_counts() {
        var sitting = committee.called();
        for (var member : SmallCommittee.MEMBERS) {
            sitting = sitting.after(seat(sitting, member));
        }
        sitting = sitting.after(new Act.LeadVote("e1", "e1", START))
                .after(new Act.LeadVote("e2", "e2", START))
                .after(new Act.LeadVote("e3", "e2", START));
        assertThat(sitting.lead()).isEmpty();

        sitting = sitting.after(new Act.LeadVote("e1", "e2", START));

        assertThat(sitting.lead()).contains("e2");
        assertThat(sitting.phase()).isEqualTo(Phase.QUALIFICATION);
    }

    @Test
    void in_procurement_the_delegate_does_not_lead() {
        var procurement = everybodySeated(committee);
        var engineering = everybodySeated(SmallCommittee.forGoods().thatTheDelegateMayLead());
        var vote = new Act.LeadVote("e1", "d1", START);

        assertThat(RefusedCodes.of(() -> procurement.after(vote))).containsExactly("delegate-may-not-lead");
        assertThat(engineering.after(vote).lead()).isEmpty();
    }

    @Test
    void only_a_member_can_be_elected() {
        var sitting = everybodySeated(committee);

        assertThat(RefusedCodes.of(() -> sitting.after(new Act.LeadVote("e1", "e9", START))))
                .containsExactly("no-such-member");
    }

    private static Sitting everybodySeated(SmallCommittee committee) {
        var sitting = committee.called();
        for (var member : SmallCommittee.MEMBERS) {
            sitting = sitting.after(seat(sitting, member));
        }
        return sitting;
    }
}
