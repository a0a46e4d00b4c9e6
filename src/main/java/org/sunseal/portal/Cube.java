package org.sunseal.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How many rows there are of each combination of values. Every count on a page is taken from one of these, so that they
 * agree with each other.
 */
record Cube(List<Cell> cells) {
    /** Rows that have all these values. */
    record Cell(Map<Dimension, String> values, long count) {
        String of(Dimension dimension) {
            return values.getOrDefault(dimension, "");
        }
    }

    Cube {
        cells = List.copyOf(cells);
    }

    /** The rows that fit the filter, whatever words it has. */
    long count(Filter filter) {
        return sum(filter, Optional.empty());
    }

    /** The same, had nothing been chosen of one dimension. */
    long countWithout(Filter filter, Dimension dropped) {
        return sum(filter, Optional.of(dropped));
    }

    /** What can be chosen of a dimension while the others stand, with the hits it would bring on its own. */
    List<Choice> choices(Filter filter, Dimension dimension) {
        var offered = new TreeSet<>(order(dimension));
        offered.addAll(filter.of(dimension));
        if (dimension == Dimension.DUE) {
            offered.addAll(dimension.named());
        }
        var open = cells.stream()
                .filter(cell -> fits(cell, filter, Optional.of(dimension)))
                .toList();
        open.forEach(cell -> dimension.offers(cell.of(dimension)).forEach(offered::add));
        return offered.stream()
                .map(value -> new Choice(
                        value,
                        open.stream()
                                .filter(cell -> dimension.takesIn(value, cell.of(dimension)))
                                .mapToLong(Cell::count)
                                .sum(),
                        filter.of(dimension).contains(value)))
                .toList();
    }

    private static Comparator<String> order(Dimension dimension) {
        return Comparator.<String>comparingInt(dimension.named()::indexOf).thenComparing(Comparator.naturalOrder());
    }

    private long sum(Filter filter, Optional<Dimension> dropped) {
        return cells.stream()
                .filter(cell -> fits(cell, filter, dropped))
                .mapToLong(Cell::count)
                .sum();
    }

    private static boolean fits(Cell cell, Filter filter, Optional<Dimension> dropped) {
        return filter.chosen().entrySet().stream()
                .filter(each -> dropped.filter(each.getKey()::equals).isEmpty())
                .allMatch(each -> each.getValue().stream()
                        .anyMatch(chosen -> each.getKey().takesIn(chosen, cell.of(each.getKey()))));
    }
}
