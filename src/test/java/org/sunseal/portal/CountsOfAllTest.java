package org.sunseal.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsOfAllTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final CountsOfAll counts = new CountsOfAll();

    @Test
    void within_a_second_nothing_is_counted_again() {
        counts.at(NOW, () -> cube(1));

        assertThat(counts.at(NOW.plusMillis(999), () -> cube(2))).isEqualTo(cube(1));
    }

    @Test
    void after_a_second_or_when_the_clock_was_moved_it_is() {
        counts.at(NOW, () -> cube(1));

        assertThat(counts.at(NOW.plusSeconds(1), () -> cube(2))).isEqualTo(cube(2));
        assertThat(counts.at(NOW.minusSeconds(60), () -> cube(3))).isEqualTo(cube(3));
    }

    @Test
    void who_asks_while_another_counts_is_told_the_last() {
        counts.at(NOW, () -> cube(1));
        var later = NOW.plusSeconds(5);

        var anew = counts.at(later, () -> {
            assertThat(counts.at(later, () -> cube(3))).isEqualTo(cube(1));
            return cube(2);
        });

        assertThat(anew).isEqualTo(cube(2));
    }

    private static Cube cube(long count) {
        return new Cube(List.of(new Cube.Cell(Map.of(Dimension.KIND, "OTHER"), count)));
    }
}
