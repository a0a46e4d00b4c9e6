package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.project.proof.Slip;
import org.sunseal.trade.TradeKind;

/** The centre's window: what waits for its answer, the most urgent first, and the slips it gave lately. */
@ApplicationScoped
public class ShowWindow {
    private static final int MOST_WAITING = 200;
    private static final int SLIPS = 50;

    private final Rows rows;
    private final Clock clock;

    ShowWindow(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * The window.
     *
     * @param waiting the first due first, those whose time limit is suspended last
     * @param given the newest first
     */
    public record Window(Instant at, List<Waiting> waiting, List<Given> given) {}

    /**
     * A registration that was handed in.
     *
     * @param lots how many it has
     * @param dueAt when the window has to have answered, exclusive; null while the limit is suspended
     * @param corrected whether it was sent back before
     */
    public record Waiting(
            String tender,
            String name,
            TradeKind kind,
            String region,
            String agency,
            String tenderee,
            int lots,
            Instant submittedAt,
            @Nullable Instant dueAt,
            boolean overdue,
            boolean corrected) {}

    /** A slip that was given; its signed bytes are with the registration. */
    public record Given(String number, Slip.Kind kind, String tender, String name, Instant issuedAt) {}

    /** The window as it is now. */
    @Transactional
    public Window show() {
        var now = clock.instant();
        return new Window(now, waiting(now), given());
    }

    private List<Waiting> waiting(Instant now) {
        return rows.all(
                row -> {
                    var due = Rows.instantOrNull(row, "due_at");
                    return new Waiting(
                            row.getString("tender"),
                            row.getString("name"),
                            TradeKind.valueOf(row.getString("kind")),
                            row.getString("region"),
                            row.getString("agency"),
                            row.getString("tenderee"),
                            row.getInt("lots"),
                            Rows.instant(row, "submitted_at"),
                            due,
                            due != null && !now.isBefore(due),
                            row.getBoolean("corrected"));
                },
                """
                select r.tender, p.name, p.kind, p.region, a.name as agency, b.name as tenderee, r.submitted_at, r.due_at,
                       (select count(*) from lot l where l.tender = r.tender) as lots,
                       exists (select from slip s where s.tender = r.tender) as corrected
                from registration r
                join tender_project p on p.code = r.tender
                join organisation a on a.id = p.agency_id
                join organisation b on b.id = p.tenderee_id
                where r.state = 'SUBMITTED'
                order by r.due_at nulls last, r.tender limit ?""",
                MOST_WAITING);
    }

    private List<Given> given() {
        return rows.all(
                row -> new Given(
                        row.getString("number"),
                        Slip.Kind.valueOf(row.getString("kind")),
                        row.getString("tender"),
                        row.getString("name"),
                        Rows.instant(row, "issued_at")),
                """
                select s.number, s.kind, s.tender, p.name, s.issued_at
                from slip s join tender_project p on p.code = s.tender
                order by s.issued_at desc, s.number desc limit ?""",
                SLIPS);
    }
}
