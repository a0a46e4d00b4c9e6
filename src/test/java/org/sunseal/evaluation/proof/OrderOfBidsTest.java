package org.sunseal.evaluation.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.evaluation.proof.SmallCommittee.bid;
import static org.sunseal.evaluation.proof.SmallCommittee.closed;
import static org.sunseal.evaluation.proof.SmallCommittee.passed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sunseal.evaluation.formula.SmallFirms;

class OrderOfBidsTest {
    @Property(tries = 30)
    void the_order_in_which_bids_are_listed_changes_nothing(
            @ForAll @Size(min = 3, max = 8) List<@IntRange(min = 300_000, max = 1_500_000) Integer> prices,
            @ForAll long seed) {
        var bids = new ArrayList<ChargedBid>();
        for (var i = 0; i < prices.size(); i++) {
            var smallFirms = SmallFirms.values()[i % SmallFirms.values().length];
            bids.add(bid("s" + i, prices.get(i) + ".00", smallFirms));
        }
        var shuffled = new ArrayList<>(bids);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(findings(shuffled)).isEqualTo(findings(bids));
    }

    private static Findings findings(List<ChargedBid> bids) {
        var reviewed = passed(passed(SmallCommittee.forGoods()
                .byLowestPrice()
                .over(bids.toArray(ChargedBid[]::new))
                .withCeiling(null)
                .seated()));
        for (var low : reviewed.lowPrices()) {
            reviewed = reviewed.after(new Act.Explanation(low.bid(), "规模采购", SmallCommittee.START));
        }
        return closed(passed(reviewed)).findings();
    }
}
