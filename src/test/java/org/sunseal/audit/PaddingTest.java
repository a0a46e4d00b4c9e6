package org.sunseal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PaddingTest {
    @Property(tries = 200)
    void a_step_is_16_times_a_power_of_4_and_no_smaller_one_would_do(@ForAll @IntRange(max = 65_536) int waiting) {
        int step = Padding.step(waiting);

        assertThat(step).isGreaterThanOrEqualTo(waiting).isIn(16, 64, 256, 1024, 4096, 16_384, 65_536);
        assertThat(step == 16 || step / 4 < waiting).isTrue();
    }

    @Property(tries = 100)
    void every_waiting_entry_gets_a_place(@ForAll @IntRange(max = 1024) int waiting) {
        var places = Padding.places(1024, waiting);

        assertThat(IntStream.range(0, 1024).filter(i -> places[i]).count()).isEqualTo(waiting);
    }

    @Test
    void the_last_place_tells_nothing_about_how_many_there_are() {
        long last =
                IntStream.range(0, 4000).filter(i -> Padding.places(16, 1)[15]).count();

        assertThat(last).isBetween(150L, 350L); // 250 expected; 6 standard deviations and more on both sides
    }
}
