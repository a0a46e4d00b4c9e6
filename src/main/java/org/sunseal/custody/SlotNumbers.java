package org.sunseal.custody;

import jakarta.inject.Singleton;
import java.util.Map;
import org.sunseal.custody.proof.Allotment;

/** The public table that says how many slots a lot of a class gets (protocol 5.1a). Its sizes tell nothing about a lot. */
@Singleton
class SlotNumbers {
    private static final String DEFAULT = "default";
    private static final Map<String, Integer> TABLE = Map.of(DEFAULT, 256, "crowd", 4096);

    private final Map<String, Integer> table;

    SlotNumbers(CustodyConfig config) {
        this.table = config.slots().isEmpty() ? TABLE : Map.copyOf(config.slots());
        if (!table.containsKey(DEFAULT)) {
            throw new IllegalStateException("sunseal.custody.slots has no row 'default'");
        }
    }

    /** Keys that meet a need; a draw with a choice of keys could be repeated until it suits somebody. */
    int of(KeyRequest request) {
        return request.purpose() == Allotment.Purpose.DRAW ? 1 : of(request.classOfSlots());
    }

    /** Slots of a class; a class the table does not know counts as the default one. */
    int of(String classOfSlots) {
        var number = table.get(classOfSlots);
        return number != null ? number : table.getOrDefault(DEFAULT, 0);
    }
}
