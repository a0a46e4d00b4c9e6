package org.sunseal.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.sunseal.cli.ApiProblem;
import org.sunseal.cli.scenario.Stage;

/**
 * Bids for every lot and replaces its bids for as long as the storm lasts. What fails for the weather it does again.
 */
final class StormyBidder implements Callable<Map<Integer, Stage.Envelope>> {
    /** One slot and eight replacements. */
    static final int MOST_BIDS = 9;

    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Stage stage;
    private final int number;
    private final Queue<Stage.Held> receipts;
    private final BooleanSupplier over;

    /** @param receipts where every verified receipt goes, whether its bid is replaced later or not */
    StormyBidder(Stage stage, int number, Queue<Stage.Held> receipts, BooleanSupplier over) {
        this.stage = stage;
        this.number = number;
        this.receipts = receipts;
        this.over = over;
    }

    /** @return the bids that stand, by lot: each is the last one a receipt was given for */
    @Override
    public Map<Integer, Stage.Envelope> call() throws Exception {
        var standing = new HashMap<Integer, Stage.Envelope>();
        for (int round = 0; round < MOST_BIDS; round++) {
            for (int lot = 0; lot < stage.lots(); lot++) {
                if (round > 0 && over.getAsBoolean()) {
                    return standing;
                }
                bid(lot, round, standing);
                Thread.sleep(BREATH);
            }
        }
        return standing;
    }

    private void bid(int lot, int round, Map<Integer, Stage.Envelope> standing) throws Exception {
        var price = "%d%02d%02d.00".formatted(number, lot, round);
        var last = Optional.ofNullable(standing.get(lot)).map(Stage.Envelope::slot);
        var envelope = untilItWorks(() -> Optional.of(stage.seal(number, lot, price, last)));
        untilItWorks(() -> {
            stage.upload(number, envelope);
            return Optional.of(envelope);
        });
        receipts.add(untilItWorks(() -> stage.handIn(number, lot, envelope)));
        standing.put(lot, envelope);
    }

    private static <T> T untilItWorks(Callable<Optional<T>> act) throws Exception {
        Exception last = new TimeoutException("Stored, and not proved");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                var done = act.call();
                if (done.isPresent()) {
                    return done.get();
                }
            } catch (ApiProblem e) {
                if (e.status() < 500) { // a refusal, which no weather excuses
                    throw e;
                }
                last = e;
            } catch (IOException | UncheckedIOException e) {
                last = e;
            }
            Thread.sleep(BREATH);
        }
        throw last;
    }
}
