package org.sunseal.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

/** What the first page shows: what is due today, and what is new. */
@ApplicationScoped
public class ShowToday {
    private static final int OF_THE_DAY = 50;
    private static final int NEWEST = 10;

    private final DataSource database;
    private final FindNotices notices;
    private final FindResults results;
    private final Clock clock;

    ShowToday(DataSource database, FindNotices notices, FindResults results, Clock clock) {
        this.database = database;
        this.notices = notices;
        this.results = results;
        this.clock = clock;
    }

    /**
     * The page of a day.
     *
     * @param date by the time zone the law counts in
     * @param deadlines lots whose bids are due today, those past left out; the first 50
     * @param openings lots that are opened today, those past as well; the first 50
     * @param stages how many lots stand where, those of no lot left out
     */
    public record Today(
            Instant at,
            LocalDate date,
            List<ListedLot> deadlines,
            List<ListedLot> openings,
            List<NewNotice> notices,
            List<FindResults.AnnouncedResult> results,
            List<StageCount> stages) {}

    /** A notice that came out. */
    public record NewNotice(
            String tender, String lot, String name, TradeKind kind, String region, int version, Instant publishedAt) {
        private static NewNotice read(ResultSet row) throws SQLException {
            return new NewNotice(
                    row.getString("tender"),
                    row.getString("lot"),
                    row.getString("name"),
                    TradeKind.valueOf(row.getString("kind")),
                    row.getString("region"),
                    row.getInt("version"),
                    Query.instant(row, "published_at"));
        }
    }

    /** How many announced lots stand at a stage. */
    public record StageCount(Stage stage, long count) {}

    /** Today, as it is now. */
    public Today show() {
        var day = new Day(clock.instant());
        return new Today(
                day.now(),
                day.date(),
                lots("deadline", day.now(), day),
                lots("opens_at", day.begin().minusMillis(1), day),
                newest(),
                results.newest(NEWEST, day),
                stages(day));
    }

    /** Between that instant, which is left out, and the end of the day. */
    private List<ListedLot> lots(String column, Instant after, Day day) {
        return Query.of("select %s from listed_lot".formatted(ListedLot.COLUMNS))
                .and(
                        "where %1$s > ? and %1$s < ? order by %1$s, tender, lot limit ?".formatted(column),
                        after,
                        day.end(),
                        OF_THE_DAY)
                .rows(database, ListedLot::read);
    }

    private List<NewNotice> newest() {
        return Query.of("""
                select l.tender, l.lot, l.name, l.kind, l.region, n.version, n.published_at
                from portal_notice n join listed_lot l on l.tender = n.tender and l.lot = n.lot
                where n.in_chain
                order by n.published_at desc, n.body_sha256 limit ?""", NEWEST).rows(database, NewNotice::read);
    }

    private List<StageCount> stages(Day day) {
        var everything = new Filter(null, Map.of());
        var choices = notices.counts(everything, day).choices(everything, Dimension.STAGE);
        return Arrays.stream(Stage.values())
                .flatMap(stage -> choices.stream()
                        .filter(choice -> choice.value().equals(stage.name()))
                        .map(choice -> new StageCount(stage, choice.count())))
                .toList();
    }
}
