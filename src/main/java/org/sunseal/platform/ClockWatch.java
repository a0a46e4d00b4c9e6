package org.sunseal.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sunseal.kernel.TrustedTime;

/**
 * Compares the machine's clock with its references: an alarm in the log, a measure, and no closing by a clock that is
 * wrong. This node's own matter, so every node asks for itself.
 */
@ApplicationScoped
class ClockWatch implements TrustedTime {
    private static final double MILLIS_PER_SECOND = 1000;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clock-watch").factory());
    private final List<TimeReference> references;
    private final ClockConfig config;
    private volatile ClockReading reading;

    ClockWatch(ClockConfig config, MeterRegistry measures) {
        this.config = config;
        this.references = config.references().orElse(List.of()).stream()
                .map(TimeReference::parse)
                .toList();
        this.reading = new ClockReading(0, List.of());
        Gauge.builder(
                        "sunseal.clock.offset",
                        this,
                        watch -> watch.reading.worst().toMillis() / MILLIS_PER_SECOND)
                .baseUnit("seconds")
                .description("How far the reference that differs most is ahead of this machine")
                .register(measures);
        Gauge.builder("sunseal.clock.references", this, watch -> watch.reading
                        .offsets()
                        .size())
                .description("References that answered last time")
                .register(measures);
    }

    /** A thread and not a job: of a job's nodes only one would look at its clock. */
    void start(@Observes StartupEvent started) {
        if (references.isEmpty()) {
            Log.info("Nobody watches this machine's clock: no sunseal.time.references");
            return;
        }
        compare();
        var unended = rounds.scheduleWithFixedDelay(
                this::compare, config.every().toMillis(), config.every().toMillis(), TimeUnit.MILLISECONDS);
        Log.debugf("The clock is compared every %s: %s", config.every(), unended);
    }

    @PreDestroy
    void stop() {
        rounds.shutdownNow();
    }

    void compare() {
        var said = new ClockReading(
                references.size(),
                references.stream()
                        .map(reference -> reference.offset(config.patience()))
                        .flatMap(Optional::stream)
                        .toList());
        reading = said;
        if (said.isTooFarOff(config.stop())) {
            Log.errorf("The clock is off by %s; nothing is closed until it is set right", said.worst());
        } else if (said.isAlarming(config.alarm())) {
            Log.warnf(
                    "The clock needs a look: %d of %d references answered, the furthest is %s ahead",
                    said.offsets().size(), said.asked(), said.worst());
        }
    }

    @Override
    public boolean isTrusted() {
        return !reading.isTooFarOff(config.stop());
    }

    /** What was said last. */
    ClockReading reading() {
        return reading;
    }
}
