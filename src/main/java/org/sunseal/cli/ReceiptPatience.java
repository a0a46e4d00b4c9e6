package org.sunseal.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command waits for the receipt of what it handed in. */
final class ReceiptPatience {
    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for the receipt (default: ${DEFAULT-VALUE}).")
    private int seconds;

    AwaitReceipt await() {
        return new AwaitReceipt(Duration.ofSeconds(seconds));
    }
}
