package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which round of which lot is meant, and where on this machine its bids are kept. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class RoundOptions extends PlaceOptions {
    @Option(
            names = "--bids",
            paramLabel = "DIR",
            defaultValue = "bids",
            description = {
                "Where your bids are kept (default: ${DEFAULT-VALUE}). The folder holds what opens them:",
                "keep it private, and keep it until the opening record is published."
            })
    private Path bids;

    /** The bids of this round on this machine. */
    KeptBids kept() throws IOException {
        slot("any"); // refuses ids that would lead elsewhere
        return KeptBids.at(bids.resolve(tender()).resolve(lot()).resolve(Integer.toString(number())), this);
    }
}
