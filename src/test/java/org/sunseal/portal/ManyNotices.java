package org.sunseal.portal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * A list with as many notices as a province publishes in years, for measurements. The rows the views read are inserted by
 * SQL with triggers off; then each lot is listed by the triggers' own function, and its words are those the platform would
 * find, put in before their index is built anew. Lots differ in kind, region, stage, deadline and words.
 */
public final class ManyNotices {
    private static final int LOTS_PER_TENDER = 10;
    private static final List<String> WORKS = List.of("道路", "桥梁", "照明", "管网", "绿化", "校舍", "泵站", "CT 设备", "食堂", "档案");
    private static final Dimension[] DIMENSIONS = {Dimension.KIND, Dimension.REGION, Dimension.STAGE, Dimension.DUE};

    private final DataSource database;
    private final Instant now;

    private ManyNotices(DataSource database, Instant now) {
        this.database = database;
        this.now = now;
    }

    /** Publishes that many, a multiple of ten. */
    public static ManyNotices publish(DataSource database, int count, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, count / LOTS_PER_TENDER, now);
            connection.commit();
            index(connection);
            connection.commit();
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum analyze listed_lot");
            }
        }
        return new ManyNotices(database, now);
    }

    private static void insert(Connection connection, int tenders, Instant now) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local session_replication_role = replica");
            statement.execute("""
                    insert into organisation (id, name, credit_code, kind, registered_at, version)
                    select gen_random_uuid(), '招标代理 ' || i, lpad(i::text, 18, '9'), 'agency', '%1$s', 0
                    from generate_series(1, 50) i;
                    insert into tender_project (code, name, agency_id, tenderee_id, registered_at, kind, region)
                    select 'MANY-' || i, '城市更新 ' || i, o.id, o.id, '%1$s',
                           (array['ENGINEERING', 'PROCUREMENT'])[1 + i %% 2], (330100 + 100 * (i %% 11) + i %% 7)::text
                    from generate_series(1, %2$d) i join organisation o on o.credit_code = lpad((1 + i %% 50)::text, 18, '9');
                    insert into lot (tender, lot, name, minimum_bids, slot_class, stage, notice_version, notice_sha256, version,
                                     kind, region, category, estimate)
                    select p.code, l::text,
                           (array[%3$s])[1 + ((hashtext(p.code) & 1023) + l) %% 10] || '工程 ' || p.code || ' 标段 ' || l,
                           3, 'default',
                           (array['ISSUING', 'ISSUING', 'OPENED', 'PUBLICITY', 'ANNOUNCED', 'FAILED'])[1 + (hashtext(p.code) & 1023) %% 6],
                           1, encode(sha256((p.code || l)::bytea), 'hex'), 0, p.kind, p.region, 'WORKS', 1000000
                    from tender_project p cross join generate_series(1, %4$d) l where p.code like 'MANY-%%';
                    insert into lot_round (tender, lot, round, envelope, open_at, bids_until, state, version)
                    select tender, lot, 1, 'price', at, at, case when at < '%1$s'::timestamptz + interval '1 hour' then 'OPENED' else 'ANNOUNCED' end, 0
                    from (select tender, lot, '%1$s'::timestamptz + ((hashtext(tender || lot) & 65535) - 50000) * interval '5 minutes' as at
                          from lot where tender like 'MANY-%%') l;
                    insert into notice (body_sha256, tender, lot, version, in_chain, message, signer_sha256, published_at)
                    select l.notice_sha256, l.tender, l.lot, 1, true, '\\x00', l.notice_sha256, r.open_at - interval '25 days'
                    from lot l join lot_round r on r.tender = l.tender and r.lot = l.lot where l.tender like 'MANY-%%';
                    """.formatted(now, tenders, "'" + String.join("', '", WORKS) + "'", LOTS_PER_TENDER));
            statement.execute("select list_lot(tender, lot) from lot where tender like 'MANY-%'");
        }
    }

    private static void index(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop index listed_lot_by_words");
            try (var lots = connection.prepareStatement(
                            "select tender, lot, name, tender_name, agency, tenderee from listed_lot where words_of <> revision");
                    var update = connection.prepareStatement("""
                            update listed_lot set text = ?, words = ?::tsvector, words_of = revision
                            where tender = ? and lot = ?""");
                    var rows = lots.executeQuery()) {
                var batched = 0;
                while (rows.next()) {
                    var titles = List.of(rows.getString(3), rows.getString(4), rows.getString(5), rows.getString(6));
                    update.setString(1, String.join(" ", titles));
                    update.setString(2, Words.vector(List.of(rows.getString(1)), titles, ""));
                    update.setString(3, rows.getString(1));
                    update.setString(4, rows.getString(2));
                    update.addBatch();
                    if (++batched % 1000 == 0) {
                        update.executeBatch();
                    }
                }
                update.executeBatch();
            }
            statement.execute(
                    "create index listed_lot_by_words on listed_lot using gin (words) with (fastupdate = off)");
        }
    }

    /** What the caller of that number asks: half of them leaf through the list, the others narrow it, each in another way. */
    public static Map<String, List<String>> asked(int number) {
        var asked = new TreeMap<String, List<String>>();
        switch (number % 10) {
            case 5 -> asked.put("kind", List.of("ENGINEERING"));
            case 6 -> {
                asked.put("region", List.of("330500"));
                asked.put("stage", List.of("ISSUING"));
            }
            case 7 -> asked.put("sort", List.of("newest"));
            case 8 -> asked.put("due", List.of("7d"));
            case 9 -> asked.put("q", List.of("MANY-%d".formatted(1 + number % 9999)));
            default -> asked.put("page", List.of(Integer.toString(number % 10)));
        }
        return asked;
    }

    /** Only the SQL that fetches the rows of that answer, on a connection of the same pool; how many there are. */
    public int rows(int number) {
        var asked = new Asked(asked(number));
        var filter = asked.filter(DIMENSIONS);
        var order = FindNotices.Order.of(asked.word("sort", "deadline", "newest", "relevance"));
        return FindNotices.hits(filter, order, asked.page(), new Day(now))
                .rows(database, ListedLot::read)
                .size();
    }
}
