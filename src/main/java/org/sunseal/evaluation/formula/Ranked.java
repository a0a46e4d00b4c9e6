package org.sunseal.evaluation.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A place in a ranking. Equals share a rank and the next rank is as many further on: 1, 1, 3. Who of them is preferred
 * is an act of the tenderee or a public draw, and not computed.
 *
 * @param rank from 1
 */
public record Ranked<T>(int rank, T of) {
    /**
     * Best first; equals are listed by their id, which prefers nobody and makes the list the same for everyone.
     *
     * @param better less is better
     */
    static <T> List<Ranked<T>> bestFirst(Collection<T> all, Comparator<? super T> better, Function<T, String> id) {
        Comparator<T> listing =
                Comparator.<T, T>comparing(Function.identity(), better).thenComparing(id);
        var ranking = new ArrayList<Ranked<T>>();
        for (var each : all.stream().sorted(listing).toList()) {
            int place = ranking.size() + 1;
            boolean equalsLast =
                    !ranking.isEmpty() && better.compare(ranking.getLast().of(), each) == 0;
            ranking.add(new Ranked<>(equalsLast ? ranking.getLast().rank() : place, each));
        }
        return List.copyOf(ranking);
    }
}
