package org.sunseal.letters.web;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.sunseal.identity.Party;
import org.sunseal.letters.Inbox;
import org.sunseal.letters.LetterAddresses;

@Path("/api/letters")
@Authenticated
class LetterResource {
    private final Inbox inbox;
    private final LetterAddresses addresses;
    private final Party party;

    LetterResource(Inbox inbox, LetterAddresses addresses, Party party) {
        this.inbox = inbox;
        this.addresses = addresses;
        this.party = party;
    }

    @GET
    @Operation(operationId = "letters", summary = "The caller's letters, newest first")
    public List<LetterShown> letters(
            @RestQuery @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {
        return inbox.of(party, page, size).stream().map(LetterShown::of).toList();
    }

    @PUT
    @Path("/{letter}/read")
    @Operation(operationId = "markLetterRead", summary = "Note that the caller has read a letter")
    public void markRead(@PathParam("letter") UUID letter) {
        inbox.markRead(party, letter);
    }

    @GET
    @Path("/address")
    @Operation(operationId = "letterAddress", summary = "Where the caller's letters are mailed to")
    public Address address() {
        return new Address(addresses.of(party));
    }

    @PUT
    @Path("/address")
    @Operation(operationId = "setLetterAddress", summary = "Have letters mailed to an address, too")
    public Address setAddress(@Valid @NotNull Address address) {
        addresses.set(party, address.email());
        return address;
    }

    @DELETE
    @Path("/address")
    @Operation(operationId = "forgetLetterAddress", summary = "Have letters mailed no longer")
    public void forgetAddress() {
        addresses.forget(party);
    }

    /**
     * One address as RFC 5321 writes it, in ASCII and without quoting: nothing in it may begin a header or a second
     * recipient.
     */
    record Address(
            @NotNull @Size(max = 254) @Pattern(regexp = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}")
            String email) {}

    record Text(String subject, String body) {}

    /**
     * A letter.
     *
     * @param occasion what it is about, in one word
     */
    record LetterShown(
            UUID id, String occasion, String tender, String lot, Text zh, Text en, Instant writtenAt, boolean read) {
        static LetterShown of(Inbox.Received received) {
            var letter = received.letter();
            var wording = letter.wording();
            return new LetterShown(
                    letter.id(),
                    wording.occasion(),
                    letter.topic().tender(),
                    letter.topic().lot(),
                    new Text(wording.subjectZh(), wording.bodyZh()),
                    new Text(wording.subjectEn(), wording.bodyEn()),
                    letter.writtenAt(),
                    received.read());
        }
    }
}
