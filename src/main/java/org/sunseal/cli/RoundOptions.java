package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.sunseal.bidding.proof.SlotContext;
import picocli.CommandLine.Option;

/** Which round of which lot is meant, and where on this machine its bids are kept. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class RoundOptions {
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

    @Option(
            names = "--bids",
            paramLabel = "DIR",
            defaultValue = "bids",
            description = {
                "Where your bids are kept (default: ${DEFAULT-VALUE}). The folder holds what opens them:",
                "keep it private, and keep it until the opening record is published."
            })
    private Path bids;

    /** The round with that slot of it. */
    SlotContext slot(String slot) {
        return SlotContext.of(tender, lot, round, slot);
    }

    /** The path of the round in the platform's interface, with what follows. */
    String path(String rest) {
        return lotPath("/rounds/" + round + rest);
    }

    String lotPath(String rest) {
        slot("any"); // refuses ids that would lead elsewhere
        return "/api/tender-projects/" + tender + "/lots/" + lot + rest;
    }

    /** The bids of this round on this machine. */
    KeptBids kept() throws IOException {
        slot("any");
        return KeptBids.at(bids.resolve(tender).resolve(lot).resolve(Integer.toString(round)), this);
    }

    int number() {
        return round;
    }

    String tender() {
        return tender;
    }

    String lot() {
        return lot;
    }

    @Override
    public String toString() {
        return "tender %s, lot %s, round %d".formatted(tender, lot, round);
    }
}
