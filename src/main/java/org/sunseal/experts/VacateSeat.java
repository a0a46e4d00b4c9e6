package org.sunseal.experts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Times;
import org.sunseal.experts.proof.LoggedDecline;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/**
 * Frees the seat of an expert who did not come or may not judge; the draw fills it at once with the next in rank (E198, TBR
 * 48: replacement on lawful grounds and by draw alone). The grounds are kept sealed, their digest is in the log.
 */
@ApplicationScoped
public class VacateSeat {
    private final CommitteeDraws draws;
    private final Seats seats;
    private final LeaveSeat leave;
    private final Clock clock;

    VacateSeat(CommitteeDraws draws, Seats seats, LeaveSeat leave, Clock clock) {
        this.draws = draws;
        this.seats = seats;
        this.leave = leave;
        this.clock = clock;
    }

    /**
     * Frees one seat.
     *
     * @param member as {@link Committee.Member} names an expert, such as {@code e3}
     * @param cause {@code ABSENT} or {@code RECUSED}
     * @throws Refused {@code no-such-seat}; {@code cause-of-another} for what only the expert can say
     */
    @Transactional
    public CommitteeDraw vacate(Party party, LotKey lot, String member, LoggedDecline.Cause cause, String grounds) {
        if (cause != LoggedDecline.Cause.ABSENT && cause != LoggedDecline.Cause.RECUSED) {
            throw new Refused(
                    ExpertRefusal.CAUSE_OF_ANOTHER, "cause", "%s is not the centre's to say".formatted(cause));
        }
        var now = clock.instant();
        var draw = draws.lock(held(lot, member).drawId());
        var seat = held(lot, member);
        var record = CanonicalJson.write(Map.of(
                "v", 1,
                "drawId", draw.drawId(),
                "handle", seat.handle().hex(),
                "cause", cause.name(),
                "grounds", grounds,
                "by", party.account(),
                "at", Times.format(now)));
        leave.leave(draw, seat, cause, record, now);
        return draw;
    }

    private Seat held(LotKey lot, String member) {
        return StandingDraws.of(draws.standing(lot), seats).held().stream()
                .filter(seat -> member.equals("e" + seat.number()))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(ExpertRefusal.NO_SUCH_SEAT, "No member %s sits for lot %s".formatted(member, lot)));
    }
}
