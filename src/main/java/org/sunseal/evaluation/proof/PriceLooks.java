package org.sunseal.evaluation.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the prices alone show: which exceed the ceiling, and which are so low that they have to be explained. */
final class PriceLooks {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Charge charge;

    PriceLooks(Charge charge) {
        this.charge = charge;
    }

    /** Bids above the ceiling, each rejected as the law says. */
    List<Rejection> overCeiling(List<String> bids) {
        var ceiling = charge.task().ceilingPrice();
        if (ceiling == null) {
            return List.of();
        }
        return bids.stream()
                .filter(bid -> price(bid).compareTo(ceiling) > 0)
                .map(bid -> new Rejection(
                        bid,
                        "ceiling",
                        List.of(CommitteeRules.Ground.OVER_CEILING),
                        List.of("报价 %s 超过最高限价 %s".formatted(price(bid).toPlainString(), ceiling.toPlainString()))))
                .toList();
    }

    /** The low ones among these bids, in their order. The yardsticks are made of the same bids. */
    List<LowPrice> low(List<String> bids) {
        return bids.stream()
                .map(bid -> new LowPrice(bid, triggered(bid, bids)))
                .filter(look -> !look.triggers().isEmpty())
                .toList();
    }

    private List<String> triggered(String bid, List<String> bids) {
        var triggered = new ArrayList<String>();
        for (var trigger : charge.rules().lowPrice()) {
            if (isBelow(price(bid), trigger, bids)) {
                triggered.add(trigger.code());
            }
        }
        return triggered;
    }

    private boolean isBelow(BigDecimal price, CommitteeRules.LowPriceTrigger trigger, List<String> bids) {
        return yardstick(trigger.of(), bids)
                // multiplied out: a mean may have no end in decimals
                .filter(of -> price.multiply(HUNDRED)
                                .multiply(of.divisor())
                                .compareTo(of.dividend().multiply(trigger.percent()))
                        < 0)
                .isPresent();
    }

    private record Ratio(BigDecimal dividend, BigDecimal divisor) {}

    private Optional<Ratio> yardstick(CommitteeRules.Yardstick of, List<String> bids) {
        return switch (of) {
            case MEAN ->
                bids.stream()
                        .map(this::price)
                        .reduce(BigDecimal::add)
                        .map(sum -> new Ratio(sum, BigDecimal.valueOf(bids.size())));
            case SECOND_LOWEST ->
                bids.stream().map(this::price).sorted().skip(1).findFirst().map(PriceLooks::whole);
            case CEILING -> charge.task().ceiling().map(PriceLooks::whole);
        };
    }

    private static Ratio whole(BigDecimal price) {
        return new Ratio(price, BigDecimal.ONE);
    }

    private BigDecimal price(String bid) {
        return charge.bid(bid).price();
    }
}
