package org.sunseal.cli.scenario.procedure;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.cli.scenario.Offer;

/** The law a play is about, with what is bought under it; the platform knows the law by the same name. */
public enum Kind {
    /** Works for twelve million; five bidders, of whom the lowest is not the best. */
    ENGINEERING("WORKS", "18000000.00", "12000000.00"),
    /** Goods for 1.2 million; four bidders, of whom one is a small firm, the best after its deduction. */
    PROCUREMENT("GOODS", "1500000.00", "1200000.00");

    /** The line of the opening form in which a bidder declares itself a small firm. */
    static final String SMALL_FIRMS = "中小企业声明";

    private final String category;
    private final String investment;
    private final String ceiling;

    Kind(String category, String investment, String ceiling) {
        this.category = category;
        this.investment = investment;
        this.ceiling = ceiling;
    }

    String category() {
        return category;
    }

    /** What the whole project costs, in yuan. */
    String investment() {
        return investment;
    }

    /** Estimate or budget of the lot, and the highest price it takes, in yuan. */
    String ceiling() {
        return ceiling;
    }

    /** Who bids, and what they offer. */
    SortedMap<Integer, Offer> offers() {
        return switch (this) {
            case ENGINEERING ->
                new TreeMap<>(Map.of(
                        1, new Offer("11250000.50", 178),
                        2, new Offer("10980000.00", 180),
                        3, new Offer("11420000.00", 172),
                        4, new Offer("10310000.00", 185),
                        5, new Offer("11610000.00", 168)));
            case PROCUREMENT ->
                new TreeMap<>(Map.of(
                        5, goods("1090000.00", "否"),
                        6, goods("1045000.00", "否"),
                        7, goods("1120000.00", "否"),
                        8, goods("1098000.00", "是")));
        };
    }

    private static Offer goods(String price, String small) {
        return new Offer(price, 30, List.of(new OpeningForm.Item(SMALL_FIRMS, small)));
    }
}
