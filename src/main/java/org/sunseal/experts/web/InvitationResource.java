package org.sunseal.experts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.experts.AnswerInvitation;
import org.sunseal.identity.Party;

@Path("/api/invitations")
@RolesAllowed("expert")
class InvitationResource {
    private final AnswerInvitation answers;
    private final Party party;

    InvitationResource(AnswerInvitation answers, Party party) {
        this.answers = answers;
        this.party = party;
    }

    @GET
    @Operation(operationId = "invitations", summary = "The caller's invitations and seats, without the project's name")
    public List<AnswerInvitation.Invitation> mine() {
        return answers.mine(party);
    }

    @POST
    @Path("/{id}/accept")
    @Operation(operationId = "acceptInvitation", summary = "Take the seat")
    public AnswerInvitation.Invitation accept(@PathParam("id") UUID id) {
        return answers.accept(party, id);
    }

    @POST
    @Path("/{id}/decline")
    @ResponseStatus(204)
    @Operation(
            operationId = "declineInvitation",
            summary = "Leave the seat to the next in rank: a detached CMS signature over the invitation's statement")
    public void decline(@PathParam("id") UUID id, @Valid @NotNull Declined declined) {
        answers.decline(party, id, declined.signature());
    }

    record Declined(@NotNull @Size(min = 1, max = 65_536) byte[] signature) {}
}
