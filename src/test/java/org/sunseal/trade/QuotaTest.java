package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunseal.kernel.Refused;

class QuotaTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            ENGINEERING, ENG-MIN3,  3, 2, below-minimum,  [TBL 28; TBR 44]
            PROCUREMENT, GP-MIN3,   3, 2, below-minimum,  [O87 41]
            ENGINEERING, COMM-ODD5, 5, 3, below-minimum,  [TBL 37]
            ENGINEERING, COMM-ODD5, 7, 6, committee-even, [TBL 37]
            PROCUREMENT, COMM-ODD5, 5, 4, below-minimum,  [O87 47]
            PROCUREMENT, GP-COMM-7, 7, 5, below-minimum,  [O87 47]
            PROCUREMENT, GP-COMM-7, 9, 8, committee-even, [O87 47]
            OTHER,       OTH-MIN1,  1, 0, below-minimum,  [DESIGN]
            """)
    void every_count_holds_at_its_boundary(
            TradeKind kind, String code, long lawful, long unlawful, String refusal, String articles) {
        var quota = quota(kind, code);

        quota.require(lawful);
        var refused = refusalOf(() -> quota.require(unlawful));

        assertThat(refused.reason().code()).isEqualTo(refusal);
        assertThat(refused.detail()).startsWith(code + " " + articles).endsWith("not " + unlawful);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ENGINEERING, ENG-BOND-2PCT, 66666.66, 66666.67, 3333333.33, above-maximum, [TBR 26]
            PROCUREMENT, GP-BOND-2PCT,  20000.00, 20000.01, 1000000.00, above-maximum, [GPR 33]
            ENGINEERING, ENG-PERF-10PCT, 333333.33, 333333.34, 3333333.33, above-maximum, [TBR 58]
            PROCUREMENT, GP-PERF-10PCT, 100000.00, 100000.01, 1000000.00, above-maximum, [GPR 48]
            ENGINEERING, COMM-2/3,      4,        3,        5,          below-minimum, [TBL 37]
            ENGINEERING, COMM-2/3,      5,        4,        7,          below-minimum, [TBL 37]
            PROCUREMENT, COMM-2/3,      6,        5,        9,          below-minimum, [O87 47]
            """)
    void every_share_holds_at_its_boundary(
            TradeKind kind,
            String code,
            BigDecimal lawful,
            BigDecimal unlawful,
            BigDecimal whole,
            String refusal,
            String articles) {
        var quota = quota(kind, code);

        quota.requireShare(lawful, whole);
        var refused = refusalOf(() -> quota.requireShare(unlawful, whole));

        assertThat(refused.reason().code()).isEqualTo(refusal);
        assertThat(refused.detail()).startsWith(code + " " + articles).contains(unlawful.toPlainString());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ENG-MUST-WORKS, 4000000, 3999999.99
            ENG-MUST-GOODS, 2000000, 1999999.99
            ENG-MUST-SERV,  1000000, 999999.99
            """)
    void every_amount_holds_at_its_boundary(String code, BigDecimal reached, BigDecimal below) {
        var quota = quota(TradeKind.ENGINEERING, code);

        quota.requireAmount(reached);
        var refused = refusalOf(() -> quota.requireAmount(below));

        assertThat(refused.detail()).startsWith(code + " [~O16 2; ~O16 5]").contains("yuan");
        assertThatThrownBy(() -> quota(TradeKind.ENGINEERING, "ENG-MIN3").requireAmount(reached))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_tables_above_leave_out_no_rule_on_numbers() {
        assertThat(RuleBook.seeded().rows())
                .filteredOn(rule -> rule.unit() != Rule.Unit.DAY)
                .extracting(rule -> rule.kind() + " " + rule.code())
                .containsExactlyInAnyOrder(
                        "ENGINEERING COMM-2/3",
                        "ENGINEERING COMM-ODD5",
                        "ENGINEERING ENG-BOND-2PCT",
                        "ENGINEERING ENG-MIN3",
                        "ENGINEERING ENG-MUST-GOODS",
                        "ENGINEERING ENG-MUST-SERV",
                        "ENGINEERING ENG-MUST-WORKS",
                        "ENGINEERING ENG-PERF-10PCT",
                        "OTHER OTH-MIN1",
                        "PROCUREMENT COMM-2/3",
                        "PROCUREMENT COMM-ODD5",
                        "PROCUREMENT GP-BOND-2PCT",
                        "PROCUREMENT GP-COMM-7",
                        "PROCUREMENT GP-MIN3",
                        "PROCUREMENT GP-PERF-10PCT");
    }

    @Test
    void a_share_is_no_count_and_a_count_no_share() {
        assertThatThrownBy(() -> quota(TradeKind.ENGINEERING, "ENG-BOND-2PCT").require(2))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> quota(TradeKind.ENGINEERING, "ENG-MIN3").requireShare(BigDecimal.ONE, BigDecimal.TEN))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> quota(TradeKind.ENGINEERING, "ENG-T-20D"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Quota quota(TradeKind kind, String code) {
        return new Quota(
                Rules.of(kind, Region.NATIONAL, LocalDate.of(2026, 3, 2)).row(code));
    }

    private static Refused refusalOf(ThrowingCallable act) {
        return Objects.requireNonNull(catchThrowableOfType(Refused.class, act), "nothing was refused");
    }
}
