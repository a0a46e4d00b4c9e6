package org.sunseal.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.sunseal.custody.proof.Allotment;

class SlotsTest {
    private static final Allotment TWENTY_KEYS = new Allotment(
            "B-1",
            40,
            20,
            Allotment.Purpose.BID,
            "T-1",
            "1",
            1,
            "0".repeat(64),
            Instant.parse("2026-03-02T01:30:00Z"),
            3);

    @Test
    void every_slot_is_handed_out_once_and_lies_in_the_allotment() {
        var taken = new HashSet<String>();

        for (int i = 0; i < 20; i++) {
            taken.add(Slots.choose(TWENTY_KEYS, taken::contains).orElseThrow());
        }

        assertThat(taken).hasSize(20).allMatch(TWENTY_KEYS::contains);
        assertThat(Slots.choose(TWENTY_KEYS, taken::contains)).isEmpty();
    }
}
