package org.sunseal.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;

/**
 * Writes a letter, and puts it into the outbox where mail is sent at all. Both belong to the transaction of the fact the
 * letter tells of: there is no fact without its letter and no letter without its fact.
 */
@ApplicationScoped
public class WriteLetter {
    private final Letters letters;
    private final Mailings mailings;
    private final LettersConfig config;

    WriteLetter(Letters letters, Mailings mailings, LettersConfig config) {
        this.letters = letters;
        this.mailings = mailings;
        this.config = config;
    }

    /**
     * Writes to an audience about a lot.
     *
     * @param at the instant the letter bears; no finer than a day where the instant itself could give somebody away
     */
    @Transactional(TxType.MANDATORY)
    public void write(Audience audience, Topic topic, Wording wording, Instant at) {
        var letter = new Letter(audience, topic, wording, at);
        letters.keep(letter);
        if (config.mailFrom().isPresent()) {
            mailings.keep(new Mailing(letter.id(), at));
        }
    }
}
