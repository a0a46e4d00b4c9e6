package org.sunseal.evaluation.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sunseal.kernel.Money;

/**
 * The worked example of the domain reference 5.4: goods, price 0.40, technical 45 points, business 15 points,
 * small-firm deduction 15%. The reference gives the means of B and C only; the marks here have those means.
 */
final class GoodsInProcurement {
    static final List<String> COMMITTEE = List.of("e1", "e2", "e3", "e4", "e5");
    static final Part TECHNICAL = new Part("technical", List.of(new Item("T", new BigDecimal("45"), false)));
    static final Part BUSINESS = new Part("business", List.of(new Item("B", new BigDecimal("15"), true)));

    private GoodsInProcurement() {}

    static Composite method() {
        return new Composite(
                new BigDecimal("100"),
                new PriceFormula.LowestOverPrice(new BigDecimal("0.40")),
                new SmallFirmDeduction(new BigDecimal("0.15"), new BigDecimal("0.05")),
                List.of(TECHNICAL, BUSINESS),
                new ExpertMean.OfAll(),
                Rounding.USUAL,
                List.of());
    }

    static List<ValidBid> bids() {
        return List.of(
                new ValidBid("A", Money.yuan("1000000"), SmallFirms.NONE),
                new ValidBid("B", Money.yuan("1080000"), SmallFirms.WHOLE),
                new ValidBid("C", Money.yuan("950000"), SmallFirms.NONE));
    }

    static ScoreSheets sheets() {
        return new ScoreSheets(
                COMMITTEE,
                Stream.of(
                                sheetsOf("A", "14", "41", "40", "39", "41", "40"),
                                sheetsOf("B", "11", "36", "37", "36", "37", "36"),
                                sheetsOf("C", "13", "39", "39", "39", "39", "38"))
                        .flatMap(List::stream)
                        .toList());
    }

    /** One sheet per member: the same business mark of all, the technical marks in the committee's order. */
    static List<ScoreSheet> sheetsOf(String bid, String business, String... technical) {
        return IntStream.range(0, technical.length)
                .mapToObj(i -> sheet(COMMITTEE.get(i), bid, technical[i], business))
                .toList();
    }

    static ScoreSheet sheet(String expert, String bid, String technical, String business) {
        return new ScoreSheet(expert, bid, Map.of("T", new BigDecimal(technical), "B", new BigDecimal(business)));
    }
}
