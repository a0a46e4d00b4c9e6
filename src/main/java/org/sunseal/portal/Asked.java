package org.sunseal.portal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;

/**
 * Reads the query parameters of a list to their end and tells everything that does not fit, each with its name: a
 * filter that is ignored shows a stranger's list as the one that was asked for.
 */
final class Asked {
    private static final int LONGEST_QUESTION = 200;
    private static final int LAST_PAGE = 100_000;
    private static final int LARGEST_PAGE = 100;
    private static final int USUAL_PAGE = 20;

    private final Map<String, List<String>> parameters;
    private final Set<String> known = new TreeSet<>();
    private final List<Refused> refused = new ArrayList<>();

    Asked(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** The part of a list to show; pages count from 0. */
    record Page(int number, int size) {
        long offset() {
            return (long) number * size;
        }
    }

    Filter filter(Dimension... dimensions) {
        var chosen = new EnumMap<Dimension, Set<String>>(Dimension.class);
        for (var dimension : dimensions) {
            var values = new LinkedHashSet<>(all(dimension.parameter()));
            values.stream()
                    .filter(value -> !dimension.knows(value))
                    .forEach(value -> wrong(dimension.parameter(), value, dimension.expected()));
            values.removeIf(value -> !dimension.knows(value));
            if (!values.isEmpty()) {
                chosen.put(dimension, values);
            }
        }
        return new Filter(question(), chosen);
    }

    private @Nullable String question() {
        var q = one("q");
        if (q == null || q.isBlank()) {
            return null;
        }
        if (q.length() > LONGEST_QUESTION) {
            wrong("q", q.substring(0, 20) + "…", "at most %d characters".formatted(LONGEST_QUESTION));
            return null;
        }
        return q.strip();
    }

    Page page() {
        return new Page(number("page", 0, 0, LAST_PAGE), number("size", USUAL_PAGE, 1, LARGEST_PAGE));
    }

    /** One of several words, the first when none is given. */
    String word(String name, String... words) {
        var value = one(name);
        if (value == null) {
            return words[0];
        }
        if (!List.of(words).contains(value)) {
            wrong(name, value, String.join(", ", words));
        }
        return value;
    }

    /** Refuses a combination that makes no sense. */
    void require(boolean sensible, String name, String expected) {
        if (!sensible) {
            wrong(name, String.valueOf(one(name)), expected);
        }
    }

    /**
     * To be called after the last parameter is read.
     *
     * @throws Refused or {@link org.sunseal.kernel.Refusals} {@code unknown-filter}, {@code bad-filter}
     */
    void end() {
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> refused.add(new Refused(
                        PortalRefusal.UNKNOWN_FILTER,
                        name,
                        "There is no %s here, only %s".formatted(name, String.join(", ", known)))));
        Refused.all(refused);
    }

    private int number(String name, int usual, int least, int most) {
        var value = one(name);
        if (value == null) {
            return usual;
        }
        if (value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        wrong(name, value, "a whole number from %d to %d".formatted(least, most));
        return usual;
    }

    private @Nullable String one(String name) {
        var values = all(name);
        if (values.size() > 1) {
            wrong(name, String.join("&", values), "one value");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private List<String> all(String name) {
        known.add(name);
        return parameters.getOrDefault(name, List.of());
    }

    private void wrong(String name, String value, String expected) {
        refused.add(new Refused(
                PortalRefusal.BAD_FILTER, name, "%s cannot be %s; expected: %s".formatted(name, value, expected)));
    }
}
