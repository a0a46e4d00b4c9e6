package org.sunseal.project.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sunseal.disclosure.Readings;
import org.sunseal.identity.Party;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;

/** Who read what of a lot is not for everybody: shown to the next overseer, and to those whose lot it is. */
@Path("/api/tender-projects/{tender}/lots/{lot}/readings")
class ReadingResource {
    private static final int MOST = 200;

    private final Readings readings;
    private final Visibility visibility;
    private final Lots lots;
    private final Party party;

    ReadingResource(Readings readings, Visibility visibility, Lots lots, Party party) {
        this.readings = readings;
        this.visibility = visibility;
        this.lots = lots;
        this.party = party;
    }

    @GET
    @RolesAllowed({"agency", "tenderee", "centre", "regulator"})
    @Transactional
    @Operation(
            operationId = "readings",
            summary =
                    "Which overseers read restricted data of a lot, newest first; persons are named to overseers only")
    public List<Shown> readings(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        visibility.requireOfficialOrOwn(tender);
        lots.get(new LotKey(tender, lot));
        var named = Readings.oversees(party.roles());
        return readings.of(tender, lot, MOST).stream()
                .map(kept -> Shown.of(kept, named))
                .toList();
    }

    /**
     * A reading.
     *
     * @param reader name of the account; null to the tender side, whom the office concerns and not the person
     * @param ofLot whether it was about this lot, else about the tender as a whole
     * @param logIndex where the log has the commitment; null until its tick
     */
    record Shown(
            int number,
            Instant at,
            @Nullable String reader,
            List<String> roles,
            String operation,
            Map<String, String> object,
            @Nullable String ground,
            boolean ofLot,
            @Nullable Long logIndex) {
        private static Shown of(Readings.Kept kept, boolean named) {
            var reading = kept.reading();
            return new Shown(
                    reading.number(),
                    reading.at(),
                    named ? reading.username() : null,
                    reading.roles(),
                    reading.operation(),
                    reading.object(),
                    reading.ground(),
                    reading.lot() != null,
                    kept.logIndex());
        }
    }
}
