package org.sunseal.experts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.experts.AnswerInvitation;
import org.sunseal.experts.ExpertRefusal;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/**
 * Where the link of an invitation leads. Whoever is not logged in is sent to the identity provider first, and the session's
 * cookie is not sent along from other sites, so a link that somebody intercepts answers nothing.
 */
@Path("/invitations/{id}")
@RolesAllowed("expert")
class InvitationPageResource {
    private final AnswerInvitation answers;
    private final Party party;

    InvitationPageResource(AnswerInvitation answers, Party party) {
        this.answers = answers;
        this.party = party;
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(operationId = "invitationPage", summary = "The invitation as a page", hidden = true)
    public Response page(@PathParam("id") UUID id) {
        return Response.ok(new InvitationPage(answers.one(party, id)).html())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("/statement")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "invitationStatement", summary = "What is signed to decline", hidden = true)
    public byte[] statement(@PathParam("id") UUID id) {
        return answers.one(party, id).statement();
    }

    @POST
    @Path("/acceptance")
    @Operation(operationId = "acceptOnPage", summary = "Take the seat", hidden = true)
    public Response accept(@PathParam("id") UUID id) {
        answers.accept(party, id);
        return Response.seeOther(URI.create("/invitations/" + id)).build();
    }

    @POST
    @Path("/refusal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "declineOnPage", summary = "Leave the seat to the next in rank", hidden = true)
    public Response decline(
            @PathParam("id") UUID id, @FormParam("signature") @NotNull @Size(max = 65_536) String signature) {
        answers.decline(party, id, der(signature));
        return Response.seeOther(URI.create("/invitations/" + id)).build();
    }

    private static byte[] der(String pem) {
        try {
            return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z0-9 ]*-----", ""));
        } catch (IllegalArgumentException e) {
            throw new Refused(ExpertRefusal.DECLINE_SIGNATURE, "signature", "Neither PEM nor base64");
        }
    }
}
