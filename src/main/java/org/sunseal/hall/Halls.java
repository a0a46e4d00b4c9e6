package org.sunseal.hall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells those who watch. Each replica looks by itself at what the database has kept, a few times a second and only at the halls
 * somebody here watches; so no replica depends on another, and one that comes back goes on where its watchers are.
 *
 * <p>How often it looks, and what it sends while nothing happens, does not depend on anything a hall keeps secret.
 */
@ApplicationScoped
public class Halls {
    private final Map<HallKey, WatchedHall> watched = new ConcurrentHashMap<>();
    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("hall-", 1).factory());
    private final HallEvents events;
    private final HallConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    Halls(HallEvents events, HallConfig config, ObjectMapper json, Clock clock) {
        this.events = events;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        every(config.look(), this::look);
        every(config.beat(), this::beat);
    }

    private void every(Duration pause, Runnable step) {
        var unused = hands.scheduleWithFixedDelay(
                () -> attempt(step), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        hands.shutdownNow();
    }

    /** Ends what {@link #watch} began. */
    public interface Watching {
        /** Nothing more is sent. */
        void end();
    }

    /**
     * Lets somebody watch: at once it is sent what it missed, or that it missed nothing; then whatever happens.
     *
     * @param has the number of the last event it has
     * @return empty where there is no such hall
     */
    public Optional<Watching> watch(HallKey key, int has, Line line) {
        var spectator = new Spectator(line, Math.max(0, has), clock::instant);
        var hall = enter(key, spectator);
        try {
            if (hall.size() == 0) { // the first to come here, or one of the first
                readOn(key, hall);
            }
        } catch (RuntimeException e) {
            leave(key, spectator);
            throw e;
        }
        if (hall.size() == 0) {
            leave(key, spectator);
            return Optional.empty();
        }
        spectator.greet(hall);
        return Optional.of(() -> leave(key, spectator));
    }

    /** How many watch here now. */
    public int spectators() {
        return watched.values().stream()
                .mapToInt(hall -> hall.spectators().size())
                .sum();
    }

    private WatchedHall enter(HallKey key, Spectator spectator) {
        return Objects.requireNonNull(watched.compute(key, (any, known) -> {
            var hall = known == null ? new WatchedHall() : known;
            hall.spectators().add(spectator);
            return hall;
        }));
    }

    private void leave(HallKey key, Spectator spectator) {
        watched.computeIfPresent(key, (any, hall) -> {
            hall.spectators().remove(spectator);
            return hall.spectators().isEmpty() ? null : hall;
        });
    }

    private void look() {
        var halls = Map.copyOf(watched);
        if (halls.isEmpty()) {
            return;
        }
        var counts = events.counts(halls.keySet());
        halls.forEach((key, hall) -> {
            if (counts.getOrDefault(key, 0) > hall.size()) {
                readOn(key, hall);
                hall.spectators().forEach(spectator -> spectator.goOn(hall));
            }
        });
    }

    private void readOn(HallKey key, WatchedHall hall) {
        var after = hall.size();
        hall.add(after, events.after(key, after).stream().map(this::write).toList());
    }

    private String write(HallEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event of a hall cannot be written", e);
        }
    }

    /** A line that is dead looks like one on which nothing happens: so something does. */
    private void beat() {
        watched.forEach((key, hall) -> hall.spectators().forEach(spectator -> {
            if (spectator.isSlowerThan(config.patience())) {
                leave(key, spectator);
                spectator.drop();
            } else {
                spectator.greet(hall);
            }
        }));
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (
                RuntimeException
                        e) { // a database that is away comes back, and the next look finds what this one missed
            Log.error("The halls could not be looked at", e);
        }
    }
}
