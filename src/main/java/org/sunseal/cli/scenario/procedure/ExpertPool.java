package org.sunseal.cli.scenario.procedure;

import java.util.List;

/**
 * The experts of the demonstration, all of whom may be invited.
 *
 * @param employed one of them works for a bidder, and is never to sit over its bids
 */
public record ExpertPool(List<Expert> experts, Employed employed) {
    /** Specialty of those who judge works. */
    public static final String WORKS = "A01";

    /** Specialty of those who judge goods. */
    public static final String GOODS = "B04";

    /** Specialty of those who judge prices. */
    public static final String COSTS = "C02";

    /** Somebody with an employer among the bidders. */
    record Employed(Expert expert, String employer) {}

    public ExpertPool {
        experts = List.copyOf(experts);
    }
}
