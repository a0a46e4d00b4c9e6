package org.sunseal.audit.proof;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one tile, or one bundle of entries, by level, number and width (C2SP tlog-tiles, commit 5ba5ee83). Width counts
 * hashes or entries, 256 when it is full.
 */
public record TilePath(int level, long number, int width) {
    /** Hashes in a full tile and entries in a full bundle. */
    public static final int FULL = 256;
    /** The level that stands for bundles of entries. */
    public static final int ENTRIES = -1;

    static final int MAXIMUM_LEVEL = 6; // 256^7 entries are out of reach
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|[0-6])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > MAXIMUM_LEVEL || number < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "No tile has level %d, number %d, width %d".formatted(level, number, width));
        }
    }

    /** The tile with that number as wide as a tree of {@code size} entries has it; empty if it has none there. */
    public static Optional<TilePath> in(long size, int level, long number) {
        long nodes = size >>> (Byte.SIZE * Math.max(level, 0));
        long width = Math.min(FULL, nodes - number * FULL);
        return width < 1 ? Optional.empty() : Optional.of(new TilePath(level, number, (int) width));
    }

    /** Reads a path; empty when it names no tile. */
    public static Optional<TilePath> parse(String path) {
        var match = PATH.matcher(path);
        if (!match.matches()) {
            return Optional.empty();
        }
        int width = match.group(3) == null ? FULL : Integer.parseInt(match.group(3));
        var read = number(match).filter(number -> match.group(3) == null || width < FULL);
        return read.map(number -> new TilePath(
                match.group(1).equals("entries") ? ENTRIES : Integer.parseInt(match.group(1)), number, width));
    }

    private static Optional<Long> number(Matcher match) {
        long number = Long.parseLong(match.group(2).replaceAll("[x/]", ""));
        return numberPath(number).equals(match.group(2)) ? Optional.of(number) : Optional.empty();
    }

    private static String numberPath(long number) {
        var path = new StringBuilder(String.format(Locale.ROOT, "%03d", number % 1000));
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return path.toString();
    }

    /** Tells whether nothing can be added to it. */
    public boolean full() {
        return width == FULL;
    }

    /** The same tile when it is full. */
    public TilePath whole() {
        return new TilePath(level, number, FULL);
    }

    /** The path below the log's prefix. */
    public String path() {
        return "tile/%s/%s%s"
                .formatted(level == ENTRIES ? "entries" : level, numberPath(number), full() ? "" : ".p/" + width);
    }
}
