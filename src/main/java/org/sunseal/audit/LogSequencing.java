package org.sunseal.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.NoteSigner;

/** Runs the {@link TickLoop} of this node, after the tables have been checked; a difference stops the start. */
@ApplicationScoped
class LogSequencing {
    private final AgroalDataSource source;
    private final LogTables tables;
    private final LogFeed feed;
    private final RecentTiles tiles;
    private final CheckpointTokens tokens;
    private final HighestNote highest;
    private final StartCheck startCheck;
    private final TickLoop loop;
    private boolean shared; // whether the tables know why this node has stopped

    LogSequencing(
            AgroalDataSource source,
            LogTables tables,
            LogFeed feed,
            RecentTiles tiles,
            CheckpointTokens tokens,
            NoteSigner signer,
            LogSettings settings,
            Instance<RushSchedule> schedules,
            Clock businessClock) {
        this.source = source;
        this.tables = tables;
        this.feed = feed;
        this.tiles = tiles;
        this.tokens = tokens;
        var file = settings.highestNote()
                .orElseGet(() -> settings.key().resolveSibling(settings.key().getFileName() + ".highest"));
        this.highest = new HighestNote(file);
        this.startCheck = new StartCheck(signer.key(), highest);
        RushSchedule rush = now -> schedules.stream().anyMatch(schedule -> schedule.rush(now));
        this.loop = new TickLoop(
                source,
                new Sequencer(
                        signer, highest, InstantSource.system()), // ticks follow the machine's time (protocol 9.1)
                startCheck,
                TickPace.of(rush, businessClock),
                this::publish);
    }

    void start(@Observes StartupEvent started) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ); // another node may tick
            startCheck.check(connection);
            connection.rollback();
        }
        follow();
        Thread.ofPlatform().name("log-sequencer").daemon().start(loop);
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop();
    }

    /**
     * Learns what other nodes did: shows what they have sequenced, once it is kept here too, and stops with them. On
     * the node that ticks it finds nothing new.
     */
    void follow() {
        shareHalt();
        tables.newestNote().ifPresent(note -> {
            highest.keep(note);
            feed.publish(Checkpoint.parse(note), note);
        });
    }

    /** Everything a tick did is committed; the tiles come first, for whoever sees the checkpoint asks for them. */
    private void publish(Sequencer.Tick tick) {
        tiles.keep(tick.pieces());
        feed.publish(tick.checkpoint(), tick.note());
        tokens.placed(tick);
    }

    /** Stops signing for good and on all nodes, because somebody has to look into it first. */
    void halt(String reason) {
        loop.halt(new BrokenLog(reason));
        shareHalt();
    }

    /** What this node found is written down once: a person who clears it must not find it back a second later. */
    private synchronized void shareHalt() {
        var found = loop.halted();
        if (found.isPresent() && !shared) {
            tables.halt(found.get());
            shared = true;
        } else if (found.isEmpty()) {
            tables.halted().ifPresent(reason -> {
                shared = true;
                loop.halt(new BrokenLog(reason));
            });
        }
    }

    /** Why nothing is signed any more; empty while all is well. */
    Optional<String> halted() {
        return loop.halted();
    }
}
