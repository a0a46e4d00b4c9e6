package org.sunseal.project.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.identity.Party;
import org.sunseal.project.LotKey;
import org.sunseal.project.Orders;
import org.sunseal.project.PublishNotice;
import org.sunseal.project.PublishedNotice;
import org.sunseal.project.RegulatorOrder;
import org.sunseal.project.ScheduleLot;

@Path("/api/tender-projects/{tender}/lots/{lot}")
class LotResource {
    private final ScheduleLot schedule;
    private final PublishNotice publish;
    private final Orders orders;
    private final Visibility visibility;
    private final AuditLog log;
    private final Party party;

    LotResource(
            ScheduleLot schedule,
            PublishNotice publish,
            Orders orders,
            Visibility visibility,
            AuditLog log,
            Party party) {
        this.schedule = schedule;
        this.publish = publish;
        this.orders = orders;
        this.visibility = visibility;
        this.log = log;
        this.party = party;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "lot", summary = "Where a lot stands, and until when it takes bids")
    public LotShown lot(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return LotShown.of(visibility.require(new LotKey(tender, lot)));
    }

    @PUT
    @Path("/schedule")
    @RolesAllowed("agency")
    @Operation(
            operationId = "scheduleLot",
            summary = "Book place and time of the opening; then the lot may be announced")
    public LotShown schedule(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull Booking asked) {
        var place = asked.place() == null ? "" : asked.place();
        return LotShown.of(schedule.schedule(party, new LotKey(tender, lot), place, asked.openAt()));
    }

    @POST
    @Path("/notices")
    @RolesAllowed("agency")
    @ResponseStatus(202)
    @Operation(
            operationId = "publishNotice",
            summary =
                    "Publish a signed notice: the first announces the lot, later ones amend it; it is proved once the log has it")
    public NoticeAccepted publish(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull SignedNotice signed) {
        var published = publish.publish(party, new LotKey(tender, lot), signed.notice());
        return new NoticeAccepted(published.version(), published.sha256());
    }

    @GET
    @Path("/notices")
    @PermitAll
    @Transactional
    @Operation(operationId = "notices", summary = "Every notice of a lot as it was signed, with its place in the log")
    public List<NoticeShown> notices(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        var key = visibility.require(new LotKey(tender, lot)).key();
        return publish.published(key).stream().map(this::shown).toList();
    }

    @GET
    @Path("/orders")
    @PermitAll
    @Transactional
    @Operation(operationId = "orders", summary = "Every order of the regulator about a lot, with its place in the log")
    public List<OrderShown> orders(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        var key = visibility.require(new LotKey(tender, lot)).key();
        return orders.of(key).stream().map(this::shown).toList();
    }

    private NoticeShown shown(PublishedNotice notice) {
        return new NoticeShown(
                notice.version(),
                notice.sha256(),
                notice.isInChain(),
                notice.message(),
                notice.signerSha256(),
                notice.publishedAt(),
                index(notice.entry()),
                proof(notice.entry()));
    }

    private OrderShown shown(RegulatorOrder order) {
        return new OrderShown(
                order.kind().name(),
                order.sha256(),
                order.message(),
                order.recordedAt(),
                index(order.entry()),
                proof(order.entry()));
    }

    private @Nullable Long index(OpenEntry entry) {
        return log.indexOf(entry.encode()).orElse(null);
    }

    private @Nullable String proof(OpenEntry entry) {
        return log.inclusion(entry.encode())
                .map(proof -> new String(proof.encode(), StandardCharsets.UTF_8))
                .orElse(null);
    }

    /**
     * Where and when a lot is to be opened.
     *
     * @param place an opening room; on-line alone when absent
     */
    record Booking(
            @Nullable @Size(max = 100) String place,
            @NotNull Instant openAt) {}

    /**
     * A notice to be published.
     *
     * @param notice CMS SignedData in DER; an open log entry holds at most 32 KiB
     */
    record SignedNotice(
            @NotNull @Size(min = 1, max = 24_000) byte[] notice) {}

    record NoticeAccepted(int version, String noticeSha256) {}

    /**
     * A published notice.
     *
     * @param inChain false for one that was signed but breaks the chain; it binds only where it delays
     * @param index null until the log has given it a place
     * @param proof tlog-proof text; null until enough witnesses have seen it
     */
    record NoticeShown(
            int version,
            String noticeSha256,
            boolean inChain,
            byte[] notice,
            String signer,
            Instant publishedAt,
            @Nullable Long index,
            @Nullable String proof) {}

    /** A recorded order, shown as a {@link NoticeShown} is. */
    record OrderShown(
            String kind,
            String orderSha256,
            byte[] order,
            Instant recordedAt,
            @Nullable Long index,
            @Nullable String proof) {}
}
