package org.sunseal.experts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sunseal.experts.draw.DrawRequest;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.RulesInForce;

/** The committees, for whoever lets them work. */
@ApplicationScoped
public class Committees {
    private final CommitteeDraws draws;
    private final Seats seats;
    private final Experts experts;
    private final NameDelegates delegates;
    private final ExpertSecrets secrets;
    private final Lots lots;
    private final RulesInForce rules;

    Committees(
            CommitteeDraws draws,
            Seats seats,
            Experts experts,
            NameDelegates delegates,
            ExpertSecrets secrets,
            Lots lots,
            RulesInForce rules) {
        this.draws = draws;
        this.seats = seats;
        this.experts = experts;
        this.delegates = delegates;
        this.secrets = secrets;
        this.lots = lots;
        this.rules = rules;
    }

    /**
     * The lot's committee; empty until every seat is taken and every delegate named.
     *
     * @throws org.sunseal.kernel.Refused citing the row, when a rule that came into force since forbids this committee
     */
    @Transactional
    public Optional<Committee> of(LotKey lot) {
        var drawn = StandingDraws.of(draws.standing(lot), seats);
        if (drawn.isEmpty() || !drawn.isSettled() || drawn.missing() != 0) {
            return Optional.empty();
        }
        var last = drawn.newest();
        var sent = delegates.of(lot);
        if (sent.size() != last.delegates()) {
            return Optional.empty();
        }
        var members = new ArrayList<Committee.Member>();
        for (var draw : drawn.draws()) {
            var specialty = draw.slots().stream()
                    .collect(Collectors.toMap(DrawRequest.Slot::code, DrawRequest.Slot::specialty));
            for (var seat : seats.of(draw)) {
                if (seat.isHeld()) {
                    members.add(member(seat, specialty.getOrDefault(seat.slot(), "")));
                }
            }
        }
        Composition.require(lots.get(lot), rules.of(lots.get(lot)), members.size(), sent.size());
        sent.forEach(delegate -> members.add(delegate.member(secrets)));
        return Optional.of(new Committee(last.drawId(), members));
    }

    private Committee.Member member(Seat seat, String specialty) {
        var expert = experts.get(seat.expert(secrets));
        return new Committee.Member(
                "e" + seat.number(),
                expert.account().orElseThrow(),
                expert.name(secrets),
                expert.certificateSha256(),
                false,
                specialty);
    }
}
