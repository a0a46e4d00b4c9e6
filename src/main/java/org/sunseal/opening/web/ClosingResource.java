package org.sunseal.opening.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.kernel.LimitedBody;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.AnswerClaim;
import org.sunseal.opening.ClosedRounds;
import org.sunseal.opening.OpeningRefusal;
import org.sunseal.opening.ReceiveShares;
import org.sunseal.opening.proof.Claim;

/**
 * What trustees fetch and bring for one CLOSE. Nobody logs in here: authenticity rests on signatures (protocol 5.9).
 */
@Path("/api/closings/{closeSha256}")
@PermitAll
class ClosingResource {
    /** Shares of the largest allotment, 4096 slots, take less than 1 MB. */
    private static final int LARGEST_MESSAGE = 4 << 20;

    private final ClosedRounds closed;
    private final ReceiveShares receive;
    private final AnswerClaim answer;

    ClosingResource(ClosedRounds closed, ReceiveShares receive, AnswerClaim answer) {
        this.closed = closed;
        this.receive = receive;
        this.answer = answer;
    }

    @GET
    @Path("/list")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "closingList", summary = "The frozen list of bids, list.json")
    public byte[] list(@PathParam("closeSha256") String closeSha256) {
        return closed.find(closeSha256)
                .orElseThrow(() ->
                        new Refused(OpeningRefusal.NO_SUCH_CLOSING, "No round was closed by %s".formatted(closeSha256)))
                .list();
    }

    @PUT
    @Path("/shares/{trustee}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @ResponseStatus(204)
    @Operation(operationId = "releaseShares", summary = "A trustee's shares, signed, sealed to the opening service")
    public void shares(
            @PathParam("closeSha256") String closeSha256, @PathParam("trustee") String trustee, InputStream message)
            throws IOException {
        receive.receive(closeSha256, trustee, limited(message, LARGEST_MESSAGE));
    }

    @POST
    @Path("/claims")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "answerClaim", summary = "What became of a claimed bid: its withdrawal or its successors")
    public AnswerClaim.Answer claim(@PathParam("closeSha256") String closeSha256, InputStream claim)
            throws IOException {
        return answer.answer(closeSha256, Claim.read(limited(claim, Claim.MAXIMUM_BYTES)));
    }

    private static byte[] limited(InputStream body, int most) throws IOException {
        return LimitedBody.read(body, most, OpeningRefusal.MESSAGE_TOO_LARGE);
    }
}
