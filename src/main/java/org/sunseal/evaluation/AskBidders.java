package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.sunseal.identity.Organisations;
import org.sunseal.letters.Audience;
import org.sunseal.letters.Topic;
import org.sunseal.letters.Wording;
import org.sunseal.letters.WriteLetter;
import org.sunseal.trade.LegalTime;

/** Writes to bidders whose price a committee wants explained, in the transaction in which it does (O87 60). */
@ApplicationScoped
class AskBidders {
    private final Organisations organisations;
    private final WriteLetter write;
    private final Clock clock;

    AskBidders(Organisations organisations, WriteLetter write, Clock clock) {
        this.organisations = organisations;
        this.write = write;
        this.clock = clock;
    }

    void ask(@Observes EvaluationEvent event) {
        if (event instanceof EvaluationEvent.ExplanationAsked asked) {
            var until = LegalTime.minute(asked.until());
            var wording = new Wording(
                    "explain-price",
                    "请说明报价合理性",
                    "评标委员会认为贵方对标段%s的报价明显偏低，请于%s前在平台上提交书面说明；逾期未说明或说明不成立的，投标将被否决。".formatted(asked.lot(), until),
                    "Please explain your price",
                    "The committee finds your price for lot %s markedly low. Please explain it on the platform before %s; a bid whose price stays unexplained is rejected."
                            .formatted(asked.lot(), until));
            for (var creditCode : asked.creditCodes()) {
                organisations
                        .withCreditCode(creditCode)
                        .ifPresent(bidder -> write.write(
                                Audience.organisation(bidder.id()),
                                new Topic(asked.lot().tender(), asked.lot().lot()),
                                wording,
                                clock.instant()));
            }
        }
    }
}
