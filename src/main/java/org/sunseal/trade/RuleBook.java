package org.sunseal.trade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every row of every kind, region and time. */
public final class RuleBook {
    static final String HEADER =
            "kind,code,subject,region,from_yuan,sense,value,unit,days,counting,source,valid_from,valid_until";

    private static final Comparator<Rule> ORDER = Comparator.comparing(Rule::kind)
            .thenComparing(Rule::code)
            .thenComparing(Rule::region)
            .thenComparing(Rule::validFrom);
    private static final String SEED_FILE = "trade/rules.csv";
    private static final RuleBook SEED = new RuleBook(parse(SEED_FILE, SeedTable.resource(SEED_FILE)));

    private final List<Rule> rows;

    /** @throws IllegalArgumentException when two rows of one code, kind and region are valid on the same day */
    public RuleBook(Collection<Rule> rows) {
        this.rows = rows.stream().sorted(ORDER).toList();
        for (int i = 1; i < this.rows.size(); i++) {
            refuseOverlap(this.rows.get(i - 1), this.rows.get(i));
        }
    }

    /** The national rows this platform comes with. */
    public static RuleBook seeded() {
        return SEED;
    }

    /** @throws IllegalArgumentException when a line does not fit or stands out of order */
    static List<Rule> parse(String file, String text) {
        var rows = SeedTable.parse(file, HEADER, text, RuleBook::read);
        for (int i = 1; i < rows.size(); i++) {
            if (ORDER.compare(rows.get(i - 1), rows.get(i)) >= 0) {
                throw new IllegalArgumentException("%s: %s is a duplicate or stands too late"
                        .formatted(file, rows.get(i).citation()));
            }
        }
        return rows;
    }

    /** Sorted by kind, code, region and validity. */
    public List<Rule> rows() {
        return rows;
    }

    /** This book with more rows, such as a region's overrides. */
    public RuleBook with(Collection<Rule> more) {
        var all = new ArrayList<>(rows);
        all.addAll(more);
        return new RuleBook(all);
    }

    /**
     * This book after rows that came later, in the order they came: each ends the row of the same code, kind and region
     * that would still apply on its first day.
     *
     * @throws IllegalArgumentException when a row begins no later than one it would have to end
     */
    public RuleBook amendedBy(List<Rule> later) {
        var all = new ArrayList<>(rows);
        for (var row : later) {
            all.replaceAll(before -> isSame(before, row)
                            && before.validFrom().isBefore(row.validFrom())
                            && before.isInForce(row.validFrom())
                    ? before.endedOn(row.validFrom())
                    : before);
            all.add(row);
        }
        return new RuleBook(all);
    }

    /**
     * The rows that bind a lot of that kind in that region. Of one code the nearest region's row is taken.
     *
     * @param on a day of the legal time zone
     */
    public Rules inForce(TradeKind kind, Region region, LocalDate on) {
        var nearest = region.upwards();
        Map<String, Rule> chosen = new TreeMap<>();
        for (var row : rows) {
            if (row.kind() == kind && nearest.contains(row.region()) && row.isInForce(on)) {
                chosen.merge(row.code(), row, (a, b) -> isNearer(a, b, nearest) ? a : b);
            }
        }
        return new Rules(kind, region, on, List.copyOf(chosen.values()));
    }

    private static boolean isNearer(Rule a, Rule b, List<Region> nearest) {
        return nearest.indexOf(a.region()) < nearest.indexOf(b.region());
    }

    private static void refuseOverlap(Rule earlier, Rule later) {
        if (isSame(earlier, later) && later.validFrom().isBefore(earlier.validUntil())) {
            throw new IllegalArgumentException("Two rows of %s in %s are valid on %s"
                    .formatted(later.citation(), later.region().code(), later.validFrom()));
        }
    }

    private static boolean isSame(Rule one, Rule other) {
        return one.kind() == other.kind()
                && one.code().equals(other.code())
                && one.region().equals(other.region());
    }

    private static Rule read(SeedTable.Row row) {
        return new Rule(
                row.constant("kind", TradeKind.class),
                row.text("code"),
                row.constant("subject", Subject.class),
                new Region(row.text("region")),
                row.number("from_yuan"),
                row.constant("sense", Rule.Sense.class),
                row.number("value"),
                row.constant("unit", Rule.Unit.class),
                row.isEmpty("days") ? Rule.DayType.NONE : row.constant("days", Rule.DayType.class),
                row.isEmpty("counting") ? Rule.Counting.NONE : row.constant("counting", Rule.Counting.class),
                row.source("source"),
                row.date("valid_from"),
                row.isEmpty("valid_until") ? LocalDate.MAX : row.date("valid_until"));
    }
}
