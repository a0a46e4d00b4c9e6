package org.sunseal.custody.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.custody.Ceremonies;
import org.sunseal.custody.CeremonyMessage.Kind;
import org.sunseal.custody.CustodyRefusal;
import org.sunseal.custody.KeyCeremony;
import org.sunseal.custody.RunCeremony;
import org.sunseal.custody.proof.CeremonyTerms;
import org.sunseal.kernel.Refused;

/** The bulletin of the key ceremonies (protocol 5.1). */
@Path("/api/ceremonies")
@Produces(MediaType.APPLICATION_JSON)
class CeremonyResource {
    private static final int MAXIMUM_DEALING_BYTES = 16 * 1024 * 1024;
    private static final int MAXIMUM_STATEMENT_BYTES = 32 * 1024;

    private final Ceremonies ceremonies;
    private final RunCeremony run;
    /** One for each trustee: strangers' dealings, too, are held in memory while they are judged. */
    private final Semaphore dealingsInHand = new Semaphore(5);

    CeremonyResource(Ceremonies ceremonies, RunCeremony run) {
        this.ceremonies = ceremonies;
        this.run = run;
    }

    @POST
    @RolesAllowed("centre")
    @ResponseStatus(201)
    @Operation(operationId = "startCeremony", summary = "Open a key ceremony")
    public Started start(@Valid @NotNull Start start) {
        return new Started(run.start(start.count()).batch());
    }

    @GET
    @PermitAll
    @Operation(operationId = "listCeremonies", summary = "The ceremonies, newest first")
    public List<Shown> list(@QueryParam("open") boolean open) {
        return (open ? ceremonies.open() : ceremonies.all())
                .stream().map(this::shown).toList();
    }

    @GET
    @Path("/{batch}")
    @PermitAll
    @Operation(operationId = "getCeremony", summary = "One ceremony, open or ended")
    public Shown get(@PathParam("batch") String batch) {
        return shown(ceremonies.get(batch));
    }

    @PUT
    @Path("/{batch}/dealings/{trustee}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "putDealing", summary = "A trustee publishes its signed dealing")
    public void putDealing(
            @PathParam("batch") String batch, @PathParam("trustee") String trustee, InputStream message) {
        run.expectDealing(batch, trustee);
        if (!dealingsInHand.tryAcquire()) {
            throw new Refused(CustodyRefusal.DEALINGS_BUSY, "Other dealings are being read; send it again in a moment");
        }
        try {
            run.takeDealing(batch, trustee, SmallMessage.read(message, MAXIMUM_DEALING_BYTES));
        } finally {
            dealingsInHand.release();
        }
    }

    @GET
    @Path("/{batch}/dealings/{trustee}")
    @PermitAll
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getDealing", summary = "A trustee's dealing as it was sent")
    public byte[] getDealing(@PathParam("batch") String batch, @PathParam("trustee") String trustee) {
        return ceremonies
                .message(batch, Kind.DEALING, trustee)
                .orElseThrow(() -> new Refused(
                        CustodyRefusal.NO_SUCH_CEREMONY, "%s has not dealt for %s".formatted(trustee, batch)))
                .message();
    }

    @PUT
    @Path("/{batch}/certificates/{trustee}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "putBatchCertificate", summary = "A trustee signs the batch statement")
    public void putCertificate(
            @PathParam("batch") String batch, @PathParam("trustee") String trustee, InputStream message) {
        run.takeCertificate(batch, trustee, SmallMessage.read(message, MAXIMUM_STATEMENT_BYTES));
    }

    @PUT
    @Path("/{batch}/complaints/{trustee}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "putComplaint", summary = "A trustee proves a dealing bad, which ends the ceremony")
    public void putComplaint(
            @PathParam("batch") String batch, @PathParam("trustee") String trustee, InputStream message) {
        run.takeComplaint(batch, trustee, SmallMessage.read(message, MAXIMUM_STATEMENT_BYTES));
    }

    @GET
    @Path("/{batch}/complaints/{trustee}")
    @PermitAll
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getComplaint", summary = "A trustee's complaint as it was sent, with its proof")
    public byte[] getComplaint(@PathParam("batch") String batch, @PathParam("trustee") String trustee) {
        return ceremonies
                .message(batch, Kind.COMPLAINT, trustee)
                .orElseThrow(() -> new Refused(
                        CustodyRefusal.NO_SUCH_CEREMONY, "%s has no complaint about %s".formatted(trustee, batch)))
                .message();
    }

    private Shown shown(KeyCeremony ceremony) {
        return new Shown(
                ceremony.batch(),
                ceremony.keyCount(),
                ceremony.state().name().toLowerCase(Locale.ROOT),
                ceremony.failure(),
                ceremony.dealers(),
                ceremonies.senders(ceremony.batch(), Kind.DEALING),
                ceremonies.senders(ceremony.batch(), Kind.CERTIFICATE),
                ceremonies.senders(ceremony.batch(), Kind.COMPLAINT));
    }

    /** @param count keys to make */
    record Start(@Min(1) @Max(CeremonyTerms.MAXIMUM_KEYS) int count) {}

    record Started(String batch) {}

    /**
     * @param failure why it failed, empty unless it did
     * @param dealers trustees who deal, all unless a dealing of theirs was proved bad before
     * @param dealt trustees whose dealing is here
     * @param certified trustees who signed the batch statement
     * @param complained trustees who proved a dealing bad
     */
    record Shown(
            String batch,
            int count,
            String state,
            String failure,
            List<String> dealers,
            List<String> dealt,
            List<String> certified,
            List<String> complained) {}
}
