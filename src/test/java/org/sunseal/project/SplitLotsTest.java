package org.sunseal.project;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Category;
import org.sunseal.trade.Region;
import org.sunseal.trade.Rule;
import org.sunseal.trade.Rules;
import org.sunseal.trade.TradeKind;

class SplitLotsTest {
    @ParameterizedTest
    @CsvSource({
        "WORKS,    2000000 1999999.99,         2000000 2000000,         ENG-MUST-WORKS",
        "GOODS,    700000 700000 599999.99,    700000 700000 600000,    ENG-MUST-GOODS",
        "SERVICES, 999999.98 0.01,             999999.99 0.01,          ENG-MUST-SERV"
    })
    void lots_that_together_reach_the_threshold_are_refused_at_its_boundary(
            Category category, String below, String split, String code) {
        assertThatCode(() -> SplitLots.refuse(amounts(below), threshold(category), true))
                .doesNotThrowAnyException();

        assertThatThrownBy(() -> SplitLots.refuse(amounts(split), threshold(category), false))
                .hasMessageContaining(code)
                .hasMessageContaining("[TBR 24]")
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::reason)
                .isEqualTo(ProjectRefusal.SPLIT_BELOW_THRESHOLD);
    }

    @Test
    void one_lot_that_reaches_it_alone_is_split_from_nothing_and_compulsory_only_with_public_money() {
        var large = amounts("4000000");

        assertThatCode(() -> SplitLots.refuse(large, threshold(Category.WORKS), false))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> SplitLots.refuse(large, threshold(Category.WORKS), true))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::reason)
                .isEqualTo(ProjectRefusal.COMPULSORY_TENDER);
    }

    private static Rule threshold(Category category) {
        return Rules.of(TradeKind.ENGINEERING, Region.NATIONAL, LocalDate.of(2026, 6, 1))
                .on(category.threshold());
    }

    private static List<BigDecimal> amounts(String yuan) {
        return Arrays.stream(yuan.split(" ", -1)).map(BigDecimal::new).toList();
    }
}
