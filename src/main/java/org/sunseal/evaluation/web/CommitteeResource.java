package org.sunseal.evaluation.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.evaluation.ShowEvaluation;
import org.sunseal.evaluation.TakeAct;
import org.sunseal.evaluation.Viewer;
import org.sunseal.evaluation.proof.Act;
import org.sunseal.evaluation.proof.Correction;
import org.sunseal.evaluation.proof.Matter;
import org.sunseal.identity.Party;
import org.sunseal.project.LotKey;

/**
 * What members do: experts, and the tenderee's delegate where one has a seat. Every act answers with how far the work is
 * then.
 */
@Path("/api/tender-projects/{tender}/lots/{lot}/evaluation")
@RolesAllowed({"expert", "tenderee"})
class CommitteeResource {
    private final TakeAct take;
    private final ShowEvaluation show;
    private final Party party;

    CommitteeResource(TakeAct take, ShowEvaluation show, Party party) {
        this.take = take;
        this.show = show;
        this.party = party;
    }

    @GET
    @Path("/statement")
    @Operation(operationId = "recusalStatement", summary = "The exact bytes the caller signs to take its seat")
    public Statement statement(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return new Statement(show.statement(party.account(), new LotKey(tender, lot)));
    }

    @POST
    @Path("/seats")
    @ResponseStatus(201)
    @Operation(operationId = "takeSeat", summary = "Take one's seat with the signed recusal statement")
    public ShowEvaluation.Shown takeSeat(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull Signed signed) {
        return done(tender, lot, signed.message(), (member, at) -> new Act.Seat(member, signed.message(), at));
    }

    @POST
    @Path("/lead-votes")
    @ResponseStatus(201)
    @Operation(operationId = "voteForLead", summary = "Vote for the committee's lead; the last vote counts")
    public ShowEvaluation.Shown voteForLead(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull LeadVote vote) {
        return done(tender, lot, (member, at) -> new Act.LeadVote(member, vote.lead(), at));
    }

    @POST
    @Path("/ballots/{matter}")
    @ResponseStatus(201)
    @Operation(operationId = "vote", summary = "Give all verdicts a matter asks, at once")
    public ShowEvaluation.Shown vote(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("matter") Matter matter,
            @Valid @NotNull Verdicts verdicts) {
        return done(tender, lot, (member, at) -> new Act.Ballot(member, matter, verdicts.proved(), at));
    }

    @POST
    @Path("/price-check")
    @ResponseStatus(201)
    @Operation(
            operationId = "closePriceCheck",
            summary = "Close the check of prices, as the lead, with the corrections")
    public ShowEvaluation.Shown closePriceCheck(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull Corrections corrections) {
        return done(tender, lot, (member, at) -> new Act.PriceCheck(member, corrections.proved(), at));
    }

    @POST
    @Path("/score-locks")
    @ResponseStatus(201)
    @Operation(operationId = "lockScores", summary = "Commit to one's marks, signed, before anybody shows any")
    public ShowEvaluation.Shown lock(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull Lock lock) {
        return done(
                tender, lot, lock.message(), (member, at) -> new Act.Lock(member, lock.attempt(), lock.message(), at));
    }

    @POST
    @Path("/scores")
    @ResponseStatus(201)
    @Operation(operationId = "showScores", summary = "Show the marks one has committed to, when all have")
    public ShowEvaluation.Shown scores(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull Scores scores) {
        return done(
                tender,
                lot,
                (member, at) ->
                        new Act.Scores(member, scores.attempt(), scores.salt(), scores.sheet(), scores.spoilt(), at));
    }

    @POST
    @Path("/dissents")
    @ResponseStatus(201)
    @Operation(operationId = "dissent", summary = "Disagree with the result, in writing and with reasons")
    public ShowEvaluation.Shown dissent(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull Dissent dissent) {
        return done(tender, lot, (member, at) -> new Act.Dissent(member, dissent.text(), at));
    }

    private ShowEvaluation.Shown done(String tender, String lot, TakeAct.Draft draft) {
        var key = new LotKey(tender, lot);
        take.take(party.account(), key, draft);
        return shown(key);
    }

    private ShowEvaluation.Shown done(String tender, String lot, byte[] message, TakeAct.Draft draft) {
        var key = new LotKey(tender, lot);
        take.takeSigned(party.account(), key, message, draft);
        return shown(key);
    }

    private ShowEvaluation.Shown shown(LotKey key) {
        return show.show(new Viewer.Member(party.account()), key);
    }

    record Statement(byte[] statement) {}

    /** @param message CMS SignedData over the statement, by the member's registered certificate */
    record Signed(@NotNull @Size(min = 1, max = 24_000) byte[] message) {}

    record LeadVote(@NotBlank @Size(max = 64) String lead) {}

    record Corrections(@NotNull @Size(max = 1000) List<@Valid @NotNull One> corrections) {
        /** @param corrected the price in yuan as the rule has it, in text */
        record One(
                @NotBlank @Size(max = 64) String bid,
                Correction.@NotNull Rule rule,

                @NotNull @DecimalMin("0.01") @Digits(integer = 17, fraction = 2)
                BigDecimal corrected,

                @NotBlank @Size(max = 2000) String note) {}

        List<Correction> proved() {
            return corrections.stream()
                    .map(one -> new Correction(one.bid(), one.rule(), one.corrected(), one.note()))
                    .toList();
        }
    }

    /**
     * A commitment.
     *
     * @param attempt from 1
     * @param message CMS SignedData over the lock, by the member's registered certificate
     */
    record Lock(
            @Min(1) int attempt,
            @NotNull @Size(min = 1, max = 24_000) byte[] message) {}

    /**
     * What was committed to.
     *
     * @param sheet the canonical bytes of the mark sheet
     * @param spoilt that the sheet has faults and these places are to be marked again
     */
    record Scores(
            @Min(1) int attempt,
            @NotNull @Size(min = 16, max = 16) byte[] salt,
            @NotNull @Size(min = 1, max = 1_000_000) byte[] sheet,
            boolean spoilt) {}

    record Dissent(@NotBlank @Size(max = 20_000) String text) {}
}
