package org.sunseal.evaluation.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.evaluation.proof.SmallCommittee.MEMBERS;
import static org.sunseal.evaluation.proof.SmallCommittee.lock;
import static org.sunseal.evaluation.proof.SmallCommittee.locked;
import static org.sunseal.evaluation.proof.SmallCommittee.sheet;
import static org.sunseal.evaluation.proof.SmallCommittee.show;
import static org.sunseal.evaluation.proof.SmallCommittee.showSpoilt;
import static org.sunseal.evaluation.proof.SmallCommittee.shown;
import static org.sunseal.evaluation.proof.SmallCommittee.signer;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.proof.Marking.Spot;

class ScoringTest {
    private final Sitting marking = SmallCommittee.forGoods().marking();

    @Test
    void marks_are_shown_when_all_members_are_committed() {
        var first = marking.after(lock(sheet("e1", 1, Map.of())));

        assertThat(RefusedCodes.of(() -> first.after(show(sheet("e1", 1, Map.of())))))
                .containsExactly("not-all-locked");
        assertThat(locked(marking, 1, Map.of())
                        .after(show(sheet("e1", 1, Map.of())))
                        .marking()
                        .shown())
                .containsExactly("e1");
    }

    @Test
    void a_lock_is_signed_by_the_member_and_given_once() {
        var sheet = sheet("e1", 1, Map.of());
        var body = SignedMessage.parse(lock(sheet).message()).body();
        var foreign = new Act.Lock("e1", 1, SignedMessage.sign(body, signer("e2")), SmallCommittee.START);
        var ofAnother = new Act.Lock("e2", 1, SignedMessage.sign(body, signer("e2")), SmallCommittee.START);

        assertThat(RefusedCodes.of(() -> marking.after(foreign))).containsExactly("foreign-signer");
        assertThat(RefusedCodes.of(() -> marking.after(ofAnother))).containsExactly("foreign-sheet");
        var once = marking.after(lock(sheet));
        assertThat(RefusedCodes.of(() -> once.after(lock(sheet)))).containsExactly("already-given");
    }

    @Test
    void other_marks_than_those_committed_to_are_refused() {
        var locked = locked(marking, 1, Map.of());
        var better = sheet("e1", 1, Map.of("e1/A", Map.of("T", "45")));

        assertThat(RefusedCodes.of(() -> locked.after(show(better)))).containsExactly("commitment-mismatch");
    }

    @Test
    void every_fault_of_a_sheet_is_told_at_once() {
        var faulty = Map.of("e1/A", Map.of("T", "46", "B", "", "X", "1"));
        var locked = locked(marking, 1, faulty);

        assertThat(RefusedCodes.of(() -> locked.after(show(sheet("e1", 1, faulty)))))
                .containsExactly("score-out-of-range", "score-missing", "score-not-asked");
    }

    @Test
    void a_spoilt_sheet_is_marked_again_where_it_was_faulty_and_nowhere_else() {
        var faulty = Map.of("e1/A", Map.of("T", "46"));
        var sitting = locked(marking, 1, faulty);
        for (var member : MEMBERS) {
            var sheet = sheet(member, 1, faulty);
            sitting = sitting.after(member.equals("e1") ? showSpoilt(sheet) : show(sheet));
        }
        assertThat(sitting.marking().attempt()).isEqualTo(2);
        assertThat(sitting.marking().sentBack()).containsExactly(new Spot("A", "T"));

        var again = locked(sitting, 2, Map.of());
        var greedy = Map.of("e1/A", Map.of("T", "45"), "e1/C", Map.of("T", "45"));
        var locked = locked(sitting, 2, greedy);

        assertThat(shown(again, 2, Map.of()).phase()).isEqualTo(Phase.AGGREGATED);
        assertThat(RefusedCodes.of(() -> locked.after(show(sheet("e1", 2, greedy)))))
                .containsExactly("mark-changed");
    }

    @Test
    void a_sheet_without_fault_is_not_spoilt() {
        var locked = locked(marking, 1, Map.of());

        assertThat(RefusedCodes.of(() -> locked.after(showSpoilt(sheet("e1", 1, Map.of())))))
                .containsExactly("not-spoilt");
    }

    @Test
    void differing_objective_marks_go_back_and_subjective_ones_stay() {
        var differing = Map.of("e2/C", Map.of("B", "12"));
        var sitting = shown(locked(marking, 1, differing), 1, differing);

        assertThat(sitting.phase()).isEqualTo(Phase.SCORING);
        assertThat(sitting.marking().sentBack()).containsExactly(new Spot("C", "B"));
        assertThat(RefusedCodes.of(() -> sitting.after(lock(sheet("e1", 1, Map.of())))))
                .containsExactly("objective-differs");
        var subjective = Map.of("e3/A", Map.of("T", "45"));
        var changed = locked(sitting, 2, subjective);
        assertThat(RefusedCodes.of(() -> changed.after(show(sheet("e3", 2, subjective)))))
                .containsExactly("mark-changed");
        assertThat(shown(locked(sitting, 2, Map.of()), 2, Map.of()).phase()).isEqualTo(Phase.AGGREGATED);
    }

    @Test
    void marks_of_another_attempt_are_out_of_turn() {
        assertThat(RefusedCodes.of(() -> marking.after(lock(sheet("e1", 2, Map.of())))))
                .containsExactly("out-of-turn");
    }

    @Test
    void nothing_is_marked_where_the_price_alone_decides() {
        assertThat(SmallCommittee.forGoods().byLowestPrice().marking().phase()).isEqualTo(Phase.AGGREGATED);
    }
}
