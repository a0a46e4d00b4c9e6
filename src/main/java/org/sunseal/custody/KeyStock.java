package org.sunseal.custody;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.sunseal.kernel.Refused;

/**
 * Keeps enough keys in stock: a ceremony takes the trustees' machines some seconds, and a round should not wait for one.
 * The database is the agenda, so a missed tick loses nothing and a second node starts nothing twice.
 */
@ApplicationScoped
class KeyStock {
    private final CustodyConfig config;
    private final Register register;
    private final Batches batches;
    private final Ceremonies ceremonies;
    private final KeyRequests requests;
    private final SlotNumbers numbers;
    private final RunCeremony ceremony;

    KeyStock(
            CustodyConfig config,
            Register register,
            Batches batches,
            Ceremonies ceremonies,
            KeyRequests requests,
            SlotNumbers numbers,
            RunCeremony ceremony) {
        this.config = config;
        this.register = register;
        this.batches = batches;
        this.ceremonies = ceremonies;
        this.requests = requests;
        this.numbers = numbers;
        this.ceremony = ceremony;
    }

    @Scheduled(
            identity = "key-stock",
            every = "${sunseal.custody.tick:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void refill() {
        if (!register.isPresent()) {
            return;
        }
        ceremony.endOverdue();
        if (config.stockBelow() == 0) {
            return;
        }
        int needed = needed();
        if (needed > 0 && ceremonies.open().isEmpty()) {
            try {
                ceremony.start(needed);
            } catch (Refused e) {
                Log.infof("No ceremony started: %s", e.detail()); // another node was faster
            }
        }
    }

    /** A waiting round larger than any batch has left comes first; it gets a batch of its own size if that is larger. */
    private int needed() {
        int waiting = requests.waiting().stream()
                .mapToInt(numbers::of)
                .filter(count -> !batches.canServe(count))
                .max()
                .orElse(0);
        if (waiting > 0 || batches.stock() < config.stockBelow()) {
            return Math.max(waiting, config.batchSize());
        }
        return 0;
    }
}
