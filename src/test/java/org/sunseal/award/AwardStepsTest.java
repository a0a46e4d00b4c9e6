package org.sunseal.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sunseal.award.proof.Announcement;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.Transition;
import org.sunseal.trade.Trigger;

/** The rows of this room and the stage tables of the kinds speak of the same things. */
class AwardStepsTest {
    @Test
    void every_announcement_a_kind_publishes_has_its_contents_and_no_other_has() {
        for (var kind : TradeKind.values()) {
            for (var subject : Announcement.Subject.values()) {
                var publishes =
                        triggers(kind).contains(AnnouncementStep.of(subject).trigger());

                assertThat(AwardRows.content(kind, subject).isEmpty())
                        .as("%s %s", kind, subject)
                        .isEqualTo(!publishes);
            }
        }
    }

    @Test
    void a_kind_that_chooses_a_winner_lists_its_grounds_and_keeps_its_files() {
        for (var kind : TradeKind.values()) {
            var chooses =
                    triggers(kind).contains(Trigger.AWARD) || triggers(kind).contains(Trigger.DECIDE);

            assertThat(AwardRows.grounds(kind).isEmpty()).isEqualTo(!chooses);
            assertThat(AwardRows.retention(kind).years()).isGreaterThanOrEqualTo(15);
        }
    }

    @Test
    void each_announcement_has_a_step_of_its_own() {
        assertThat(Arrays.stream(Announcement.Subject.values())
                        .map(AnnouncementStep::of)
                        .map(AnnouncementStep::trigger))
                .doesNotHaveDuplicates();
    }

    private static Set<Trigger> triggers(TradeKind kind) {
        return kind.stages().transitions().stream().map(Transition::trigger).collect(Collectors.toSet());
    }
}
