package org.sunseal.evaluation;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Ends evaluations whose members have had their time to sign. The database is the agenda: a missed tick loses nothing. */
@ApplicationScoped
class EvaluationClock {
    private static final int PER_TICK = 100;

    private final Evaluations evaluations;
    private final EndEvaluation end;
    private final Clock clock;

    EvaluationClock(Evaluations evaluations, EndEvaluation end, Clock clock) {
        this.evaluations = evaluations;
        this.end = end;
        this.clock = clock;
    }

    @Scheduled(
            identity = "end-due-evaluations",
            every = "${evaluation.tick:2s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        var now = clock.instant();
        var due = QuarkusTransaction.requiringNew().call(() -> evaluations.due(now, PER_TICK));
        for (var id : due) {
            try {
                end.endDue(id, now);
            } catch (RuntimeException e) { // one must not hold back the rest; it stays due, the next tick tries again
                Log.errorf(e, "Evaluation %s did not end", id);
            }
        }
    }
}
