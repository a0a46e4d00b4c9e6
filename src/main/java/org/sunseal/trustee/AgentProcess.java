package org.sunseal.trustee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sunseal.kernel.SandboxClock;

/**
 * A running agent: one thread follows and cosigns the log, one makes keys, one does the desk work, one publishes
 * what the platform has not logged, and the inbox answers. Everything it knows is on its disk, so stopping it by any means, and starting it again, changes nothing it
 * promised.
 */
public final class AgentProcess implements AutoCloseable {
    private static final Logger LOG = System.getLogger(AgentProcess.class.getName());
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final AgentHome home;
    private final FirstSights sights;
    private final LogReplica replica;
    private final ReceivedMessages received;
    private final Optional<TrusteeDesk> desk;
    private final Witness witness;
    private final Quorum quorum;
    private final PublishUnlogged publishUnlogged;
    private final Inbox inbox;
    private final HttpClient http;
    private final Troubles troubles = new Troubles();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final Duration pace;

    /**
     * Starts the agent of that home by its own clock.
     *
     * @throws org.sunseal.crypto.InvalidEvidence when its own files disagree about who it is
     * @throws IllegalStateException when it runs already, or its memory is damaged
     */
    public static AgentProcess start(Path folder) {
        var machine = Clock.systemUTC();
        var home = AgentHome.open(folder);
        Clock business = home.settings().sandbox() ? new SandboxClock(home.sandboxClockFile()) : machine;
        var http = httpClient();
        var sources = home.settings().clockSources().stream()
                .<ClockSource>map(address -> new HttpDateSource(address, http))
                .toList();
        return start(home, new ClockSources(business, machine, sources), machine, http, PACE);
    }

    /** As {@link #start(Path)}, with the clocks given. */
    static AgentProcess start(AgentHome home, ClockSources clock, Clock machine, HttpClient http, Duration pace) {
        try {
            var agent = new AgentProcess(home, clock, machine, http, pace);
            agent.run();
            return agent;
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    static HttpClient httpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
    }

    private AgentProcess(AgentHome home, ClockSources clock, Clock machine, HttpClient http, Duration pace) {
        this.home = home;
        this.http = http;
        this.pace = pace;
        var trust = home.trust();
        var register = trust.register();
        var platform = new Platform(home.settings().platform(), http);
        var promise = Promise.load(Witness.promiseFile(home));
        sights = new FirstSights(home.state("sights.journal"));
        var casebook = new Casebook(home.id(), trust, sights, clock);
        replica = new LogReplica(home.state("entries"), promise.size(), promise.root(), casebook);
        quorum = new Quorum(platform, register.quorum(), replica);
        received = new ReceivedMessages(home, casebook, clock);
        desk = register.trustee(home.id())
                .map(me -> new TrusteeDesk(home, me, platform, casebook, replica, quorum, sights, clock, machine));
        witness = new Witness(
                home,
                platform,
                replica,
                casebook,
                clock,
                new PeerMemory(home, platform, http),
                promise,
                () -> desk.ifPresent(TrusteeDesk::distrustOldBatches));
        publishUnlogged = new PublishUnlogged(
                new LogIntake(platform), new Peers(http, register, home.id()), received, clock, machine);
        inbox = openInbox(home, clock);
    }

    /** The address of the inbox. */
    public URI inbox() {
        return URI.create("http://127.0.0.1:" + inbox.port());
    }

    /** Waits until the agent is stopped. */
    public void await() throws InterruptedException {
        stopped.await();
    }

    /**
     * Stops the agent. Threads are not interrupted: what they are writing is finished, and only their questions are cut
     * short.
     */
    @Override
    public synchronized void close() {
        if (stopping.getCount() == 0) {
            return;
        }
        stopping.countDown();
        troubles.end();
        inbox.close();
        http.shutdownNow();
        try {
            for (var thread : threads) {
                thread.join(FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        received.close();
        desk.ifPresent(TrusteeDesk::close);
        replica.close();
        sights.close();
        home.close();
        stopped.countDown();
        LOG.log(Level.INFO, "Agent {0} has stopped", home.id());
    }

    private Inbox openInbox(AgentHome home, ClockSources clock) {
        try {
            var opened = new Inbox(home.settings().port());
            var status = new AgentStatus(home.id(), clock, witness, quorum, troubles);
            opened.takeMessages(received);
            opened.show(
                    "/status",
                    "application/json",
                    () -> Optional.of(desk.map(status::of).orElseGet(status::ofWitness)));
            opened.show("/checkpoint", "text/plain", () -> Optional.of(witness.promise())
                    .filter(promise -> !promise.note().isEmpty())
                    .map(Promise::noteBytes));
            opened.show("/checkpoint/witnessed", "text/plain", quorum::note);
            desk.ifPresent(trustee -> opened.takeClaims(trustee.answerClaims()));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The inbox cannot listen on port " + home.settings().port(), e);
        }
    }

    private void run() {
        inbox.start();
        loop("witness", Duration.ZERO, () -> {
            if (!troubles.attempt("witnessing", witness::step)) {
                stopsWithin(pace); // what is broken now will hardly be whole a moment later
            }
        });
        loop("desk", pace, () -> {
            troubles.attempt("quorum", quorum::ask);
            if (desk.isPresent()) {
                desk.get().step(troubles);
            }
        });
        // a platform that lets everything else wait must not delay what it has failed to log
        loop("publishing", pace, () -> troubles.attempt("publishing", publishUnlogged::step));
        desk.ifPresent(trustee -> loop("ceremonies", pace, () -> trustee.stepCeremonies(troubles)));
        LOG.log(Level.INFO, "Agent {0} runs, its inbox is {1}", home.id(), inbox());
    }

    /** Something done over and over until the agent stops. */
    private interface Chore {
        void run() throws InterruptedException;
    }

    private void loop(String name, Duration rest, Chore chore) {
        threads.add(Thread.ofPlatform().name(home.id() + "-" + name).start(() -> {
            try {
                do {
                    chore.run();
                } while (!stopsWithin(rest));
            } catch (InterruptedException e) {
                LOG.log(Level.DEBUG, "{0} ends", Thread.currentThread().getName());
            }
        }));
    }

    private boolean stopsWithin(Duration rest) throws InterruptedException {
        return stopping.await(rest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
