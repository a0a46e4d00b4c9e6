package org.sunseal.audit;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What every node does for the log beside ticking. On threads of its own, not by Quartz: that wakes one node of the
 * cluster, and these look at what the node itself remembers.
 */
@ApplicationScoped
class LogChores {
    private final LogSequencing sequencing;
    private final CheckpointTokens tokens;
    private final LogRebuild rebuild;
    private final LogTables tables;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            3, Thread.ofPlatform().name("log-chore-", 0).daemon().factory());

    LogChores(LogSequencing sequencing, CheckpointTokens tokens, LogRebuild rebuild, LogTables tables) {
        this.sequencing = sequencing;
        this.tokens = tokens;
        this.rebuild = rebuild;
        this.tables = tables;
    }

    void start(@Observes StartupEvent started) {
        every(Duration.ofMillis(500), tokens::catchUp);
        every(Duration.ofSeconds(1), sequencing::follow);
        every(Duration.ofSeconds(5), tokens::askAgain);
        every(Duration.ofSeconds(10), rebuild::goOn);
    }

    void stop(@Observes ShutdownEvent stopped) {
        threads.shutdownNow();
    }

    /** Once a day and on one node, what no receipt names is thinned (protocol 9.1). */
    @Scheduled(identity = "log-thinning", every = "24h", delayed = "10m")
    void thin() {
        Log.infof("%d checkpoints that no receipt names were thinned", tables.thin());
    }

    private void every(Duration pause, Runnable chore) {
        var unused = threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        chore.run();
                    } catch (
                            RuntimeException e) { // the next round tries again; an escaped exception would end them all
                        Log.error("A chore of the log failed", e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
