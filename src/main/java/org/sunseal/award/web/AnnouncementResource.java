package org.sunseal.award.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.award.Announce;
import org.sunseal.award.Paper;
import org.sunseal.award.ShowAward;
import org.sunseal.award.proof.Announcement;
import org.sunseal.award.proof.Announcement.Subject;
import org.sunseal.crypto.Signed;
import org.sunseal.identity.Party;
import org.sunseal.project.LotKey;

/** Candidates, result and contract as they are announced. */
@Path("/api/tender-projects/{tender}/lots/{lot}/announcements")
class AnnouncementResource {
    private final Announce announce;
    private final ShowAward show;
    private final AuditLog log;
    private final Party party;

    AnnouncementResource(Announce announce, ShowAward show, AuditLog log, Party party) {
        this.announce = announce;
        this.show = show;
        this.log = log;
        this.party = party;
    }

    @GET
    @PermitAll
    @Operation(operationId = "announcements", summary = "What was announced about a lot's outcome, as it was signed")
    public List<Shown> announcements(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return show.announcements(new LotKey(tender, lot)).stream()
                .map(this::shown)
                .toList();
    }

    @GET
    @Path("/{subject}/draft")
    @RolesAllowed({"agency", "tenderee"})
    @Operation(
            operationId = "announcementDraft",
            summary = "The body to sign, filled with what the platform knows; the empty fields are the signer's")
    public Draft draft(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("subject") Subject subject) {
        return new Draft(announce.draft(party, new LotKey(tender, lot), subject).body());
    }

    @POST
    @RolesAllowed({"agency", "tenderee"})
    @ResponseStatus(201)
    @Operation(
            operationId = "announce",
            summary = "Publish what agency or tenderee signed: candidates, result or contract")
    public Shown announce(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @Valid @NotNull SignedAnnouncement signed) {
        return shown(announce.publish(party, new LotKey(tender, lot), signed.announcement()));
    }

    private Shown shown(Paper paper) {
        var announcement = Signed.parse(paper.content(), Announcement::read).content();
        var entry = new OpenEntry(announcement.subject().entryType(), paper.content()).encode();
        return new Shown(
                announcement.subject().name().toLowerCase(Locale.ROOT),
                announcement.sha256(),
                announcement.until(),
                paper.content(),
                paper.keptAt(),
                log.indexOf(entry).orElse(null),
                log.inclusion(entry)
                        .map(proof -> new String(proof.encode(), StandardCharsets.UTF_8))
                        .orElse(null));
    }

    /** The canonical body to be signed. */
    record Draft(byte[] body) {}

    /**
     * An announcement to be published.
     *
     * @param announcement CMS SignedData in DER; an open log entry holds at most 32 KiB
     */
    record SignedAnnouncement(
            @NotNull @Size(min = 1, max = 24_000) byte[] announcement) {}

    /**
     * A published announcement.
     *
     * @param subject candidates, result or contract
     * @param until until when it stands at least; null where no period is set
     * @param index null until the log has given it a place
     * @param proof tlog-proof text; null until enough witnesses have seen it
     */
    record Shown(
            String subject,
            String sha256,
            @Nullable Instant until,
            byte[] announcement,
            Instant publishedAt,
            @Nullable Long index,
            @Nullable String proof) {}
}
