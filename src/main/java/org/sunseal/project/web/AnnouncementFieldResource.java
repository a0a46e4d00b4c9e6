package org.sunseal.project.web;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.trade.NoticeContent;
import org.sunseal.trade.TradeKind;

/** What the law wants an announcement to say, so that a form can ask for all of it. */
@Path("/api/rules/announcement-fields")
class AnnouncementFieldResource {
    @GET
    @PermitAll
    @Operation(
            operationId = "announcementFields",
            summary = "The fields the announcement of a kind must have, in the order in which it shows them")
    public List<AnnouncementField> of(@QueryParam("kind") @NotNull TradeKind kind) {
        return NoticeContent.of(kind).stream()
                .map(content -> new AnnouncementField(
                        content.field(), content.isSubject(), content.source().toString()))
                .toList();
    }

    /**
     * A field of the structured terms.
     *
     * @param saysWhatIsBought whether an addendum may have to leave it alone
     * @param source who asks for it
     */
    record AnnouncementField(String field, boolean saysWhatIsBought, String source) {}
}
