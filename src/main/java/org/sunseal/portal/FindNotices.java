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

/** Searches the announced lots. Who asks sees what everybody sees. */
@ApplicationScoped
public class FindNotices {
    private static final Dimension[] DIMENSIONS = {Dimension.KIND, Dimension.REGION, Dimension.STAGE, Dimension.DUE};

    private final DataSource database;
    private final IndexWords words;
    private final Clock clock;
    private final CountsOfAll all = new CountsOfAll();

    FindNotices(DataSource database, IndexWords words, Clock clock) {
        this.database = database;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A page of the list.
     *
     * @param total hits on all pages
     * @param removing every filter in use, where nothing fits all of them
     */
    public record FoundNotices(
            Instant at,
            long total,
            int page,
            int size,
            List<ListedLot> hits,
            NoticeFacets facets,
            List<Removing> removing) {}

    /** What can be chosen beside each filter. */
    public record NoticeFacets(List<Choice> kind, List<Choice> region, List<Choice> stage, List<Choice> due) {
        private static NoticeFacets of(Cube cube, Filter filter) {
            return new NoticeFacets(
                    cube.choices(filter, Dimension.KIND),
                    cube.choices(filter, Dimension.REGION),
                    cube.choices(filter, Dimension.STAGE),
                    cube.choices(filter, Dimension.DUE));
        }
    }

    /** In which order hits come. */
    enum Order {
        /** Those still open first, the soonest due in front; then the others, the last due in front. */
        DEADLINE,
        /** The newest notice in front. */
        NEWEST,
        /** The best fitting words in front. */
        RELEVANCE;

        static Order of(String word) {
            return switch (word) {
                case "newest" -> NEWEST;
                case "relevance" -> RELEVANCE;
                default -> DEADLINE;
            };
        }
    }

    /**
     * Finds lots.
     *
     * @param parameters q, kind, region, stage, due, sort, page and size, as they came
     * @throws org.sunseal.kernel.Refused or {@link org.sunseal.kernel.Refusals} {@code unknown-filter}, {@code
     *     bad-filter}
     */
    public FoundNotices find(Map<String, List<String>> parameters) {
        var asked = new Asked(parameters);
        var filter = asked.filter(DIMENSIONS);
        var order = Order.of(asked.word("sort", "deadline", "newest", "relevance"));
        asked.require(order != Order.RELEVANCE || filter.q() != null, "sort", "something to be relevant to, as q");
        var page = asked.page();
        asked.end();
        if (filter.q() != null) {
            words.catchUp();
        }
        var day = new Day(clock.instant());
        var cube = counts(filter, day);
        return new FoundNotices(
                day.now(),
                cube.count(filter),
                page.number(),
                page.size(),
                hits(filter, order, page, day).rows(database, row -> hit(row, filter)),
                NoticeFacets.of(cube, filter),
                Removing.all(filter, cube, () -> counts(filter.withoutWords(), day)));
    }

    /** The filter of a feed, which has no pages. */
    Filter feed(Map<String, List<String>> parameters) {
        var asked = new Asked(parameters);
        var filter = asked.filter(DIMENSIONS);
        asked.end();
        if (filter.q() != null) {
            words.catchUp();
        }
        return filter;
    }

    /**
     * How many lots there are of each kind, region, stage and span; those of the whole list are a second old at times.
     */
    Cube counts(Filter filter, Day day) {
        return filter.q() == null ? all.at(day.now(), () -> count(filter, day)) : count(filter, day);
    }

    private Cube count(Filter filter, Day day) {
        var query = Query.of("""
                select kind, region, stage, count(*) as lots,
                       case when deadline <= ? then 'past' when deadline < ? then 'today' when deadline < ? then '7d'
                            when deadline < ? then '30d' when deadline is null then 'none' else 'later' end as due
                from listed_lot where true""", day.now(), day.endOf("today"), day.endOf("7d"), day.endOf("30d"));
        filter.search(query, "words");
        return new Cube(query.and("group by 1, 2, 3, 5").rows(database, FindNotices::cell));
    }

    private static Cube.Cell cell(ResultSet row) throws SQLException {
        var values = new EnumMap<Dimension, String>(Dimension.class);
        for (var dimension : DIMENSIONS) {
            values.put(dimension, row.getString(dimension.parameter()));
        }
        return new Cube.Cell(values, row.getLong("lots"));
    }

    /**
     * Each turn walks an index of its own, and only as far as the page reaches; together they are few enough to be
     * sorted.
     */
    static Query hits(Filter filter, Order order, Asked.Page page, Day day) {
        var end = page.offset() + page.size();
        var hits =
                switch (order) {
                    case DEADLINE ->
                        Query.of("select * from (")
                                .and(turn(1, filter, day))
                                .and("and deadline > ? order by deadline, tender, lot limit ?)", day.now(), end)
                                .and("union all")
                                .and(turn(2, filter, day))
                                .and("and deadline <= ? order by deadline desc, tender, lot limit ?)", day.now(), end)
                                .and("union all")
                                .and(turn(3, filter, day))
                                .and("and deadline is null order by tender, lot limit ?)", end)
                                .and(
                                        ") in_turn order by turn, greatest(deadline - ?, ? - deadline), tender, lot",
                                        day.now(),
                                        day.now());
                    case NEWEST -> fitting(filter, day).and("order by changed_at desc, tender desc, lot desc");
                    case RELEVANCE ->
                        fitting(filter, day)
                                .and(
                                        "order by ts_rank(words, ?::tsquery) desc, changed_at desc, tender, lot",
                                        Words.query(Objects.requireNonNull(filter.q(), "asked for by words")));
                };
        return hits.and("limit ? offset ?", page.size(), page.offset());
    }

    private static Query turn(int turn, Filter filter, Day day) {
        var fitting =
                Query.of("(select %d as turn, %s, text from listed_lot where true".formatted(turn, ListedLot.COLUMNS));
        filter.narrow(fitting, "words", day);
        return fitting;
    }

    private static Query fitting(Filter filter, Day day) {
        var fitting = Query.of("select %s, text from listed_lot where true".formatted(ListedLot.COLUMNS));
        filter.narrow(fitting, "words", day);
        return fitting;
    }

    private static ListedLot hit(ResultSet row, Filter filter) throws SQLException {
        var lot = ListedLot.read(row);
        return filter.q() == null ? lot : lot.foundBy(filter.q(), row.getString("text"));
    }
}
