package org.sunseal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunseal.project.NoticeFixture.NOW;
import static org.sunseal.project.NoticeFixture.OPEN_AT;
import static org.sunseal.project.NoticeFixture.announced;
import static org.sunseal.project.NoticeFixture.following;
import static org.sunseal.project.NoticeFixture.opening;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Stage;
import org.sunseal.trade.Trigger;

class LotTest {
    @Test
    void takes_no_bids_before_it_is_announced() {
        assertThat(NoticeFixture.planned().takesBidsAt(NOW, 1)).isFalse();
    }

    @Test
    void the_deadline_itself_is_late() {
        var lot = announced();
        assertThat(lot.takesBidsAt(OPEN_AT.minusMillis(1), 1)).isTrue();
        assertThat(lot.takesBidsAt(OPEN_AT, 1)).isFalse();
    }

    @Test
    void takes_no_bids_in_a_round_it_does_not_have() {
        assertThat(announced().takesBidsAt(NOW, 2)).isFalse();
    }

    @Test
    void cannot_be_closed_before_its_deadline() {
        var lot = announced();
        assertThatThrownBy(() -> lot.close(1, OPEN_AT.minusMillis(1))).isInstanceOf(Refused.class);
    }

    @Test
    void is_closed_once() {
        var lot = announced();
        lot.close(1, OPEN_AT);
        assertThat(lot.stage()).isEqualTo(Stage.CLOSED);
        assertThatThrownBy(() -> lot.close(1, OPEN_AT)).isInstanceOf(Refused.class);
    }

    @Test
    void goes_through_the_opening_step_by_step() {
        var lot = announced();
        lot.close(1, OPEN_AT);
        lot.startOpening(1);
        lot.readOut(1);
        lot.recordOpened(1);
        assertThat(lot.stage()).isEqualTo(Stage.OPENED);
        assertThat(lot.round(1).state()).isEqualTo(LotRound.State.OPENED);
    }

    @Test
    void too_few_bids_end_it() {
        var lot = announced();
        lot.close(1, OPEN_AT);
        lot.startOpening(1);
        lot.fail(1);
        assertThat(lot.stage()).isEqualTo(Stage.FAILED);
        assertThat(lot.round(1).state()).isEqualTo(LotRound.State.RETURNED);
    }

    @Test
    void one_that_failed_is_tendered_again_in_the_next_round() {
        var lot = announced();
        assertThatThrownBy(() -> lot.tenderAgain(Actor.AGENCY)).isInstanceOf(Refused.class);
        lot.close(1, OPEN_AT);
        lot.startOpening(1);
        lot.fail(1);
        lot.tenderAgain(Actor.AGENCY);
        assertThat(lot.stage()).isEqualTo(Stage.SCHEDULED);
        assertThat(lot.currentRounds()).isEmpty();
        var again = OPEN_AT.plus(Duration.ofDays(30));
        var second = NoticeFixture.opening(NoticeFixture.first(), again);

        lot.announce(second, second.sha256(), opening(again));

        assertThat(lot.takesBidsAt(OPEN_AT, 1)).isFalse();
        assertThat(lot.takesBidsAt(OPEN_AT, 2)).isTrue();
        assertThat(lot.round(1).openAt()).isEqualTo(OPEN_AT);
        lot.close(2, again);
        lot.startOpening(2);
        lot.readOut(2);
        assertThat(lot.stage()).isEqualTo(Stage.READ_OUT); // the stage follows the round of this tendering
        assertThat(lot.round(1).state()).isEqualTo(LotRound.State.RETURNED);
    }

    @Test
    void a_suspended_lot_takes_no_bids_is_not_closed_and_goes_on_where_it_stood() {
        var lot = announced();
        lot.suspend();
        assertThat(lot.takesBidsAt(NOW, 1)).isFalse();
        assertThatThrownBy(() -> lot.close(1, OPEN_AT)).isInstanceOf(Refused.class);
        lot.resume();
        assertThat(lot.takesBidsAt(NOW, 1)).isTrue();
    }

    @Test
    void a_suspended_pause_goes_on_as_a_pause() {
        var lot = announced();
        lot.pauseForObjection(Actor.BIDDER);
        lot.suspend();
        lot.resume();
        assertThat(lot.stage()).isEqualTo(Stage.PAUSED_OBJECTION);
        lot.continueAfterObjection();
        assertThat(lot.stage()).isEqualTo(Stage.ISSUING);
    }

    @Test
    void a_terminated_lot_stays_so() {
        var lot = announced();
        lot.terminate();
        assertThatThrownBy(lot::resume).isInstanceOf(Refused.class);
        assertThatThrownBy(lot::suspend).isInstanceOf(Refused.class);
    }

    @Test
    void a_notice_that_comes_too_late_delays_the_close_and_takes_no_bids() {
        var lot = announced();
        lot.follow(opening(OPEN_AT.plusSeconds(3600)));
        assertThat(lot.takesBidsAt(OPEN_AT, 1)).isFalse();
        assertThatThrownBy(() -> lot.close(1, OPEN_AT)).isInstanceOf(Refused.class);
        lot.close(1, OPEN_AT.plusSeconds(3600));
    }

    @Test
    void a_notice_witnessed_in_time_lets_bids_come_until_its_own_deadline() {
        var lot = announced();
        lot.follow(opening(OPEN_AT.plusSeconds(60)));
        lot.takeBidsUntil(round -> OPEN_AT.plusSeconds(60));
        assertThat(lot.takesBidsAt(OPEN_AT.plusSeconds(59), 1)).isTrue();
        assertThat(lot.takesBidsAt(OPEN_AT.plusSeconds(60), 1)).isFalse();
    }

    @Test
    void an_amendment_moves_the_deadline_of_an_open_round_only() {
        var lot = announced();
        var second = following(NoticeFixture.first(), OPEN_AT.plusSeconds(60));
        lot.announce(second, second.sha256(), opening(OPEN_AT.plusSeconds(60)));
        assertThat(lot.round(1).openAt()).isEqualTo(OPEN_AT.plusSeconds(60));
        assertThat(lot.noticeSha256()).contains(second.sha256());
        lot.close(1, OPEN_AT.plusSeconds(60));
        lot.follow(opening(OPEN_AT.plusSeconds(600)));
        assertThat(lot.round(1).openAt()).isEqualTo(OPEN_AT.plusSeconds(60));
    }

    @Test
    void only_who_the_table_names_takes_a_step_and_only_one_it_knows() {
        var lot = announced();
        assertThatThrownBy(() -> lot.move(Trigger.ISSUE_ADDENDUM, Actor.BIDDER)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> lot.move(Trigger.AWARD, Actor.TENDEREE))
                .hasMessageContaining("'award' by tenderee cannot follow ISSUING");
        assertThat(lot.allows(Trigger.ISSUE_ADDENDUM)).isTrue();
        assertThat(lot.allows(Trigger.AWARD)).isFalse();
    }
}
