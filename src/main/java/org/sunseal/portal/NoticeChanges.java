package org.sunseal.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a notice and its terms, field by field. */
final class NoticeChanges {
    /** Differs with every version, and tells nothing. */
    private static final Set<String> COUNTED = Set.of("v", "version", "prev");

    /** Said of the change itself, not changed by it. */
    private static final Set<String> SAID = Set.of("v", "addendum");

    private NoticeChanges() {}

    /**
     * One field that is not what it was.
     *
     * @param field where it stands; members of lists are named by their round, id or name, as in {@code
     *     rounds[1].openAt}
     * @param label the last part of it
     * @param before null where it was not there
     * @param after null where it is gone
     */
    public record Change(
            String field,
            String label,
            @Nullable String before,
            @Nullable String after) {
        private static Change of(String field, @Nullable String before, @Nullable String after) {
            return new Change(field, field.substring(field.lastIndexOf('.') + 1), before, after);
        }
    }

    /** Between the bodies of two notices. */
    static List<Change> ofNotice(Map<String, ?> before, Map<String, ?> after) {
        return between(flat(before, COUNTED), flat(after, COUNTED));
    }

    /** Between two versions of the terms. */
    static List<Change> ofTerms(Map<String, ?> before, Map<String, ?> after) {
        return between(flat(before, SAID), flat(after, SAID));
    }

    private static List<Change> between(Map<String, String> before, Map<String, String> after) {
        var fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .map(field -> Change.of(field, before.get(field), after.get(field)))
                .toList();
    }

    private static Map<String, String> flat(Map<String, ?> object, Set<String> ignored) {
        var flat = new LinkedHashMap<String, String>();
        object.forEach((name, value) -> {
            if (!ignored.contains(name)) {
                flatten(name, value, flat);
            }
        });
        return flat;
    }

    private static void flatten(String at, @Nullable Object value, Map<String, String> flat) {
        switch (value) {
            case null -> {}
            case Map<?, ?> object -> object.forEach((name, member) -> flatten(at + "." + name, member, flat));
            case List<?> list -> flattenList(at, list, flat);
            default -> flat.put(at, String.valueOf(value));
        }
    }

    private static void flattenList(String at, List<?> list, Map<String, String> flat) {
        var plain = new ArrayList<Object>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> member) {
                flatten("%s[%s]".formatted(at, nameOf(member, i)), member, flat);
            } else {
                plain.add(list.get(i));
            }
        }
        if (!plain.isEmpty()) {
            flat.put(at, plain.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    /** A member that moved in its list is the same member. */
    private static String nameOf(Map<?, ?> member, int place) {
        return Stream.of("round", "id", "name")
                .filter(member::containsKey)
                .map(name -> String.valueOf(member.get(name)))
                .findFirst()
                .orElse(Integer.toString(place));
    }
}
