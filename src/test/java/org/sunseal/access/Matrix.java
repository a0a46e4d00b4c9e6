package org.sunseal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The table of access as data, {@code access/matrix.csv}. */
final class Matrix {
    /** When it is asked: each a state of one lot. */
    enum Moment {
        SEALED,
        OPENED,
        EVALUATED,
        PUBLICITY
    }

    /** Who asks; {@code OWN_BIDDER} is the one whom the data of the table belong to, {@code MEMBER} sits in the committee. */
    enum Party {
        EVERYBODY,
        OWN_BIDDER,
        OTHER_BIDDER,
        AGENCY,
        OTHER_AGENCY,
        TENDEREE,
        CENTRE,
        REGULATOR,
        TRUSTEE,
        EXPERT,
        MEMBER
    }

    /** What the table says of one party and one datum. */
    enum Access {
        YES,
        NO,
        OPEN
    }

    /** One cell. */
    record Cell(Moment moment, String datum, Party party, Access access) {}

    private Matrix() {}

    static List<Cell> cells() {
        var lines = text().lines().filter(line -> !line.startsWith("#")).toList();
        var head = lines.getFirst().split(",");
        var cells = new ArrayList<Cell>();
        for (var line : lines.subList(1, lines.size())) {
            var row = line.split(",");
            if (row.length != head.length) {
                throw new IllegalStateException("Not a row of the table: " + line);
            }
            for (var column = 2; column < row.length; column++) {
                cells.add(new Cell(Moment.valueOf(row[0]), row[1], Party.valueOf(head[column]), access(row[column])));
            }
        }
        return cells;
    }

    private static Access access(String word) {
        return switch (word) {
            case "yes" -> Access.YES;
            case "no" -> Access.NO;
            case "-" -> Access.OPEN;
            default ->
                throw new IllegalStateException(
                        "%s is none of yes, no, - of %s".formatted(word, Arrays.toString(Access.values())));
        };
    }

    private static String text() {
        try (var file = Matrix.class.getResourceAsStream("/access/matrix.csv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
