package org.sunseal.portal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are asked for.
 *
 * @param q words, codes or the beginning of a code; null for everything
 * @param chosen values by what they narrow; never an empty set
 */
record Filter(@Nullable String q, Map<Dimension, Set<String>> chosen) {
    Filter {
        chosen = Collections.unmodifiableMap(chosen.isEmpty() ? new EnumMap<>(Dimension.class) : new EnumMap<>(chosen));
    }

    Optional<String> words() {
        return Optional.ofNullable(q);
    }

    Set<String> of(Dimension dimension) {
        return chosen.getOrDefault(dimension, Set.of());
    }

    Filter withoutWords() {
        return new Filter(null, chosen);
    }

    /** Everything in use, by the name of its parameter. */
    List<String> inUse() {
        var names = new ArrayList<String>();
        words().ifPresent(asked -> names.add("q"));
        chosen.keySet().forEach(dimension -> names.add(dimension.parameter()));
        return names;
    }

    /** Adds the words to a query whose {@code where} has begun. */
    void search(Query query, String column) {
        words().ifPresent(asked -> query.and("and %s @@ ?::tsquery".formatted(column), Words.query(asked)));
    }

    /** Adds every condition. */
    void narrow(Query query, String column, Day day) {
        search(query, column);
        chosen.forEach((dimension, values) -> dimension.narrow(query, values, day));
    }
}
