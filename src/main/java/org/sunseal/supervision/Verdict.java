package org.sunseal.supervision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sunseal.trade.Rule;
import org.sunseal.trade.Subject;

/**
 * What one row of the regulation says about one fact.
 *
 * @param citation the row with its articles
 * @param sense which side of what is needed is lawful
 * @param neededAt the instant the row gives; null for a number
 * @param realAt the instant that came; null while it has not
 * @param needed the number the row gives; null for an instant
 * @param real the number there was
 * @param heldAt since when the clock stands still; null unless it does
 */
public record Verdict(
        String rule,
        String citation,
        Subject subject,
        Rule.Sense sense,
        @Nullable Instant neededAt,
        @Nullable Instant realAt,
        @Nullable Integer needed,
        @Nullable Integer real,
        @Nullable Instant heldAt,
        Standing standing) {
    /** How it stands. */
    public enum Standing {
        KEPT,
        BROKEN,
        /** Nothing has come yet, and there is time. */
        RUNNING,
        HELD
    }

    /** Of an instant that may be no earlier than the row says; the instant itself is lawful. */
    static Verdict noEarlier(Rule rule, Instant needed, Instant real) {
        return of(rule, needed, real, !real.isBefore(needed));
    }

    /** Of an instant that may be no later than the row says. */
    static Verdict noLater(Rule rule, Instant needed, Instant real) {
        return of(rule, needed, real, !real.isAfter(needed));
    }

    /** Of an act that is late from an instant on; null while it has not come. */
    static Verdict before(Rule rule, Instant late, @Nullable Instant real, Instant now) {
        return of(rule, late, real, real == null ? now.isBefore(late) : real.isBefore(late));
    }

    private static Verdict of(Rule rule, Instant needed, @Nullable Instant real, boolean lawful) {
        var standing = !lawful ? Standing.BROKEN : real == null ? Standing.RUNNING : Standing.KEPT;
        return new Verdict(
                rule.code(), rule.citation(), rule.subject(), rule.sense(), needed, real, null, null, null, standing);
    }

    /** Of a number that may be no smaller. */
    static Verdict atLeast(Rule rule, int needed, int real) {
        return new Verdict(
                rule.code(),
                rule.citation(),
                rule.subject(),
                rule.sense(),
                null,
                null,
                needed,
                real,
                null,
                real >= needed ? Standing.KEPT : Standing.BROKEN);
    }
}
