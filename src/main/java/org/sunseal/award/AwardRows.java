package org.sunseal.award;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sunseal.award.proof.Announcement;
import org.sunseal.award.proof.Ground;
import org.sunseal.award.proof.Vocabulary;
import org.sunseal.trade.TradeKind;

/** What differs between the kinds here, as rows among the resources: contents, grounds, how long files are kept. */
final class AwardRows {
    private static final List<Content> CONTENT = rows("content.csv", 5, AwardRows::content);
    private static final List<Listed> GROUNDS = rows("grounds.csv", 3, AwardRows::listed);
    private static final List<Retention> RETENTION = rows("retention.csv", 4, AwardRows::retention);

    /** Of what an announcement says something. */
    enum Part {
        LOT,
        ENTRY
    }

    /** A field an announcement must have, and who says so. */
    record Content(TradeKind kind, Announcement.Subject subject, Part part, String field, String source) {}

    /** A ground a kind knows. */
    record Listed(TradeKind kind, Ground ground, String source) {}

    /**
     * How long a kind's files are kept.
     *
     * @param name of the class
     */
    record Retention(TradeKind kind, String name, int years, String source) {}

    private AwardRows() {}

    static List<Content> content(TradeKind kind, Announcement.Subject subject) {
        return CONTENT.stream()
                .filter(row -> row.kind() == kind && row.subject() == subject)
                .toList();
    }

    static List<Listed> grounds(TradeKind kind) {
        return GROUNDS.stream().filter(row -> row.kind() == kind).toList();
    }

    static Retention retention(TradeKind kind) {
        return RETENTION.stream().filter(row -> row.kind() == kind).findFirst().orElseThrow();
    }

    private static Content content(List<String> cells) {
        return new Content(
                constant(TradeKind.class, cells.get(0)),
                constant(Announcement.Subject.class, cells.get(1)),
                constant(Part.class, cells.get(2)),
                cells.get(3),
                cells.get(4));
    }

    private static Listed listed(List<String> cells) {
        return new Listed(constant(TradeKind.class, cells.get(0)), constant(Ground.class, cells.get(1)), cells.get(2));
    }

    private static Retention retention(List<String> cells) {
        return new Retention(
                constant(TradeKind.class, cells.get(0)), cells.get(1), Integer.parseInt(cells.get(2)), cells.get(3));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        for (var each : type.getEnumConstants()) {
            if (Vocabulary.word(each).equals(word.toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new IllegalArgumentException("%s is no %s".formatted(word, type.getSimpleName()));
    }

    /** The first line that is no comment names the columns. */
    private static <T> List<T> rows(String file, int columns, Function<List<String>, T> read) {
        try (var bytes = AwardRows.class.getResourceAsStream("/award/" + file)) {
            if (bytes == null) {
                throw new IllegalStateException("There is no resource award/" + file);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> {
                        var cells = List.of(line.split(",", -1));
                        if (cells.size() != columns) {
                            throw new IllegalStateException("award/%s: '%s'".formatted(file, line));
                        }
                        return read.apply(cells);
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
