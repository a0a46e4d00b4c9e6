package org.sunseal.experts;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Pushes draws on: takes pools, draws, ends invitations nobody answered, settles. The database is the agenda. */
@ApplicationScoped
class DrawClock {
    private final CommitteeDraws draws;
    private final Seats seats;
    private final TakePool pools;
    private final DrawCommittee drawCommittee;
    private final AnswerInvitation answers;
    private final SettleDraw settle;
    private final Clock clock;

    DrawClock(
            CommitteeDraws draws,
            Seats seats,
            TakePool pools,
            DrawCommittee drawCommittee,
            AnswerInvitation answers,
            SettleDraw settle,
            Clock clock) {
        this.draws = draws;
        this.seats = seats;
        this.pools = pools;
        this.drawCommittee = drawCommittee;
        this.answers = answers;
        this.settle = settle;
        this.clock = clock;
    }

    @Scheduled(
            identity = "committee-draws",
            every = "${sunseal.experts.tick:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        each(draws.in(CommitteeDraw.State.REQUESTED), pools::take);
        each(draws.in(CommitteeDraw.State.ANNOUNCED), drawCommittee::draw);
        each(seats.overdue(clock.instant()), answers::expire);
        each(draws.in(CommitteeDraw.State.DRAWN), settle::settle);
    }

    private static <T> void each(List<T> due, Consumer<T> step) {
        for (var one : due) {
            try {
                step.accept(one);
            } catch (
                    RuntimeException
                            e) { // one draw must not hold back the rest; it stays due, the next tick tries again
                Log.errorf(e, "Draw or invitation %s did not go on", one);
            }
        }
    }
}
