package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private final Troubles troubles = new Troubles();

    @Test
    void whatever_an_activity_meets_is_told_and_the_agent_goes_on() throws InterruptedException {
        var missing = troubles.attempt("draws", () -> {
            throw new NoClassDefFoundError("org/sunseal/Missing");
        });
        var broken = troubles.attempt("releases", () -> {
            throw new IllegalStateException("broken");
        });
        var away = troubles.attempt("quorum", () -> {
            throw new IOException("away");
        });

        assertThat(missing || broken || away).isFalse();
        assertThat(troubles.current())
                .containsEntry("draws", "org/sunseal/Missing")
                .containsEntry("releases", "broken")
                .containsEntry("quorum", "unreachable: away");
    }

    @Test
    void what_works_again_is_no_trouble() throws InterruptedException {
        troubles.attempt("quorum", () -> {
            throw new IOException("away");
        });

        assertThat(troubles.attempt("quorum", () -> {})).isTrue();

        assertThat(troubles.current()).isEmpty();
    }
}
