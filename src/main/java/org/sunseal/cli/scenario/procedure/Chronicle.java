package org.sunseal.cli.scenario.procedure;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.sunseal.cli.scenario.Clocks;

/** What the person at the console is told of the history: a line for each chapter, with the day the platform's clock shows. */
final class Chronicle {
    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");

    private final PrintWriter console;
    private final Clocks clocks;
    private final long started = System.nanoTime();

    Chronicle(PrintWriter console, Clocks clocks) {
        this.console = console;
        this.clocks = clocks;
    }

    void tell(String what) {
        var seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
        var day = LocalDate.ofInstant(clocks.now(), LEGAL_ZONE);
        console.printf("history %6.1f s  %s  %s%n", seconds, day, what);
        console.flush();
    }
}
