package org.sunseal.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

/** Searches what was announced about outcomes: candidates, results and contracts, the newest in front. */
@ApplicationScoped
public class FindResults {
    private static final Dimension[] DIMENSIONS = {Dimension.SUBJECT, Dimension.KIND, Dimension.REGION};

    private static final String ROWS = """
            from listed_result r
            join listed_lot l on l.tender = r.tender and l.lot = r.lot
            where true""";

    private final DataSource database;
    private final IndexWords words;
    private final Clock clock;

    FindResults(DataSource database, IndexWords words, Clock clock) {
        this.database = database;
        this.words = words;
        this.clock = clock;
    }

    /** A page of the list, as {@link FindNotices.FoundNotices}. */
    public record FoundResults(
            Instant at,
            long total,
            int page,
            int size,
            List<AnnouncedResult> results,
            ResultFacets facets,
            List<Removing> removing) {}

    /** What can be chosen beside each filter. */
    public record ResultFacets(List<Choice> subject, List<Choice> kind, List<Choice> region) {}

    /**
     * One announcement.
     *
     * @param subject candidates, result or contract
     * @param until until when it stands at least; null where no period is set
     * @param current false where a newer one of the same subject stands instead
     * @param entries what it says of each candidate, the winner or the contract
     */
    public record AnnouncedResult(
            String tender,
            String lot,
            String name,
            String tenderName,
            TradeKind kind,
            String region,
            String agency,
            String tenderee,
            Stage stage,
            String subject,
            String sha256,
            Instant publishedAt,
            @Nullable Instant until,
            boolean current,
            List<Map<String, String>> entries) {}

    /**
     * Finds announcements.
     *
     * @param parameters q, subject, kind, region, page and size, as they came
     * @throws org.sunseal.kernel.Refused or {@link org.sunseal.kernel.Refusals} {@code unknown-filter}, {@code
     *     bad-filter}
     */
    public FoundResults find(Map<String, List<String>> parameters) {
        var asked = new Asked(parameters);
        var filter = asked.filter(DIMENSIONS);
        var page = asked.page();
        asked.end();
        if (filter.q() != null) {
            words.catchUp();
        }
        var day = new Day(clock.instant());
        var cube = count(filter);
        return new FoundResults(
                day.now(),
                cube.count(filter),
                page.number(),
                page.size(),
                page(filter, page, day),
                new ResultFacets(
                        cube.choices(filter, Dimension.SUBJECT),
                        cube.choices(filter, Dimension.KIND),
                        cube.choices(filter, Dimension.REGION)),
                Removing.all(filter, cube, () -> count(filter.withoutWords())));
    }

    /** The newest, whatever they are about. */
    List<AnnouncedResult> newest(int count, Day day) {
        return page(new Filter(null, Map.of()), new Asked.Page(0, count), day);
    }

    /** Of one lot, a later announcement of a subject rests on a later report or choice, and stands instead. */
    private List<AnnouncedResult> page(Filter filter, Asked.Page page, Day day) {
        var query = Query.of("""
                select found.*, a.content, not exists (
                    select 1 from listed_result later
                    where later.tender = found.tender and later.lot = found.lot and later.subject = found.subject
                        and later.number > found.number) as current
                from (select l.tender, l.lot, l.name, l.tender_name, l.kind, l.region, l.agency, l.tenderee, l.stage,
                          r.number, r.subject, r.published_at""" + " " + ROWS);
        filter.narrow(query, "r.words", day);
        query.and(
                "order by r.published_at desc, r.tender desc, r.lot desc, r.number desc limit ? offset ?) found",
                page.size(),
                page.offset());
        query.and("join portal_announcement a using (tender, lot, number)");
        query.and("order by found.published_at desc, found.tender desc, found.lot desc, found.number desc");
        return query.rows(database, FindResults::result);
    }

    private Cube count(Filter filter) {
        var query = Query.of("select subject, kind, region, count(*) as announced " + ROWS);
        filter.search(query, "r.words");
        return new Cube(query.and("group by 1, 2, 3").rows(database, FindResults::cell));
    }

    private static Cube.Cell cell(ResultSet row) throws SQLException {
        var values = new EnumMap<Dimension, String>(Dimension.class);
        for (var dimension : DIMENSIONS) {
            values.put(dimension, row.getString(dimension.parameter()));
        }
        return new Cube.Cell(values, row.getLong("announced"));
    }

    private static AnnouncedResult result(ResultSet row) throws SQLException {
        var announced = Announced.read(Objects.requireNonNull(row.getBytes("content"), "a paper has bytes"));
        return new AnnouncedResult(
                row.getString("tender"),
                row.getString("lot"),
                row.getString("name"),
                row.getString("tender_name"),
                TradeKind.valueOf(row.getString("kind")),
                row.getString("region"),
                row.getString("agency"),
                row.getString("tenderee"),
                Stage.valueOf(row.getString("stage")),
                row.getString("subject"),
                announced.sha256(),
                Query.instant(row, "published_at"),
                announced.until(),
                row.getBoolean("current"),
                announced.entries());
    }
}
