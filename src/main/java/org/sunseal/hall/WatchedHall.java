package org.sunseal.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A hall somebody watches: its events as they are sent, and who watches. */
final class WatchedHall {
    /** A lot of a thousand bids goes out in some twenty messages: none of them keeps a narrow line busy for long. */
    private static final int EVENTS_PER_MESSAGE = 50;

    private final List<String> events = new ArrayList<>();
    private final Set<Spectator> spectators = ConcurrentHashMap.newKeySet();
    private @Nullable Message newest;

    /**
     * Some events in a row, ready to be sent.
     *
     * @param after the number before the first of them
     * @param upTo the number of the last
     */
    record Message(int after, int upTo, String text) {
        static Message of(int after, List<String> events, Instant at) {
            var text = "{\"at\":\"%s\",\"events\":[%s]}".formatted(at, String.join(",", events));
            return new Message(after, after + events.size(), text);
        }
    }

    Set<Spectator> spectators() {
        return spectators;
    }

    synchronized int size() {
        return events.size();
    }

    /** Adds what happened since, each as JSON; what comes twice, because two looked at once, counts once. */
    synchronized void add(int after, List<String> more) {
        if (after == events.size()) {
            events.addAll(more);
        }
    }

    /** What a spectator who has that many events gets next, as of that instant; without any event when it has them all. */
    synchronized Message next(int after, Instant at) {
        var known = newest;
        if (known != null && known.after() == after && (known.upTo() == events.size() || isFull(known))) {
            return known;
        }
        var upTo = Math.min(events.size(), after + EVENTS_PER_MESSAGE);
        var message = Message.of(after, events.subList(after, upTo), at);
        if (upTo > after) {
            newest = message; // those who keep up, nearly all of them, get the very same
        }
        return message;
    }

    private static boolean isFull(Message message) {
        return message.upTo() - message.after() == EVENTS_PER_MESSAGE;
    }
}
