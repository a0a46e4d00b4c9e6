package org.sunseal.trustee;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sees to it that a notice or order nobody logged does not stay between its signer and this agent: after ten minutes it
 * is handed to the platform's log and to every other agent (protocol 9.1).
 */
final class PublishUnlogged {
    private static final Logger LOG = System.getLogger(PublishUnlogged.class.getName());

    /** How long the platform has to log what it was given. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

    private final LogIntake intake;
    private final Peers peers;
    private final ReceivedMessages received;
    private final ClockSources clock;
    private final Clock machine;
    private final Map<String, Instant> triedAt = new HashMap<>();

    PublishUnlogged(LogIntake intake, Peers peers, ReceivedMessages received, ClockSources clock, Clock machine) {
        this.intake = intake;
        this.peers = peers;
        this.received = received;
        this.clock = clock;
        this.machine = machine;
    }

    /**
     * Publishes what has waited too long, at most once a minute each; all of it to the other agents first, for the
     * platform is who failed to log it.
     *
     * @throws IOException at the end, if the platform did not take something
     */
    void step() throws IOException, InterruptedException {
        var due = due();
        for (var message : due) {
            LOG.log(
                    Level.WARNING,
                    "{0} of lot {1} came at {2} and is not logged; it is published from here",
                    message.kind(),
                    message.lot(),
                    message.at());
            peers.pass(message);
        }
        var failures = new ArrayList<IOException>();
        for (var message : due) {
            try {
                intake.offer(message.kind().name(), message.message());
            } catch (IOException e) { // what the platform refuses of one message must not hold back the next
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private List<ReceivedMessages.Received> due() {
        var now = clock.now();
        var tick = machine.instant();
        var due = new ArrayList<ReceivedMessages.Received>();
        for (var message : received.unlogged()) {
            var last = triedAt.get(message.bodySha256());
            if (!now.isBefore(message.at().plus(PATIENCE))
                    && (last == null || !tick.isBefore(last.plus(BETWEEN_TRIES)))) {
                triedAt.put(message.bodySha256(), tick);
                due.add(message);
            }
        }
        return due;
    }
}
