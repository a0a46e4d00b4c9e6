package org.sunseal.project;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.sunseal.trade.Category;

/**
 * What an agency says about a lot when it plans it.
 *
 * @param minimumBids the fewest bids the lot is opened with
 * @param slotClass row of the public table of slot numbers (protocol 5.1a)
 * @param category null where it is not told, which the kind may demand
 * @param estimate the estimate or budget in yuan; zero where it is not told
 */
public record LotPlan(
        String name,
        int minimumBids,
        String slotClass,
        @Nullable Category category,
        BigDecimal estimate) {}
