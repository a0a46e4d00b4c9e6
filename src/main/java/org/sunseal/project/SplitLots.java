package org.sunseal.project;

import java.math.BigDecimal;
import java.util.List;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Rule;

/**
 * Whether lots held by choice are really one that must be tendered: nobody splits a project to get below the threshold
 * (TBR 24).
 */
final class SplitLots {
    private static final String ARTICLE = "TBR 24";

    private SplitLots() {}

    /**
     * Refuses lots of one project and category that together reach what none of them does, and one that reaches it alone
     * where the law binds its project.
     *
     * @param estimates all of them, the new one included
     * @param threshold from which amount it must be tendered
     * @throws Refused {@code split-below-threshold} or {@code compulsory-tender}
     */
    static void refuse(List<BigDecimal> estimates, Rule threshold, boolean isStateFunded) {
        var whole = estimates.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (estimates.stream().anyMatch(estimate -> reaches(estimate, threshold))) {
            if (isStateFunded) {
                throw new Refused(
                        ProjectRefusal.COMPULSORY_TENDER,
                        "estimate",
                        "From %s yuan it must be tendered as its kind demands; %s"
                                .formatted(threshold.value().toPlainString(), threshold.citation()));
            }
            return;
        }
        if (reaches(whole, threshold)) {
            throw new Refused(
                    ProjectRefusal.SPLIT_BELOW_THRESHOLD,
                    "estimate",
                    "Together the lots come to %s yuan, and from %s on they must be tendered; %s [%s]"
                            .formatted(
                                    whole.toPlainString(),
                                    threshold.value().toPlainString(),
                                    threshold.citation(),
                                    ARTICLE));
        }
    }

    private static boolean reaches(BigDecimal amount, Rule threshold) {
        return amount.compareTo(threshold.value()) >= 0;
    }
}
