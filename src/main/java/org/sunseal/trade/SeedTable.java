package org.sunseal.trade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sunseal.kernel.Refused;

/**
 * Reads seed rows: cells parted by commas, one header, comment lines that begin with {@code #}, {@code -} for an empty
 * cell. There is no quoting. A line that does not fit is an error that names it, for a bad value must stop the start.
 * Public for rows whose words belong to the capability that asks them.
 */
public final class SeedTable {
    static final String EMPTY = "-";

    private SeedTable() {}

    /** The text of a file among the resources. */
    public static String resource(String file) {
        try (var bytes = SeedTable.class.getResourceAsStream("/" + file)) {
            if (bytes == null) {
                throw new IllegalArgumentException("There is no resource " + file);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + file + " cannot be read", e);
        }
    }

    /**
     * The rows of a table, in its order.
     *
     * @param file the name errors are told with
     * @param header the columns, exactly as they must stand above the rows
     * @throws IllegalArgumentException with file and line when something does not fit
     */
    public static <T> List<T> parse(String file, String header, String text, Function<Row, T> reading) {
        var columns = List.of(header.split(",", -1));
        var lines = text.lines().toList();
        var values = new ArrayList<T>();
        var headed = false;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                if (headed) {
                    values.add(reading.apply(new Row(columns, List.of(line.split(",", -1)))));
                } else if (line.equals(header)) {
                    headed = true;
                } else {
                    throw new IllegalArgumentException("the header must be " + header);
                }
            } catch (IllegalArgumentException | DateTimeException | Refused e) {
                throw new IllegalArgumentException("%s line %d: %s".formatted(file, i + 1, e.getMessage()), e);
            }
        }
        if (!headed) {
            throw new IllegalArgumentException("%s has no header".formatted(file));
        }
        return values;
    }

    /** One line, its cells by column name. */
    public record Row(List<String> columns, List<String> cells) {
        public Row {
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException("%d cells instead of %d".formatted(cells.size(), columns.size()));
            }
            for (var cell : cells) {
                if (cell.isEmpty() || !cell.equals(cell.strip())) {
                    throw new IllegalArgumentException("a cell holds '%s'".formatted(cell));
                }
            }
        }

        public String text(String column) {
            return cells.get(columns.indexOf(column));
        }

        public boolean isEmpty(String column) {
            return text(column).equals(EMPTY);
        }

        /** {@code yes}, or an empty cell for no. */
        public boolean isYes(String column) {
            if (!isEmpty(column) && !text(column).equals("yes")) {
                throw new IllegalArgumentException("%s is yes or %s, not %s".formatted(column, EMPTY, text(column)));
            }
            return !isEmpty(column);
        }

        LocalDate date(String column) {
            return LocalDate.parse(text(column));
        }

        /** Out of the columns {@code valid_from} and {@code valid_until}; an empty cell sets no end. */
        public Validity validity() {
            return new Validity(date("valid_from"), isEmpty("valid_until") ? LocalDate.MAX : date("valid_until"));
        }

        BigDecimal number(String column) {
            return new BigDecimal(text(column));
        }

        public LegalSource source(String column) {
            return LegalSource.parse(text(column));
        }

        /** Words parted by one blank each; none for an empty cell. */
        public List<String> words(String column) {
            return isEmpty(column) ? List.of() : List.of(text(column).split(" ", -1));
        }

        /** A constant written in kebab-case. */
        public <E extends Enum<E>> E constant(String column, Class<E> type) {
            return constantOf(text(column), type);
        }

        public <E extends Enum<E>> List<E> constants(String column, Class<E> type) {
            return words(column).stream().map(word -> constantOf(word, type)).toList();
        }

        private static <E extends Enum<E>> E constantOf(String word, Class<E> type) {
            for (var constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("%s is no %s".formatted(word, type.getSimpleName()));
        }
    }
}
