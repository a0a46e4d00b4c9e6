package org.sunseal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Registration.State;

class RegistrationTest {
    /** Written out a second time on purpose: whoever changes the table has to change this too, pair by pair. */
    private static final List<String> ALLOWED = List.of(
            "DRAFT > SUBMITTED",
            "SUBMITTED > CORRECTION",
            "SUBMITTED > REFUSED",
            "SUBMITTED > REGISTERED",
            "CORRECTION > SUBMITTED");

    @Test
    void exactly_these_of_all_pairs_are_allowed() {
        var found = new ArrayList<String>();
        for (var from : State.values()) {
            for (var to : State.values()) {
                if (from.mayBecome(to)) {
                    found.add(from + " > " + to);
                }
            }
        }

        assertThat(found).containsExactlyElementsOf(ALLOWED);
    }

    @Test
    void what_was_not_handed_in_is_not_answered() {
        assertThatThrownBy(() -> new Registration("T-1").answer(State.REGISTERED))
                .isInstanceOf(Refused.class);
    }

    @Test
    void an_answer_ends_the_time_limit() {
        var registration = new Registration("T-1");
        registration.submit(Instant.EPOCH);
        registration.fallDue(Instant.EPOCH.plusSeconds(1));

        registration.answer(State.CORRECTION);

        assertThat(registration.dueAt()).isEmpty();
    }
}
