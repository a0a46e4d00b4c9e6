package org.sunseal.trade;

import java.math.BigDecimal;
import org.sunseal.kernel.Refused;

/**
 * A rule on a number or on the share of an amount, in exact decimals.
 *
 * @param rule a row whose unit is not days
 */
public record Quota(Rule rule) {
    private static final BigDecimal TWO = new BigDecimal(2);

    public Quota {
        if (rule.unit() == Rule.Unit.DAY) {
            throw new IllegalArgumentException(rule.citation() + " is a rule on time");
        }
    }

    /** Refuses a count the rule forbids, citing its code and article. */
    public void require(long count) {
        if (parts() != 1) {
            throw new IllegalStateException(rule.citation() + " is about a share");
        }
        measure(BigDecimal.valueOf(count), BigDecimal.ONE, Long.toString(count));
    }

    /** Refuses an amount the rule forbids, citing its code and article. */
    public void requireAmount(BigDecimal yuan) {
        if (rule.unit() != Rule.Unit.YUAN) {
            throw new IllegalStateException(rule.citation() + " is not about an amount");
        }
        measure(yuan, BigDecimal.ONE, yuan.toPlainString());
    }

    /** Refuses a share of the whole the rule forbids, citing its code and article. */
    public void requireShare(BigDecimal part, BigDecimal whole) {
        if (parts() == 1) {
            throw new IllegalStateException(rule.citation() + " is about a count");
        }
        measure(part, whole, "%s of %s".formatted(part.toPlainString(), whole.toPlainString()));
    }

    private void measure(BigDecimal measured, BigDecimal whole, String shown) {
        // multiplied out, because a third has no end in decimals
        var side = measured.multiply(BigDecimal.valueOf(parts()))
                .compareTo(rule.value().multiply(whole));
        if (rule.sense() == Rule.Sense.AT_LEAST && side < 0) {
            throw refused(TradeRefusal.BELOW_MINIMUM, "at least", shown);
        }
        if (rule.sense() == Rule.Sense.AT_MOST && side > 0) {
            throw refused(TradeRefusal.ABOVE_MAXIMUM, "at most", shown);
        }
        if (rule.unit() == Rule.Unit.ODD_MEMBER && measured.remainder(TWO).signum() == 0) {
            throw refused(TradeRefusal.COMMITTEE_EVEN, "an odd number, at least", shown);
        }
    }

    /** How many units make the whole; 1 for a plain count. */
    private int parts() {
        return switch (rule.unit()) {
            case PERCENT -> 100;
            case THIRD -> 3;
            case BID, ODD_MEMBER, YUAN -> 1;
            case DAY -> throw new IllegalStateException("a rule on time has no parts");
        };
    }

    private Refused refused(TradeRefusal reason, String bound, String shown) {
        var unit =
                switch (rule.unit()) {
                    case PERCENT -> "percent";
                    case THIRD -> "thirds";
                    case BID -> "bids";
                    case YUAN -> "yuan";
                    case ODD_MEMBER -> "members";
                    case DAY -> throw new IllegalStateException("a rule on time has no quota");
                };
        return new Refused(
                reason,
                "%s: %s %s %s, not %s"
                        .formatted(rule.citation(), bound, rule.value().toPlainString(), unit, shown));
    }
}
