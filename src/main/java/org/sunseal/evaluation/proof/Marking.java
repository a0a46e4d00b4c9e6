package org.sunseal.evaluation.proof;

import java.util.List;
import java.util.Set;

/**
 * How far the marking is.
 *
 * @param attempt the open one, from 1
 * @param locked members who have committed to their marks in it
 * @param shown members who have shown them
 * @param sentBack what the open attempt is about, after the first: the only marks that may change
 */
public record Marking(int attempt, Set<String> locked, Set<String> shown, List<Spot> sentBack) {
    public Marking {
        locked = Set.copyOf(locked);
        shown = Set.copyOf(shown);
        sentBack = List.copyOf(sentBack);
    }

    /** A mark's place: a bid and an item. */
    public record Spot(String bid, String item) {}
}
