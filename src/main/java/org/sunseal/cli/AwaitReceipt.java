package org.sunseal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.sunseal.crypto.InvalidEvidence;

/** Waits for the receipt, which leaves the platform only with its proofs (protocol 5.5). */
final class AwaitReceipt {
    private static final Duration PACE = Duration.ofMillis(700);

    private final Duration longest;

    AwaitReceipt(Duration longest) {
        this.longest = longest;
    }

    /** The receipt of a commit; empty when it did not come in time. */
    Optional<ReceiptFiles.Sent> of(ApiClient client, ApiClient.Answer answer) {
        var newest = answer;
        var address = answer.location().orElse("");
        var endNanos = System.nanoTime() + longest.toNanos();
        while (!newest.body().has("receipt")) {
            if (System.nanoTime() - endNanos > 0) {
                return Optional.empty();
            }
            if (address.isEmpty()) {
                throw new InvalidEvidence("bad-receipt", "The platform names no address for the receipt");
            }
            pause();
            newest = client.look(address);
        }
        return Optional.of(ReceiptFiles.Sent.read(newest.body()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while waiting for the receipt", e));
        }
    }
}
