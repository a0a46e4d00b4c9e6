package org.sunseal.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.AnswerText;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.dispute.proof.Outcome;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

class ObjectionTest {
    private static final Instant DUE = Instant.parse("2026-03-05T16:00:00Z");

    @Test
    void an_answer_is_overdue_from_the_instant_it_was_due() {
        var objection = filed(false);

        assertThat(objection.due().isOverdue(DUE.minusMillis(1))).isFalse();
        assertThat(objection.due().isOverdue(DUE)).isTrue();
    }

    @Test
    void what_is_answered_is_neither_pending_nor_overdue() {
        var objection = filed(false);
        objection.answer(rejection(objection), null, DUE);

        assertThat(objection.isPending()).isFalse();
        assertThat(objection.due().isOverdue(DUE.plusSeconds(1))).isFalse();
    }

    @Test
    void an_overdue_answer_is_told_once_and_not_before_it_is() {
        var due = filed(false).due();

        assertThat(due.tellOverdue(DUE.minusMillis(1))).isFalse();
        assertThat(due.tellOverdue(DUE)).isTrue();
        assertThat(due.tellOverdue(DUE.plusSeconds(1))).isFalse();
    }

    @Test
    void nothing_waits_for_a_late_one_but_it_may_be_answered() {
        var objection = filed(true);
        assertThat(objection.isPending()).isFalse();

        objection.answer(rejection(objection), null, DUE);

        assertThat(objection.answer()).contains("The documents are right");
    }

    @Test
    void there_is_one_answer() {
        var objection = filed(false);
        objection.answer(rejection(objection), null, DUE);

        assertThatThrownBy(() -> objection.answer(rejection(objection), null, DUE))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(DisputeRefusal.ALREADY_ANSWERED));
    }

    private static Objection filed(boolean late) {
        return new Objection(
                UUID.randomUUID(), new LotKey("T1", "L1"), About.DOCUMENTS, late, LocalDate.of(2026, 3, 2), DUE);
    }

    private static Objection.Answer rejection(Objection objection) {
        var text = new AnswerText(objection.id(), "The documents are right", Outcome.REJECTED, false, Consequence.NONE);
        return new Objection.Answer(text, text.body(), new byte[16]);
    }
}
