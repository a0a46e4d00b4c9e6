package org.sunseal.bidding.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.SlotPapers;
import org.sunseal.bidding.TakeSlot;
import org.sunseal.identity.Party;
import org.sunseal.project.RoundKey;

/** Slots of one round. */
@Path("/api/tender-projects/{tender}/lots/{lot}/rounds/{round}/slots")
@RolesAllowed("bidder")
class SlotResource {
    private final TakeSlot takeSlot;
    private final SlotPapers papers;
    private final Party party;

    SlotResource(TakeSlot takeSlot, SlotPapers papers, Party party) {
        this.takeSlot = takeSlot;
        this.papers = papers;
        this.party = party;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "takeSlot",
            summary =
                    "The caller's slot with all it takes to verify it; the same again unless a replacement is asked for")
    public SlotView take(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("round") int round,
            @QueryParam("replacement") boolean replacement) {
        var key = new RoundKey(tender, lot, round);
        byte[] slot = takeSlot.take(key, party.organisation(), replacement);
        return SlotView.of(slot, papers.of(key, slot));
    }

    /** Messages are base64, proofs C2SP tlog-proof text; a proof is null while the log's witnesses are awaited. */
    record SlotView(
            byte[] slot,
            byte[] batch,
            byte[] allotment,
            @Nullable String allotmentProof,
            byte[] notice,
            @Nullable String noticeProof) {
        static SlotView of(byte[] slot, SlotPapers.Papers papers) {
            return new SlotView(
                    slot,
                    papers.batch(),
                    papers.allotment(),
                    text(papers.allotmentProof()),
                    papers.notice(),
                    text(papers.noticeProof()));
        }

        private static @Nullable String text(@Nullable TlogProof proof) {
            return proof == null ? null : new String(proof.encode(), UTF_8);
        }
    }
}
