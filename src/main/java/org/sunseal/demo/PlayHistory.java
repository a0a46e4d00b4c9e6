package org.sunseal.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.cli.Sunseal;
import org.sunseal.cli.scenario.procedure.HistoryState;

/**
 * Has the tool play the demonstration's history in a process of its own, over the public interface like anybody, and
 * passes on what it tells. An interrupted history is not played on: then the tool only brings the clocks to the
 * machine's time.
 */
final class PlayHistory {
    private static final String BEING_PLAYED = """

              A history of 150 days is being played now, through the public API, until a tender stands at every stage. The
              platform's clock began 150 days ago and arrives at the machine's time in a few minutes; the last line says so.
              Until then scenarios wait, and nobody else should move a clock.
            """;
    private static final String NOT_PLAYED = """

              The clocks began 150 days ago for a history that is now switched off. They are brought to the machine's time.
            """;
    private static final String INTERRUPTED = """

              The history in this folder was interrupted and stays incomplete. The clocks are brought to the machine's time.
            """;
    private static final String INCOMPLETE = """

              The history in this folder is incomplete. `demo reset` and a new start play a whole one.
            """;

    private final Settings settings;
    private @Nullable Process process;
    private @Nullable BufferedReader told;
    private boolean ended;

    PlayHistory(Settings settings) {
        this.settings = settings;
    }

    /** What the greeting says of it, in lines that each end; empty where there is nothing to say. */
    String announced() {
        return HistoryState.of(settings.data())
                .map(state -> switch (state) {
                    case DUE -> settings.history() ? BEING_PLAYED : NOT_PLAYED;
                    case PLAYING -> INTERRUPTED;
                    case INCOMPLETE -> INCOMPLETE;
                    case COMPLETE -> "";
                })
                .orElse("");
    }

    /**
     * Begins, if there is anything to play, and waits until the play has the clocks for itself: so whoever reads the
     * greeting cannot be faster.
     */
    synchronized void begin() {
        if (ended
                || HistoryState.of(settings.data())
                        .filter(HistoryState::isOnItsWay)
                        .isEmpty()) {
            return;
        }
        try {
            process = new ProcessBuilder(command()).redirectErrorStream(true).start();
            told = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            told.mark(1);
            told.read(); // its first words; a process that ends without any is told of later
            told.reset();
        } catch (IOException e) {
            throw new UncheckedIOException("The history cannot be played", e);
        }
    }

    /** Passes on what the play tells, until it ends or is ended. */
    void tell() {
        if (told == null) {
            return;
        }
        try {
            told.lines().forEach(System.out::println);
        } catch (UncheckedIOException e) {
            // its end was cut short together with ours
        }
    }

    /** Ends a play that is still going on: the platform it speaks to is going down. */
    synchronized void end() {
        ended = true;
        if (process != null) {
            process.destroy();
        }
    }

    private List<String> command() {
        var arguments = new ArrayList<>(List.of(
                "scenario",
                "history",
                "--platform",
                settings.platform().toString(),
                "--issuer",
                new Keycloak(settings).issuer().toString(),
                "--data",
                settings.data().toString(),
                "--authorities",
                settings.authorities().toString(),
                "--out",
                settings.data().resolve("run/history").toString()));
        if (!settings.history()) {
            arguments.add("--only-arrive");
        }
        return new Tool(settings).playing(Sunseal.class.getName(), arguments.toArray(String[]::new));
    }
}
