package org.sunseal.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sunseal.award.proof.Terms;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Quota;

/**
 * Whether a contract says what the winner offered: price and every other term (TBR 57; O87 71), and asks for no more
 * security than the law allows (TBR 58; GPR 48). All that is wrong at once.
 *
 * @param offered as it was read out
 * @param bond the share of the price a performance bond may have; empty where no row says
 */
record ContractRules(Terms offered, Optional<Quota> bond) {
    List<Refused> refuse(Terms agreed, BigDecimal performanceBond) {
        var refused = new ArrayList<Refused>();
        compare("price", offered.price(), agreed.price(), refused);
        compare("currency", offered.currency(), agreed.currency(), refused);
        compare("durationDays", offered.durationDays(), agreed.durationDays(), refused);
        compare("quality", offered.quality(), agreed.quality(), refused);
        compare("items", lines(offered), lines(agreed), refused);
        if (performanceBond.signum() > 0) {
            bond.ifPresent(quota -> {
                try {
                    quota.requireShare(performanceBond, new BigDecimal(offered.price()));
                } catch (Refused tooHigh) {
                    refused.add(new Refused(tooHigh.reason(), "performanceBond", tooHigh.detail()));
                }
            });
        }
        return refused;
    }

    private static String lines(Terms terms) {
        return terms.items().stream().map(ContractRules::line).collect(Collectors.joining("; "));
    }

    private static String line(OpeningForm.Item item) {
        return "%s: %s".formatted(item.label(), item.value());
    }

    private static void compare(String field, String offered, String agreed, List<Refused> refused) {
        if (!Objects.equals(offered, agreed)) {
            refused.add(
                    new Refused(AwardRefusal.CONTRACT_UNLIKE_THE_BID, field, "The bid says '%s'".formatted(offered)));
        }
    }
}
