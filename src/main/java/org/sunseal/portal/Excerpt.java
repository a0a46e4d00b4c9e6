package org.sunseal.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A piece of a long text around the words it was found by. */
final class Excerpt {
    /** How many characters are shown, and how many of them before the first word. */
    private static final int SHOWN = 90;

    private static final int BEFORE = 20;

    private Excerpt() {}

    /**
     * A run of characters.
     *
     * @param match whether it is one of the words
     */
    public record Part(String text, boolean match) {}

    /** The piece, cut where words begin and end; without any match the beginning of the text. */
    static List<Part> of(String text, List<String> words) {
        var pattern = Pattern.compile(
                words.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed()) // the longest that fits is marked
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        var first = pattern.matcher(text);
        var from = first.find() ? Math.max(0, first.start() - BEFORE) : 0;
        var shown = text.substring(from, Math.min(text.length(), from + SHOWN));
        var parts = new ArrayList<Part>();
        var matches = pattern.matcher(shown);
        var at = 0;
        while (matches.find()) {
            add(parts, shown.substring(at, matches.start()), false);
            add(parts, matches.group(), true);
            at = matches.end();
        }
        add(parts, shown.substring(at), false);
        return parts;
    }

    private static void add(List<Part> parts, String text, boolean match) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, match));
        }
    }
}
