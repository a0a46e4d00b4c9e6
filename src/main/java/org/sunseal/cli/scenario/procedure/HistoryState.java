package org.sunseal.cli.scenario.procedure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.sunseal.kernel.OnDisk;

/** How much of a demonstration's history has been played; one word in a file of the demonstration's folder. */
public enum HistoryState {
    /** Nothing yet: the first start has set all clocks back for it. */
    DUE,
    /** It has begun and not ended; if nobody is playing it any more, it was interrupted. */
    PLAYING,
    /** All of it, and the clocks have arrived at the machine's time. */
    COMPLETE,
    /** A part of it. The clocks have arrived all the same. */
    INCOMPLETE;

    /** The file's name in the demonstration's folder. */
    public static final String FILE = "history";

    /** What the folder says; empty where no history was ever meant to be. */
    public static Optional<HistoryState> of(Path data) {
        var file = data.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var word = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return Optional.of(Arrays.stream(values())
                    .filter(state -> state.name().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IOException("It says \"%s\"".formatted(word))));
        } catch (IOException e) {
            throw new UncheckedIOException("It cannot be told how much of the history was played: " + file, e);
        }
    }

    /** Whether the clocks are still on their way to the machine's time. */
    public boolean isOnItsWay() {
        return this == DUE || this == PLAYING;
    }

    /** Keeps this state in the folder. */
    public void keep(Path data) {
        try {
            OnDisk.replace(data.resolve(FILE), (name() + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("The state of the history cannot be kept in " + data, e);
        }
    }
}
