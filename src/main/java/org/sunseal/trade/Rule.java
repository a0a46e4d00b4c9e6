package org.sunseal.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One versioned row of the regulation.
 *
 * @param code as refusals cite it, such as {@code ENG-T-20D}; a region's own row has the code of the row it overrides
 * @param fromYuan the budget or estimate, in yuan, from which the row applies; zero for every lot
 * @param value the number, in {@code unit}; itself included (O87 86)
 * @param validUntil the first day on which the row no longer applies; {@link LocalDate#MAX} when no end is set
 */
public record Rule(
        TradeKind kind,
        String code,
        Subject subject,
        Region region,
        BigDecimal fromYuan,
        Sense sense,
        BigDecimal value,
        Unit unit,
        DayType days,
        Counting counting,
        LegalSource source,
        LocalDate validFrom,
        LocalDate validUntil) {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9/-]{2,39}");

    /** Which side of the value is lawful. */
    public enum Sense {
        AT_LEAST,
        AT_MOST
    }

    /** What the value counts. */
    public enum Unit {
        DAY,
        /** Percent of another amount. */
        PERCENT,
        /** Thirds of another number: a value of 2 is two thirds. */
        THIRD,
        BID,
        /** Members of a body whose number must be odd. */
        ODD_MEMBER,
        /** An amount of money. */
        YUAN
    }

    /** Which days a period counts. */
    public enum DayType {
        CALENDAR,
        WORKING,
        /** Not a period. */
        NONE
    }

    /** From where a period is counted. */
    public enum Counting {
        /** Whole days: the start day is not counted, the last one counts to its end. */
        AFTER,
        /** The start day is not counted, and the last one is reached at the time of day of the start. */
        UNTIL,
        /** Back from the instant of a deadline. */
        BEFORE,
        /** Not a period. */
        NONE
    }

    /** @throws IllegalArgumentException when the columns contradict each other */
    public Rule {
        var period = unit == Unit.DAY;
        check(CODE.matcher(code).matches(), "a code is capitals, digits, '-' and '/'");
        check(value.signum() > 0, "a value is positive");
        check(fromYuan.signum() >= 0, "an amount is not negative");
        check(period == (days != DayType.NONE), "a period, and only a period, says which days it counts");
        check(period == (counting != Counting.NONE), "a period, and only a period, says from where it is counted");
        check(!period || value.stripTrailingZeros().scale() <= 0, "days are whole");
        check(counting != Counting.BEFORE || days == DayType.CALENDAR, "nothing counts working days backwards");
        check(sense == Sense.AT_LEAST || !period || counting == Counting.AFTER, "a time limit runs after its start");
        check(!source.toString().contains(","), "a source has no comma: rows are written as lines of a table");
        check(validFrom.isBefore(validUntil), "a row ends after it begins");
    }

    /** Whether the row applies on that day of the legal time zone. */
    public boolean isInForce(LocalDate on) {
        return new Validity(validFrom, validUntil).includes(on);
    }

    /** The same row, ended on that day by one that takes its place; a day it applies on, and not its first. */
    Rule endedOn(LocalDate day) {
        return new Rule(
                kind, code, subject, region, fromYuan, sense, value, unit, days, counting, source, validFrom, day);
    }

    /** How a refusal names this row: {@code ENG-T-20D [TBL 24]}. */
    public String citation() {
        return "%s %s".formatted(code, source);
    }

    /** The row as it would stand among the seeds, in the columns of {@link RuleBook#HEADER}. */
    public String line() {
        return String.join(
                ",",
                word(kind),
                code,
                word(subject),
                region.code(),
                fromYuan.stripTrailingZeros().toPlainString(),
                word(sense),
                value.stripTrailingZeros().toPlainString(),
                word(unit),
                days == DayType.NONE ? SeedTable.EMPTY : word(days),
                counting == Counting.NONE ? SeedTable.EMPTY : word(counting),
                String.join("; ", source.citations()),
                validFrom.toString(),
                validUntil.equals(LocalDate.MAX) ? SeedTable.EMPTY : validUntil.toString());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
