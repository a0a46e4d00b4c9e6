package org.sunseal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of measurements: printed row by row, and kept in {@code target/bench.md}, where a new measurement replaces
 * the old one of the same name. Numbers are printed and never judged.
 */
public final class BenchTable {
    private static final Path FILE = Path.of("target", "bench.md");
    private static final List<String> HEAD =
            List.of("| name | ours | reference in the same run | ratio |", "|---|---:|---:|---:|");

    private BenchTable() {}

    /**
     * Adds a row.
     *
     * @param name what is measured, in which unit, and what the reference is
     */
    public static synchronized void row(String name, double ours, double reference) {
        var start = "| %s |".formatted(name);
        var row = String.format(
                Locale.ROOT, "%s %s | %s | %.2f |", start, number(ours), number(reference), ours / reference);
        System.out.println(row);
        try {
            var rows = new ArrayList<>(Files.exists(FILE) ? Files.readAllLines(FILE) : HEAD);
            rows.removeIf(earlier -> earlier.startsWith(start));
            rows.add(row);
            Files.createDirectories(FILE.toAbsolutePath().getParent());
            Files.write(FILE, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}
