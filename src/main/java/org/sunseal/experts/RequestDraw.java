package org.sunseal.experts;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.sunseal.custody.KeyRequest;
import org.sunseal.custody.KeyRequests;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.Notices;
import org.sunseal.project.RulesInForce;
import org.sunseal.project.TenderProjects;
import org.sunseal.project.proof.NoticeRound;
import org.sunseal.trade.Stage;

/**
 * Takes an agency's request for experts, after the close and never for a name, and asks the trustees for a key that only
 * this draw can use.
 */
@ApplicationScoped
public class RequestDraw {
    private static final Set<Stage> STOPPED =
            EnumSet.of(Stage.SUSPENDED, Stage.PAUSED_OBJECTION, Stage.TERMINATED, Stage.FAILED);

    private final Lots lots;
    private final TenderProjects projects;
    private final Notices notices;
    private final RulesInForce rules;
    private final Bidders bidders;
    private final CommitteeDraws draws;
    private final Seats seats;
    private final KeyRequests keys;
    private final Clock clock;

    RequestDraw(
            Lots lots,
            TenderProjects projects,
            Notices notices,
            RulesInForce rules,
            Bidders bidders,
            CommitteeDraws draws,
            Seats seats,
            KeyRequests keys,
            Clock clock) {
        this.lots = lots;
        this.projects = projects;
        this.notices = notices;
        this.rules = rules;
        this.bidders = bidders;
        this.draws = draws;
        this.seats = seats;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Requests the lot's next draw: the first of a committee, or another for all seats that are empty with nobody left in
     * the pool to take them.
     *
     * @throws Refused {@code not-your-project}, {@code draw-before-close}, {@code draw-not-due}, {@code draw-request},
     *     {@code evaluation-in-the-past}, or what the rows on committees refuse
     */
    @Transactional
    public CommitteeDraw request(Party party, LotKey key, DrawWish wish) {
        projects.get(key.tender()).requireRunBy(party.organisation());
        var lot = lots.lock(key); // two requests at once must not both be the first
        var now = clock.instant();
        if (!wish.evaluationAt().isAfter(now)) {
            throw new Refused(
                    ExpertRefusal.EVALUATION_IN_THE_PAST, "evaluationAt", "The committee meets in the future");
        }
        var closed = bidders.of(key)
                .filter(bids -> !STOPPED.contains(lot.stage()))
                .orElseThrow(() -> new Refused(
                        ExpertRefusal.DRAW_BEFORE_CLOSE,
                        "Lot %s is %s; experts are drawn once its bids are frozen".formatted(key, lot.stage())));
        var all = draws.of(key);
        var before = StandingDraws.of(draws.standing(key), seats);
        if (!before.isEmpty()) {
            requireEmptySeats(before, wish);
        }
        Composition.require(lot, rules.of(lot), before.held().size() + wish.experts(), wish.delegates());
        var draw = new CommitteeDraw(key, all.size() + 1, wish, closed.closeSha256(), now);
        draws.keep(draw);
        requestKey(lot, draw);
        Log.infof("Draw %d of %s is requested: %s", draw.drawSeq(), key, draw.drawId());
        return draw;
    }

    private static void requireEmptySeats(StandingDraws before, DrawWish wish) {
        if (!before.isSettled() || before.missing() == 0) {
            throw new Refused(
                    ExpertRefusal.DRAW_NOT_DUE,
                    "Draw %d of the lot is %s; another is drawn only for seats that are empty and stay so"
                            .formatted(
                                    before.newest().drawSeq(),
                                    before.newest().outcome().orElse("not settled")));
        }
        if (wish.experts() != before.missing()) {
            throw new Refused(
                    ExpertRefusal.DRAW_REQUEST, "slots", "The seats that are empty are %d".formatted(before.missing()));
        }
    }

    private void requestKey(Lot lot, CommitteeDraw draw) {
        var first = notices.inChain(lot.key(), 1).orElseThrow();
        var notice = first.notice();
        keys.request(KeyRequest.ofDraw(
                lot.key().tender(),
                lot.key().lot(),
                draw.drawSeq(),
                notice.sha256(),
                notice.rounds().stream()
                        .map(NoticeRound::openAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                notice.minimumBids(),
                first.message()));
    }
}
