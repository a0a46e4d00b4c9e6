package org.sunseal.cli.scenario.procedure;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sunseal.cli.ApiClient;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Signer;

/** A person of the experts' pool, with an account and a key of its own. It belongs to no organisation here. */
record Expert(String account, String name, ApiClient api, Signer signer) {
    /**
     * What the expert is invited to at that time and place; which tender it is about, an invitation does not say.
     *
     * @param state of the invitation, such as {@code INVITED}
     */
    record Invitation(String id, String state, Instant answerBy, byte[] statement) {}

    Optional<Invitation> invitationTo(Instant meetsAt, String place) {
        return api.list("/api/invitations").stream()
                .filter(each -> instant(each, "evaluationAt").equals(meetsAt)
                        && each.text("place").equals(place))
                .map(each -> new Invitation(
                        each.text("id"), each.text("state"), instant(each, "answerBy"), each.bytes("statement")))
                .findFirst();
    }

    void accept(Invitation invitation) {
        api.post("/api/invitations/%s/accept".formatted(invitation.id()), Map.of());
    }

    /** Leaves the seat to the next in rank, by the expert's own signature. */
    void decline(Invitation invitation) {
        api.post(
                "/api/invitations/%s/decline".formatted(invitation.id()),
                Map.of("signature", DetachedSignature.sign(invitation.statement(), signer)));
    }

    private static Instant instant(Fields json, String name) {
        return Instant.parse(json.text(name));
    }
}
