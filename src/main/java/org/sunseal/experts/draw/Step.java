package org.sunseal.experts.draw;

import java.util.Map;
import org.sunseal.crypto.Fields;
import org.sunseal.experts.draw.Ranking.Ranked;

/**
 * One published line of a draw.
 *
 * @param slot code of the slot that was being filled
 * @param handle the expert looked at; empty for {@code SHORT_n}
 * @param rank the expert's rank; empty for {@code SHORT_n}
 * @param outcome an {@link Outcome}, or {@code WITHDREW} where a seated expert declined, or {@code SHORT_n} where the
 *     list ended n members too early
 */
public record Step(String slot, String handle, String rank, String outcome) {
    static Step looked(DrawRequest.Slot slot, Ranked expert, Outcome outcome) {
        return new Step(slot.code(), expert.handle().hex(), expert.rank(), outcome.name());
    }

    static Step withdrew(Seated leaving) {
        return new Step(leaving.slot(), leaving.handle().hex(), leaving.member().rank(), "WITHDREW");
    }

    static Step shortBy(DrawRequest.Slot slot, int missing) {
        return new Step(slot.code(), "", "", "SHORT_" + missing);
    }

    static Step read(Fields fields) {
        var step = new Step(fields.text("slot"), fields.text("handle"), fields.text("rank"), fields.text("outcome"));
        fields.end();
        return step;
    }

    Map<String, Object> asMap() {
        return Map.of("slot", slot, "handle", handle, "rank", rank, "outcome", outcome);
    }
}
