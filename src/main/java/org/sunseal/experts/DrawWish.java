package org.sunseal.experts;

import java.time.Instant;
import java.util.List;
import org.sunseal.experts.draw.DrawRequest;

/**
 * What an agency may wish for: what experts must know and where they come from, never who.
 *
 * @param slots what is to be filled, in this order
 * @param maxWorkload an expert with more evaluations within 30 days is skipped
 * @param maxPerEmployer most members one employer may have
 * @param evaluationAt when the committee meets
 * @param place where, as the invitation says it
 * @param delegates seats of the tenderee
 */
public record DrawWish(
        List<DrawRequest.Slot> slots,
        int maxWorkload,
        int maxPerEmployer,
        Instant evaluationAt,
        String place,
        int delegates) {
    public DrawWish {
        slots = List.copyOf(slots);
    }

    int experts() {
        return slots.stream().mapToInt(DrawRequest.Slot::count).sum();
    }
}
