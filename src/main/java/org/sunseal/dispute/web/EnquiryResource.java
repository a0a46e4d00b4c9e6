package org.sunseal.dispute.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.disclosure.Restricted;
import org.sunseal.dispute.AnswerEnquiry;
import org.sunseal.dispute.AskEnquiry;
import org.sunseal.dispute.ReadDisputes;
import org.sunseal.dispute.Reader;
import org.sunseal.identity.Party;
import org.sunseal.project.LotKey;

@Path("/api/tender-projects/{tender}/lots/{lot}/enquiries")
class EnquiryResource {
    private final AskEnquiry ask;
    private final AnswerEnquiry answer;
    private final ReadDisputes read;
    private final Reader reader;
    private final Party party;

    EnquiryResource(AskEnquiry ask, AnswerEnquiry answer, ReadDisputes read, Reader reader, Party party) {
        this.ask = ask;
        this.answer = answer;
        this.read = read;
        this.reader = reader;
        this.party = party;
    }

    @POST
    @Authenticated
    @ResponseStatus(201)
    @Operation(
            operationId = "askEnquiry",
            summary = "Ask about the documents before the deadline; who asked is shown to nobody")
    public Asked ask(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull NewEnquiry asked) {
        return new Asked(ask.ask(party, new LotKey(tender, lot), asked.question()));
    }

    @GET
    @PermitAll
    @Restricted
    @Operation(operationId = "enquiries", summary = "The questions about a lot; everybody sees those answered")
    public List<EnquiryShown> enquiries(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return read.enquiries(reader, new LotKey(tender, lot)).stream()
                .map(EnquiryShown::of)
                .toList();
    }

    @PUT
    @Path("/{enquiry}/answer")
    @RolesAllowed({"agency", "tenderee"})
    @Operation(operationId = "answerEnquiry", summary = "Answer a question; both are published to everybody")
    public void answer(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("enquiry") UUID enquiry,
            @Valid @NotNull NewAnswer given) {
        answer.answer(party, new LotKey(tender, lot), enquiry, given.answer());
    }

    record NewEnquiry(@NotNull @Size(max = 4000) String question) {}

    record NewAnswer(@NotNull @Size(max = 8000) String answer) {}

    record Asked(UUID id) {}

    /**
     * A question.
     *
     * @param question null where it is not answered and the caller is neither who asked nor who answers
     * @param entry type, salt and body of the answer's log entry; null before it
     * @param dueAt from when on an answer is late; null where no period is set
     */
    record EnquiryShown(
            UUID id,
            LocalDate askedOn,
            @Nullable String question,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            ReadDisputes.@Nullable Opened entry,
            @Nullable Instant dueAt,
            boolean overdue,
            boolean mine) {
        static EnquiryShown of(ReadDisputes.EnquirySeen seen) {
            var enquiry = seen.enquiry();
            return new EnquiryShown(
                    enquiry.id(),
                    enquiry.askedOn(),
                    seen.question(),
                    enquiry.answer().orElse(null),
                    enquiry.answeredAt().orElse(null),
                    seen.entry(),
                    enquiry.dueAt().orElse(null),
                    seen.overdue(),
                    seen.mine());
        }
    }
}
