package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.sunseal.letters.SealedFacts;
import org.sunseal.letters.SealedFacts.Name;

/** The secret halves of enquiries. */
@ApplicationScoped
class Questions {
    private final SealedFacts facts;

    Questions(SealedFacts facts) {
        this.facts = facts;
    }

    /** The id of what that organisation asked about a lot: the same question again has the same. */
    UUID id(UUID organisation, String lot, String question) {
        return Filings.id(facts, "enquiry-id", organisation, lot + "\n" + question);
    }

    /** Keeps a question; false if it was asked before, also by a call that only now comes to its end. */
    boolean keep(UUID enquiry, Question question) {
        return facts.keep(name(enquiry), question.sealed());
    }

    Question get(UUID enquiry) {
        return facts.find(name(enquiry)).map(Question::read).orElseThrow();
    }

    private static Name name(UUID enquiry) {
        return Name.of("enquiry", enquiry.toString());
    }
}
