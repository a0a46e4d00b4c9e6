package org.sunseal.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunseal.cli.KeptBids.KeptBid;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which of the bids of a round is meant: the one under a slot, else the newest that can be. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class BidChoice {
    @Option(names = "--slot", paramLabel = "SLOT", description = "Which bid, by its slot (default: the newest).")
    private @Nullable String slot;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** One that is sealed, whether handed in or not. */
    KeptBid sealed(RoundOptions round) throws IOException {
        return among(round, KeptBids::newest, "Nothing is sealed in %s: run sunseal seal");
    }

    /** Unless told otherwise, the newest the platform has given a receipt for. */
    KeptBid handedIn(RoundOptions round) throws IOException {
        return among(round, KeptBids::newestReceived, "No bid handed in is kept in %s");
    }

    private KeptBid among(RoundOptions round, Function<KeptBids, Optional<KeptBid>> newest, String none)
            throws IOException {
        var kept = round.kept();
        return (slot == null ? newest.apply(kept) : kept.of(slot))
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), none.formatted(kept.folder().home())));
    }
}
