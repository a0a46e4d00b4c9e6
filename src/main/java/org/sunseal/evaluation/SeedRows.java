package org.sunseal.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the rows this package comes with; one that does not fit stops the start. */
final class SeedRows {
    private SeedRows() {}

    /**
     * @param resource the file among the resources
     * @param header the columns, exactly as they stand above the rows
     */
    static <T> List<T> read(String resource, String header, Function<List<String>, T> reading) {
        var rows = new ArrayList<T>();
        var lines = text(resource)
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (lines.isEmpty() || !lines.getFirst().equals(header)) {
            throw new IllegalArgumentException("%s: the header must be %s".formatted(resource, header));
        }
        for (var line : lines.subList(1, lines.size())) {
            var cells = List.of(line.split(",", -1));
            if (cells.size() != header.split(",", -1).length) {
                throw new IllegalArgumentException("%s: %s".formatted(resource, line));
            }
            rows.add(reading.apply(cells));
        }
        return List.copyOf(rows);
    }

    private static String text(String resource) {
        try (var bytes = SeedRows.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalArgumentException("There is no resource " + resource);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource %s cannot be read".formatted(resource), e);
        }
    }
}
