package org.sunseal.cli.scenario.procedure;

import java.util.Map;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Signer;

/**
 * Somebody with a seat in a committee, at a desk of its own.
 *
 * @param delegate whether the tenderee has sent it
 */
record Member(String name, ApiClient api, Signer signer, boolean delegate) {
    static Member expert(Expert expert) {
        return new Member(expert.name(), expert.api(), expert.signer(), false);
    }

    static Member delegateOf(Actor tenderee) {
        return new Member("Delegate of " + tenderee.name(), tenderee.api(), tenderee.signer(), true);
    }

    /** The evaluation as this member sees it. */
    Fields sees(Committee committee) {
        return api.get(committee.path() + "/member");
    }

    /** How the committee calls this member; no name. */
    String id(Committee committee) {
        return sees(committee).text("you");
    }

    /** Does something below the evaluation's path. */
    Fields does(Committee committee, String act, Map<String, ?> json) {
        return api.post("%s/%s".formatted(committee.path(), act), json);
    }
}
