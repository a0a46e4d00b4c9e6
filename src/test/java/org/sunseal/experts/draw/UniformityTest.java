package org.sunseal.experts.draw;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunseal.crypto.Framing;

/**
 * A million ranks: 20 experts under 50000 seeds. Everything is fixed, so the figures are the same on every run; the
 * bounds are the 99.9 % quantiles of the chi-square distribution.
 */
class UniformityTest {
    private static final int SEEDS = 50_000;
    private static final double BOUND_19 = 43.82;
    private static final double BOUND_255 = 330.52;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void over_a_million_ranks_every_expert_comes_first_and_last_as_often_as_any_other() {
        var experts = FortyExperts.pool().experts().stream()
                .filter(expert -> expert.specialties().contains("A08"))
                .toList();
        var first = new int[experts.size()];
        var last = new int[experts.size()];
        var leadingBytes = new int[256];

        for (int i = 0; i < SEEDS; i++) {
            var order = Ranking.of(seed(i), experts);
            first[experts.indexOf(order.getFirst().expert())]++;
            last[experts.indexOf(order.getLast().expert())]++;
            order.forEach(each -> leadingBytes[Integer.parseInt(each.rank().substring(0, 2), 16)]++);
        }

        assertThat(Arrays.stream(leadingBytes).sum()).isEqualTo(1_000_000);
        assertThat(chiSquare(first)).isBetween(1.0, BOUND_19);
        assertThat(chiSquare(last)).isBetween(1.0, BOUND_19);
        assertThat(chiSquare(leadingBytes)).isBetween(100.0, BOUND_255); // far too even would be as wrong
    }

    @Test
    void the_bound_notices_a_bias_of_a_tenth() {
        var counts = new int[20];
        Arrays.fill(counts, SEEDS / 20);
        counts[0] += SEEDS / 200;
        counts[1] -= SEEDS / 200;

        assertThat(chiSquare(counts)).isGreaterThan(BOUND_19);
    }

    private static Seed seed(int i) {
        return new Seed(Framing.hex(Framing.sha256(("uniformity " + i).getBytes(US_ASCII))));
    }

    private static double chiSquare(int[] counts) {
        var expected = Arrays.stream(counts).sum() / (double) counts.length;
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}
