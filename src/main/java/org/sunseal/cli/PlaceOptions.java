package org.sunseal.cli;

import org.sunseal.bidding.proof.SlotContext;
import picocli.CommandLine.Option;

/** Which round of which lot is meant. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
sealed class PlaceOptions permits RoundOptions {
    @Option(names = "--tender", paramLabel = "ID", required = true, description = "The tender.")
    private String tender;

    @Option(names = "--lot", paramLabel = "ID", required = true, description = "The lot.")
    private String lot;

    @Option(
            names = "--round",
            paramLabel = "N",
            defaultValue = "1",
            description = "The round, such as 1 technical, 2 price (default: ${DEFAULT-VALUE}).")
    private int round;

    /** The round with that slot of it. */
    final SlotContext slot(String slot) {
        return SlotContext.of(tender, lot, round, slot);
    }

    /** The path of the round in the platform's interface, with what follows. */
    final String path(String rest) {
        return lotPath("/rounds/" + round + rest);
    }

    final String lotPath(String rest) {
        slot("any"); // refuses ids that would lead elsewhere
        return "/api/tender-projects/" + tender + "/lots/" + lot + rest;
    }

    final int number() {
        return round;
    }

    final String tender() {
        return tender;
    }

    final String lot() {
        return lot;
    }

    @Override
    public final String toString() {
        return "tender %s, lot %s, round %d".formatted(tender, lot, round);
    }
}
