package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.trade.Stage;
import org.sunseal.trade.WorkCalendar;

/**
 * What happens in the centre's house, and in which room: openings, booked and announced, committees that meet, and ends of
 * publicity. Nothing is said of bids, and nobody of a committee is named.
 */
@ApplicationScoped
public class ShowCalendar {
    private static final int MOST = 1000;

    /** Nothing is booked beyond these days, and far beyond them the database knows none. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private final Rows rows;
    private final Clock clock;

    ShowCalendar(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** What takes place. */
    public enum Kind {
        /** A room and a time are booked for a lot that is not announced yet. */
        BOOKED,
        OPENING,
        EVALUATION,
        PUBLICITY_END
    }

    /**
     * Some days, by the time zone the law counts in.
     *
     * @param until the last of them
     */
    public record Days(Instant at, LocalDate from, LocalDate until, List<Entry> entries) {}

    /**
     * Something that takes place.
     *
     * @param round of an opening, else null
     * @param place null where it takes place on-line alone, or nowhere
     * @param begunAt when bidding was closed, the committee began, or the publicity did; null before
     * @param doneAt when it was read out, the report was signed, or the publicity was over; null before
     * @param held whether it waits for the regulator or for the answer to an objection
     */
    public record Entry(
            Kind kind,
            Instant at,
            String tender,
            String lot,
            @Nullable Integer round,
            String name,
            Stage stage,
            @Nullable String place,
            @Nullable Instant begunAt,
            @Nullable Instant doneAt,
            boolean held) {}

    /**
     * The days from that one on; the answer says which.
     *
     * @param from today when null; the nearest day of this millennium for one outside of it
     * @param days how many
     */
    @Transactional
    public Days show(@Nullable LocalDate from, int days) {
        var now = clock.instant();
        var first = from == null
                ? LocalDate.ofInstant(now, WorkCalendar.LEGAL_ZONE)
                : from.isBefore(FIRST) ? FIRST : from.isAfter(LAST) ? LAST : from;
        var begin = first.atStartOfDay(WorkCalendar.LEGAL_ZONE).toInstant();
        var end = first.plusDays(days).atStartOfDay(WorkCalendar.LEGAL_ZONE).toInstant();
        return new Days(now, first, first.plusDays(days - 1L), entries(begin, end));
    }

    private List<Entry> entries(Instant begin, Instant end) {
        return rows.all(
                row -> {
                    var round = row.getInt("round");
                    var stage = Stage.valueOf(row.getString("stage"));
                    return new Entry(
                            Kind.valueOf(row.getString("kind")),
                            Rows.instant(row, "at"),
                            row.getString("tender"),
                            row.getString("lot"),
                            round == 0 ? null : round,
                            row.getString("name"),
                            stage,
                            row.getString("place"),
                            Rows.instantOrNull(row, "begun_at"),
                            Rows.instantOrNull(row, "done_at"),
                            row.getBoolean("held") || stage.isHeld());
                },
                """
                select e.*, l.name, l.stage
                from (
                    select 'BOOKED' as kind, b.booked_for as at, b.tender, b.lot, 0 as round, b.place,
                           null::timestamptz as begun_at, null::timestamptz as done_at, false as held
                    from lot b where b.stage = 'SCHEDULED'
                    union all
                    select 'OPENING', r.open_at, r.tender, r.lot, r.round, b.place,
                           c.closed_at, coalesce(o.read_out_at, d.recorded_at), false
                    from lot_round r
                    join lot b on b.tender = r.tender and b.lot = r.lot
                    left join closed_round c on c.tender = r.tender and c.lot = r.lot and c.round = r.round
                    left join read_out o on o.close_sha256 = c.close_sha256
                    left join opening_record d on d.close_sha256 = c.close_sha256
                    where b.notice_version > 0
                    union all
                    select distinct 'EVALUATION', w.evaluation_at, w.tender, w.lot, 0, w.place,
                           s.begun_at, s.finished_at, false
                    from committee_draw w
                    left join lateral (
                        select begun_at, finished_at from evaluation v
                        where v.tender = w.tender and v.lot = w.lot and v.begun_at >= w.requested_at
                        order by v.sitting desc limit 1) s on true
                    where w.dissolved is null
                    union all
                    select 'PUBLICITY_END', k.due_at, k.tender, k.lot, 0, null, k.began_at, k.met_at, k.held_at is not null
                    from award_clock k where k.subject in ('CANDIDATES_PUBLICITY', 'RESULT_PUBLICITY')
                ) e
                join lot l on l.tender = e.tender and l.lot = e.lot
                where e.at >= ? and e.at < ?
                order by e.at, e.kind, e.tender, e.lot, e.round limit ?""",
                begin,
                end,
                MOST);
    }
}
