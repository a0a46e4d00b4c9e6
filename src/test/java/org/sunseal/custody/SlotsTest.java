package org.sunseal.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotsTest {
    @Test
    void every_free_slot_is_handed_out_once() {
        var twenty = IntStream.range(40, 60).mapToObj(keyNo -> "B-1." + keyNo).collect(Collectors.toSet());
        var free = new HashSet<>(twenty);
        var taken = new HashSet<String>();

        while (!free.isEmpty()) {
            var slot = Slots.choose(free).orElseThrow();
            free.remove(slot);
            taken.add(slot);
        }

        assertThat(taken).isEqualTo(twenty);
        assertThat(Slots.choose(Set.of())).isEmpty();
    }
}
