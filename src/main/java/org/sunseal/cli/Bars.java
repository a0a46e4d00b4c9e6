package org.sunseal.cli;

import java.util.HashMap;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One progress bar per file, drawn on the terminal and nowhere else. */
final class Bars implements AutoCloseable {
    private static final long WORTH_A_BAR_BYTES = 4 << 20;
    private static final int WIDTH = 100;
    private static final int PACE_MILLIS = 250;

    private final Map<String, ProgressBar> bars = new HashMap<>();
    private final boolean silent;

    /** @param silent draws nothing, as it also does without a terminal */
    @SuppressWarnings("SystemConsoleNull") // Java 22 to 24 always have a console: there, --no-progress is for pipes
    Bars(boolean silent) {
        this.silent = silent || System.console() == null;
    }

    /** So many of so many bytes are done. */
    void advanced(String task, String name, long done, long total) {
        if (silent || total < WORTH_A_BAR_BYTES) {
            return;
        }
        var bar = bars.computeIfAbsent(name, each -> bar(task + " " + each, total));
        bar.stepTo(done);
        if (done == total) {
            bar.close();
        }
    }

    @Override
    public void close() {
        bars.values().forEach(ProgressBar::close);
    }

    private static ProgressBar bar(String name, long total) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setUnit(" MB", 1_000_000)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(PACE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .showSpeed()
                .build();
    }
}
