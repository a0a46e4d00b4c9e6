package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.sunseal.identity.Account;
import org.sunseal.identity.Accounts;
import org.sunseal.letters.Audience;
import org.sunseal.letters.Member;
import org.sunseal.letters.SealedLists;

/** Who asked or objected: reached by letter, recognised on coming back, and in no row that says who it is. */
@ApplicationScoped
class Speakers {
    private final SealedLists lists;
    private final Accounts accounts;

    Speakers(SealedLists lists, Accounts accounts) {
        this.lists = lists;
        this.accounts = accounts;
    }

    void remember(UUID dispute, UUID organisation, String account) {
        lists.join(list(dispute), Member.account(account));
        lists.join(list(dispute), Member.organisation(organisation));
    }

    /** Whether that account, or the organisation it belongs to, is the one that spoke. */
    boolean include(UUID dispute, String account) {
        return lists.has(list(dispute), Member.account(account))
                || accounts.findByIdOptional(account)
                        .flatMap(Account::organisation)
                        .filter(own -> lists.has(list(dispute), Member.organisation(own)))
                        .isPresent();
    }

    /** As readers of a letter. */
    static Audience of(UUID dispute) {
        return Audience.list(list(dispute));
    }

    private static String list(UUID dispute) {
        return "speaker/" + dispute;
    }
}
