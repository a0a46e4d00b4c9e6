package org.sunseal.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.sunseal.cli.Sunseal;
import org.sunseal.demo.tsa.TimeStampAuthority;

/**
 * Everything around the platform. Started side by side where nothing waits for another, and taken down by process id.
 */
final class Neighbourhood {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;
    private final String origin;
    private final Progress progress = new Progress();
    private final List<Supervised<?>> parts = new CopyOnWriteArrayList<>();
    private boolean closed;

    Neighbourhood(Settings settings, String origin) {
        this.settings = settings;
        this.origin = origin;
    }

    /**
     * Starts what is not configured to be elsewhere.
     *
     * @return the platform's settings that follow from it
     */
    Map<String, String> start() {
        OneAtATime.hold(settings.data());
        if (Child.answers(settings.platform().resolve("/q/health/live"))) {
            throw new IllegalStateException(
                    "Something answers at %s already. End it, or choose other ports with SUNSEAL_DEMO_PORT_BASE."
                            .formatted(settings.platform()));
        }
        // Ctrl-C reaches our children as soon as it reaches us, and long before stop() is called
        Runtime.getRuntime().addShutdownHook(new Thread(() -> parts.forEach(Supervised::release), "release"));
        progress.say("Starting the demonstration; everything is kept in " + settings.data());
        var found = new HashMap<String, String>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new CopyOnWriteArrayList<CompletableFuture<Void>>();
            if (settings.ownDatabase()) {
                var database = new EmbeddedDatabase(settings);
                found.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
                starts.add(CompletableFuture.runAsync(() -> startDatabase(database), executor));
            }
            if (settings.ownKeycloak()) {
                var keycloak = new Keycloak(settings);
                found.put("quarkus.oidc.auth-server-url", keycloak.issuer().toString());
                starts.add(CompletableFuture.runAsync(() -> startKeycloak(keycloak), executor));
            }
            if (settings.ownAgents()) {
                found.put("sunseal.trust-file", settings.trustFile().toString());
                starts.add(CompletableFuture.runAsync(() -> introduceAndStart(executor), executor));
            }
            if (settings.ownTimeStamps()) {
                found.put(
                        "sunseal.tsa-url",
                        Ports.at(settings.ports().timeStamps()).toString());
            }
            try {
                CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new))
                        .join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
        found.put("quarkus.http.port", Integer.toString(settings.ports().platform()));
        progress.say("Starting the platform");
        return found;
    }

    /**
     * Stops everything, side by side: the application that uses it has stopped already. A second call finds nothing
     * left.
     */
    synchronized void stop() {
        closed = true;
        parts.parallelStream().forEach(Supervised::stop);
        parts.clear();
    }

    private <P extends Supervised.Part> P supervise(String name, Supplier<P> starter) {
        var part = new Supervised<>(name, starter, progress);
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("Interrupted while still starting");
            }
            parts.add(part);
        }
        return part.start();
    }

    private void startDatabase(EmbeddedDatabase database) {
        supervise("PostgreSQL", database::start);
        progress.say("PostgreSQL is ready");
    }

    private void startKeycloak(Keycloak keycloak) {
        progress.say("Keycloak is starting (the first time it builds itself, about half a minute)");
        keycloak.await(supervise("Keycloak", keycloak::start));
        progress.say("Keycloak is ready");
    }

    private void introduceAndStart(Executor executor) {
        var tool = new Tool(settings);
        var first = new FirstStart(settings, tool, origin, Clock.systemUTC());
        if (!first.isDone()) {
            progress.say("First start: keys, certificates and the trustees' register are being made");
            first.run(executor);
            progress.say("The register of five trustees and two witnesses is signed");
        }
        new RevocationLists(settings).keepFresh();
        if (settings.ownTimeStamps()) {
            startTimeStamps(tool);
        }
        var seats = Seat.all(settings);
        var agents = seats.stream().map(seat -> startAgent(tool, seat)).toList();
        for (int i = 0; i < agents.size(); i++) {
            agents.get(i).await(seats.get(i).status(), PATIENCE);
        }
        progress.say("The time-stamp authority and seven agents are running");
    }

    private void startTimeStamps(Tool tool) {
        var health = Ports.at(settings.ports().timeStamps());
        var command = tool.leashed(
                TimeStampAuthority.class.getName(),
                "--home",
                settings.data().resolve("tsa").toString(),
                "--port",
                Integer.toString(settings.ports().timeStamps()));
        var child =
                supervise("The time-stamp authority", () -> Child.start(settings, "tsa", health, command, Map.of()));
        child.await(health, PATIENCE);
    }

    private Child startAgent(Tool tool, Seat seat) {
        var command = tool.leashed(
                Sunseal.class.getName(), "trustee", "run", "--home", seat.home().toString());
        return supervise(
                "Agent " + seat.id(), () -> Child.start(settings, seat.id(), seat.status(), command, Map.of()));
    }
}
