package org.sunseal.audit;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready once the log has stopped; the answer tells why, and how far the stored entries were checked again. */
@Readiness
class LogHealth implements HealthCheck {
    private final LogFeed feed;
    private final LogSequencing sequencing;
    private final LogRebuild rebuild;

    LogHealth(LogFeed feed, LogSequencing sequencing, LogRebuild rebuild) {
        this.feed = feed;
        this.sequencing = sequencing;
        this.rebuild = rebuild;
    }

    @Override
    public HealthCheckResponse call() {
        var halted = sequencing.halted();
        var answer = HealthCheckResponse.named("trading log")
                .status(halted.isEmpty())
                .withData(
                        "size",
                        feed.newest().map(newest -> newest.checkpoint().size()).orElse(0L))
                .withData("rebuilt", rebuild.size());
        halted.ifPresent(reason -> answer.withData("halted", reason));
        return answer.build();
    }
}
