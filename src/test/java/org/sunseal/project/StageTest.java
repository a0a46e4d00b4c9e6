package org.sunseal.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
    /** Written out a second time on purpose: whoever changes the table has to change this too, pair by pair. */
    private static final List<String> ALLOWED = List.of(
            "SCHEDULED > ISSUING",
            "SCHEDULED > SUSPENDED",
            "SCHEDULED > TERMINATED",
            "ISSUING > PAUSED_OBJECTION",
            "ISSUING > CLOSED",
            "ISSUING > SUSPENDED",
            "ISSUING > TERMINATED",
            "PAUSED_OBJECTION > ISSUING",
            "PAUSED_OBJECTION > SUSPENDED",
            "PAUSED_OBJECTION > TERMINATED",
            "CLOSED > OPENING",
            "CLOSED > SUSPENDED",
            "CLOSED > TERMINATED",
            "OPENING > READ_OUT",
            "OPENING > FAILED",
            "OPENING > SUSPENDED",
            "OPENING > TERMINATED",
            "READ_OUT > OPENED",
            "READ_OUT > SUSPENDED",
            "READ_OUT > TERMINATED",
            "OPENED > SUSPENDED",
            "OPENED > TERMINATED",
            "SUSPENDED > SCHEDULED",
            "SUSPENDED > ISSUING",
            "SUSPENDED > PAUSED_OBJECTION",
            "SUSPENDED > CLOSED",
            "SUSPENDED > OPENING",
            "SUSPENDED > READ_OUT",
            "SUSPENDED > OPENED",
            "SUSPENDED > TERMINATED");

    @Test
    void exactly_these_of_all_pairs_are_allowed() {
        var found = new ArrayList<String>();
        for (var from : Stage.values()) {
            for (var to : Stage.values()) {
                if (from.mayBecome(to)) {
                    found.add(from + " > " + to);
                }
            }
        }
        assertThat(found).containsExactlyElementsOf(ALLOWED);
    }

    @Test
    void ends_are_ends() {
        assertThat(Stage.FAILED.next()).isEmpty();
        assertThat(Stage.TERMINATED.next()).isEmpty();
    }
}
