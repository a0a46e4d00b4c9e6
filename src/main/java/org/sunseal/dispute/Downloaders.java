package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.sunseal.identity.Account;
import org.sunseal.identity.Accounts;
import org.sunseal.letters.Audience;
import org.sunseal.letters.Member;
import org.sunseal.letters.SealedLists;
import org.sunseal.project.DocumentTaken;

/**
 * Who took a project's documents while logged in: they are told of every notice (EBM 22). It asks for nothing else, no
 * approval and no sign-up (EBM 20), and nobody can list or count them (TBL 22, EBM 21).
 */
@ApplicationScoped
class Downloaders {
    private final SealedLists lists;
    private final Accounts accounts;

    Downloaders(SealedLists lists, Accounts accounts) {
        this.lists = lists;
        this.accounts = accounts;
    }

    void took(@Observes DocumentTaken taken) {
        lists.join(readers(taken.tender()), Member.account(taken.account()));
        accounts.findByIdOptional(taken.account())
                .flatMap(Account::organisation)
                .ifPresent(organisation -> lists.join(parties(taken.tender()), Member.organisation(organisation)));
    }

    /** All of a project's, as readers of a letter. */
    static Audience of(String tender) {
        return Audience.list(readers(tender));
    }

    /** Whether somebody of the organisation took the documents. */
    boolean include(String tender, UUID organisation) {
        return lists.has(parties(tender), Member.organisation(organisation));
    }

    private static String readers(String tender) {
        return "downloaders/" + tender;
    }

    /** Nobody writes to this list: letters go to the accounts that took the documents, not to their colleagues. */
    private static String parties(String tender) {
        return "parties/" + tender;
    }
}
