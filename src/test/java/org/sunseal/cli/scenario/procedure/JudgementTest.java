package org.sunseal.cli.scenario.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Fields;

class JudgementTest {
    private static final String CHEAP = "b-1";
    private static final String DEAR = "b-2";

    /** Two valid bids and one that was rejected; a plan to be judged and a record that is a fact. */
    private static final Fields WORK = Fields.of(Map.of(
            "bids",
            List.of(
                    Map.of("slot", DEAR, "price", "1000000.00"),
                    Map.of("slot", CHEAP, "price", "999999.99"),
                    Map.of("slot", "b-3", "price", "1.00")),
            "valid",
            List.of(CHEAP, DEAR),
            "evaluation",
            Map.of(
                    "items",
                    List.of(
                            Map.of("id", "T1", "full", "35", "objective", false),
                            Map.of("id", "B1", "full", "15", "objective", true)))));

    @Test
    void only_valid_bids_are_marked_and_none_above_full() {
        var marks = new Judgement(Set.of()).marks(WORK, 0);

        assertThat(marks).containsOnlyKeys(CHEAP, DEAR);
        assertThat(marks.values()).allSatisfy(each -> {
            assertThat(each.get("T1")).isBetween(BigDecimal.ZERO, new BigDecimal(35));
            assertThat(each.get("B1")).isBetween(BigDecimal.ZERO, new BigDecimal(15));
        });
    }

    @Test
    void members_agree_on_facts_and_differ_in_opinion() {
        var first = new Judgement(Set.of()).marks(WORK, 0).get(DEAR);
        var second = new Judgement(Set.of()).marks(WORK, 1).get(DEAR);

        assertThat(second.get("B1")).isEqualByComparingTo(first.get("B1"));
        assertThat(second.get("T1")).isLessThan(first.get("T1"));
    }

    @Test
    void the_cheapest_has_the_thinnest_plan() {
        var marks = new Judgement(Set.of()).marks(WORK, 0);

        assertThat(marks.get(CHEAP).get("T1")).isLessThan(marks.get(DEAR).get("T1"));
    }

    @Test
    void a_bid_without_a_record_has_nothing_for_it_and_keeps_the_rest() {
        var before = new Judgement(Set.of()).marks(WORK, 0);

        var marks = new Judgement(Set.of(DEAR)).marks(WORK, 0);

        assertThat(marks.get(DEAR).get("B1")).isEqualByComparingTo("0");
        assertThat(marks.get(DEAR).get("T1"))
                .isEqualByComparingTo(before.get(DEAR).get("T1"));
        assertThat(marks.get(CHEAP)).isEqualTo(before.get(CHEAP));
    }
}
