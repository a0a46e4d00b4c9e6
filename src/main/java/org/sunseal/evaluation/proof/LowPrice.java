package org.sunseal.evaluation.proof;

import java.util.List;

/**
 * A price that has to be explained (5.8 of the domain reference).
 *
 * @param bid the bid's slot
 * @param triggers codes of the rules that ask for it; at least one
 */
public record LowPrice(String bid, List<String> triggers) {
    public LowPrice {
        triggers = List.copyOf(triggers);
    }
}
