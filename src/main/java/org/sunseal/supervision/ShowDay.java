package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.trade.Region;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.WorkCalendar;

/** The regulator's first page: what is opened today, where lots stand, what is late, and what opened and awarded lots tell. */
@ApplicationScoped
public class ShowDay {
    /** So far ahead a time limit counts as at risk. */
    private static final Duration SOON = Duration.ofDays(3);

    private static final int MOST = 200;

    private final Rows rows;
    private final RunningLimits limits;
    private final SavedMoney saved;
    private final Clock clock;

    ShowDay(Rows rows, RunningLimits limits, SavedMoney saved, Clock clock) {
        this.rows = rows;
        this.limits = limits;
        this.saved = saved;
        this.clock = clock;
    }

    /**
     * The day.
     *
     * @param date by the time zone the law counts in
     * @param openings rounds opened or to be opened on it
     * @param limits acts that are late or due within three days, the longest due first
     * @param bidders how many bids opened rounds had, the newest first
     * @param savings what awarded lots cost less than estimated, by region, the highest rate first
     * @param regions those with announced lots and the divisions they lie in, whatever is looked at
     */
    public record Day(
            Instant at,
            LocalDate date,
            List<Opening> openings,
            List<StageCount> stages,
            List<RunningLimits.Limit> limits,
            List<Bidders> bidders,
            List<SavedMoney.OfRegion> savings,
            List<String> regions) {}

    /** A round of today, without a word about its bids. */
    public record Opening(
            String tender,
            String lot,
            int round,
            String name,
            TradeKind kind,
            String region,
            Stage stage,
            Instant opensAt,
            @Nullable String place,
            @Nullable Instant closedAt,
            @Nullable Instant readOutAt) {}

    /** How many announced lots stand at a stage. */
    public record StageCount(Stage stage, long count) {}

    /**
     * The bids of a round whose opening is recorded.
     *
     * @param minimum the fewest the lot needs
     */
    public record Bidders(
            String tender,
            String lot,
            int round,
            String name,
            String region,
            int bids,
            int minimum,
            Instant recordedAt) {}

    /** The day as it is now. */
    @Transactional
    public Day show(Within within) {
        var now = clock.instant();
        var date = LocalDate.ofInstant(now, WorkCalendar.LEGAL_ZONE);
        return new Day(
                now,
                date,
                openings(date, within),
                stages(within),
                limits.dueBefore(now.plus(SOON), now, within),
                bidders(within),
                saved.byRegion(within),
                regions());
    }

    private List<Opening> openings(LocalDate date, Within within) {
        return rows.all(
                row -> new Opening(
                        row.getString("tender"),
                        row.getString("lot"),
                        row.getInt("round"),
                        row.getString("name"),
                        TradeKind.valueOf(row.getString("kind")),
                        row.getString("region"),
                        Stage.valueOf(row.getString("stage")),
                        Rows.instant(row, "open_at"),
                        row.getString("place"),
                        Rows.instantOrNull(row, "closed_at"),
                        Rows.instantOrNull(row, "read_out_at")),
                """
                select r.tender, r.lot, r.round, l.name, l.kind, l.region, l.stage, r.open_at, l.place, c.closed_at, o.read_out_at
                from lot_round r
                join lot l on l.tender = r.tender and l.lot = r.lot
                left join closed_round c on c.tender = r.tender and c.lot = r.lot and c.round = r.round
                left join read_out o on o.close_sha256 = c.close_sha256
                where l.notice_version > 0 and r.open_at >= ? and r.open_at < ?
                    and l.region like ? and l.kind like ?
                order by r.open_at, r.tender, r.lot, r.round limit ?""",
                date.atStartOfDay(WorkCalendar.LEGAL_ZONE).toInstant(),
                date.plusDays(1).atStartOfDay(WorkCalendar.LEGAL_ZONE).toInstant(),
                within.regions(),
                within.kinds(),
                MOST);
    }

    private List<StageCount> stages(Within within) {
        return rows
                .all(
                        row -> new StageCount(Stage.valueOf(row.getString(1)), row.getLong(2)),
                        "select stage, count(*) from lot where notice_version > 0 and region like ? and kind like ? group by stage",
                        within.regions(),
                        within.kinds())
                .stream()
                .sorted((one, other) -> one.stage().compareTo(other.stage()))
                .toList();
    }

    /** The record is drawn up after the read-out: before it, no number is told. */
    private List<Bidders> bidders(Within within) {
        return rows.all(
                row -> new Bidders(
                        row.getString("tender"),
                        row.getString("lot"),
                        row.getInt("round"),
                        row.getString("name"),
                        row.getString("region"),
                        row.getInt("bids"),
                        row.getInt("minimum_bids"),
                        Rows.instant(row, "recorded_at")),
                """
                select c.tender, c.lot, c.round, l.name, l.region, l.minimum_bids, d.recorded_at,
                       (select count(*) from opened_bid b where b.close_sha256 = c.close_sha256) as bids
                from opening_record d
                join closed_round c on c.close_sha256 = d.close_sha256
                join lot l on l.tender = c.tender and l.lot = c.lot
                join lot_round r on r.tender = c.tender and r.lot = c.lot and r.round = c.round
                where r.state = 'OPENED' and l.region like ? and l.kind like ?
                order by d.recorded_at desc, c.tender, c.lot limit ?""",
                within.regions(),
                within.kinds(),
                MOST);
    }

    private List<String> regions() {
        return rows
                .all(row -> new Region(row.getString(1)), "select distinct region from lot where notice_version > 0")
                .stream()
                .flatMap(region -> region.upwards().stream())
                .filter(region -> !region.equals(Region.NATIONAL))
                .distinct()
                .sorted()
                .map(Region::code)
                .toList();
    }

    /** Percent with two decimals, as text: {@code 6.80}. */
    static String percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(BigDecimal.valueOf(100))
                .divide(whole, 2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
