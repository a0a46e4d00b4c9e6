package org.sunseal.experts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.sunseal.letters.Audience;
import org.sunseal.letters.Topic;
import org.sunseal.letters.Wording;
import org.sunseal.letters.WriteLetter;

/** Writes to the regulator that a draw waits for the signature under its pool: without it the draw never goes on. */
@ApplicationScoped
class TellRegulator {
    private final WriteLetter letters;
    private final Clock clock;

    TellRegulator(WriteLetter letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    void tell(@Observes ExpertEvent.AwaitsRegulator draw) {
        var lot = draw.lot();
        letters.write(
                Audience.role("regulator"),
                new Topic(lot.tender(), lot.lot()),
                new Wording(
                        "pool-awaits-signature",
                        "专家抽取名单待签署",
                        "标段%s的专家抽取%s已形成候选名单，须经贵方核对并签署后方可抽取。".formatted(lot, draw.drawId()),
                        "A pool of experts awaits your signature",
                        "Draw %s of lot %s has its pool. Please check it and sign it (sunseal draw countersign); the draw"
                                        .formatted(draw.drawId(), lot)
                                + " waits until you have."),
                clock.instant());
    }
}
