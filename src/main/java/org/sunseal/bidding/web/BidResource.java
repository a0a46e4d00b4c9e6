package org.sunseal.bidding.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.bidding.OwnBids;
import org.sunseal.bidding.Receipts;
import org.sunseal.bidding.SubmitBid;
import org.sunseal.bidding.WithdrawBid;
import org.sunseal.identity.Party;
import org.sunseal.project.RoundKey;

/** Bids of one round: handing in, taking back, and the caller's own. */
@Path("/api/tender-projects/{tender}/lots/{lot}/rounds/{round}")
@RolesAllowed("bidder")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class BidResource {
    private final SubmitBid submitBid;
    private final WithdrawBid withdrawBid;
    private final OwnBids ownBids;
    private final Receipts receipts;
    private final Party party;

    BidResource(SubmitBid submitBid, WithdrawBid withdrawBid, OwnBids ownBids, Receipts receipts, Party party) {
        this.submitBid = submitBid;
        this.withdrawBid = withdrawBid;
        this.ownBids = ownBids;
        this.receipts = receipts;
        this.party = party;
    }

    @POST
    @Path("/bids")
    @Operation(operationId = "submitBid", summary = "Hand in a sealed bid whose objects are uploaded")
    public Response submit(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("round") int round,
            @Valid @NotNull SealedEnvelope bid) {
        var bidder = party.own();
        var digest = submitBid.submit(new RoundKey(tender, lot, round), bidder, bid.sealed(), bid.signature());
        return receipt(digest, bidder.id());
    }

    @POST
    @Path("/withdrawals")
    @Operation(operationId = "withdrawBid", summary = "Take a bid back before the deadline")
    public Response withdraw(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("round") int round,
            @Valid @NotNull SignedWithdrawal message) {
        var bidder = party.organisation();
        var digest = withdrawBid.withdraw(new RoundKey(tender, lot, round), bidder, message.withdrawal());
        return receipt(digest, bidder);
    }

    @GET
    @Path("/bids/mine")
    @Operation(operationId = "myBids", summary = "The caller's bids of this round, whether they stand or not")
    public List<OwnBid> mine(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("round") int round) {
        return ownBids.of(new RoundKey(tender, lot, round), party.organisation()).stream()
                .map(OwnBid::of)
                .toList();
    }

    private Response receipt(String digest, UUID bidder) {
        var location = URI.create("/api/receipts/" + digest);
        return receipts.await(digest, bidder)
                .map(proven -> Response.created(location).entity(ReceiptView.of(proven)))
                .orElseGet(() -> Response.accepted().location(location))
                .build();
    }

    record SealedEnvelope(
            @NotNull @Size(min = 1, max = 16_384) byte[] sealed,
            @NotNull @Size(min = 1, max = 65_536) byte[] signature) {}

    record SignedWithdrawal(
            @NotNull @Size(min = 1, max = 65_536) byte[] withdrawal) {}

    /** One of the caller's bids; {@code answersNewestNotice} is false when an addendum came after it. */
    record OwnBid(
            String slot,
            int seq,
            String sealedSha256,
            Instant received,
            OwnBids.Standing standing,
            String noticeSha256,
            boolean answersNewestNotice) {
        static OwnBid of(OwnBids.Own own) {
            var manifest = own.bid().manifest();
            return new OwnBid(
                    manifest.context().slot(),
                    manifest.seq(),
                    manifest.sha256(),
                    own.bid().receivedAt(),
                    own.standing(),
                    manifest.noticeSha256(),
                    own.answersNewestNotice());
        }
    }
}
