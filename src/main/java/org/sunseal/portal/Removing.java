package org.sunseal.portal;

import java.util.ArrayList;
import java.util.List;

/**
 * A filter in use when nothing was found.
 *
 * @param filter the name of its parameter
 * @param hitsWithout how many hits there are once it alone is dropped
 */
public record Removing(String filter, long hitsWithout) {
    /** All in use, where nothing fits; else none. */
    static List<Removing> all(Filter filter, Cube found, CountedWithout withoutWords) {
        if (filter.inUse().isEmpty() || found.count(filter) > 0) {
            return List.of();
        }
        var removing = new ArrayList<Removing>();
        filter.words()
                .ifPresent(asked ->
                        removing.add(new Removing("q", withoutWords.cube().count(filter))));
        filter.chosen()
                .keySet()
                .forEach(each -> removing.add(new Removing(each.parameter(), found.countWithout(filter, each))));
        return removing;
    }

    /** Counts rows whatever their words; only asked when it matters. */
    interface CountedWithout {
        Cube cube();
    }
}
