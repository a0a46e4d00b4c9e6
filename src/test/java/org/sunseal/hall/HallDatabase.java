package org.sunseal.hall;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A PostgreSQL with facts of openings in it, each written as its capability writes it and no further than a hall looks. */
final class HallDatabase implements AutoCloseable {
    private static final String CLOSED = "2026-06-01T02:00:00Z";

    private final EmbeddedPostgres postgres;
    private int count;

    HallDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    /** @param version of the last migration */
    void migrateTo(String version) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("filesystem:src/main/resources/db/migration")
                .target(version)
                .load()
                .migrate();
    }

    Connection connect() throws SQLException {
        var connection = postgres.getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    void run(String sql) throws SQLException {
        try (var connection = connect()) {
            run(connection, sql);
            connection.commit();
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A tender with one lot and one round, still without a notice. */
    void lot(String tender) throws SQLException {
        var organisation = "00000000-0000-0000-0000-%012d".formatted(++count);
        run("""
                insert into organisation (id, name, credit_code, kind, registered_at, version)
                values ('%1$s', 'Agency', '%2$018d', 'agency', '2026-01-01T00:00:00Z', 0);
                insert into tender_project (code, name, agency_id, tenderee_id, registered_at)
                values ('%3$s', 'A bridge', '%1$s', '%1$s', '2026-01-01T00:00:00Z');
                insert into lot (tender, lot, name, minimum_bids, slot_class, stage, notice_version, version)
                values ('%3$s', '1', 'Piers', 3, 'default', 'DRAFT', 0, 0);
                insert into lot_round (tender, lot, round, envelope, open_at, bids_until, state, version)
                values ('%3$s', '1', 1, 'price', '%4$s', '%4$s', 'ANNOUNCED', 0);
                """.formatted(organisation, count, tender, CLOSED));
    }

    static String notice(String tender, int version) {
        var digest = digest(tender + " notice " + version);
        return """
                insert into notice (body_sha256, tender, lot, version, in_chain, message, signer_sha256, published_at)
                values ('%1$s', '%2$s', '1', %3$d, true, '\\x00', '%1$s', '2026-05-0%3$dT00:00:00Z');
                update lot set notice_version = %3$d, notice_sha256 = '%1$s', stage = 'ISSUING' where tender = '%2$s';
                """.formatted(digest, tender, version);
    }

    static String order(String tender, String kind, String lifts, String at) {
        return """
                insert into regulator_order (body_sha256, tender, lot, kind, lifts, message, ordered_at, recorded_at)
                values ('%s', '%s', '1', '%s', %s, '\\x00', '%s', '%s');
                """.formatted(digest(tender + kind), tender, kind, lifts.isEmpty() ? "null" : "'" + lifts + "'", at, at);
    }

    static String closing(String tender) {
        return """
                insert into closed_round (close_sha256, tender, lot, round, enough_bids, message, list, closed_at)
                values ('%1$s', '%2$s', '1', 1, true, '\\x00', '\\x00', '%3$s');
                update lot_round set state = 'CLOSED' where tender = '%2$s';
                """.formatted(digest(tender), tender, CLOSED);
    }

    static String token(String tender) {
        return "insert into close_token (close_sha256, token, logged_at) values ('%s', '\\x00', '2026-06-01T02:00:03Z');"
                .formatted(digest(tender));
    }

    static String shares(String tender, String trustee, String fault) {
        return """
                insert into share_message (close_sha256, message_sha256, trustee, sealed, fault, received_at)
                values ('%s', '%s', '%s', '\\x00', %s, '2026-06-01T02:10:00Z');
                """.formatted(
                        digest(tender),
                        digest(tender + trustee + fault),
                        trustee,
                        fault.isEmpty() ? "null" : "'" + fault + "'");
    }

    static String release(String tender, String trustee) {
        return "insert into logged_release (trustee, close_sha256, body_sha256) values ('%s', '%s', '%s');"
                .formatted(trustee, digest(tender), digest(tender + trustee));
    }

    static String readOut(String tender, List<String> slots) {
        var bids = new ArrayList<String>();
        slots.forEach(slot -> bids.add("""
                insert into opened_bid (close_sha256, slot, slot_key, result, fault, package)
                values ('%s', '%s', decode(repeat('00', 32), 'hex'), 'OPENED', null, '\\x00');
                """.formatted(digest(tender), slot)));
        return """
                insert into read_out (close_sha256, trustees, read_out_at)
                values ('%s', array['T1', 'T2', 'T3'], '2026-06-01T02:10:05Z');
                """.formatted(digest(tender)) + String.join("", bids);
    }

    static String record(String tender) {
        return """
                insert into opening_record (close_sha256, message, pdf, entry, recorded_at)
                values ('%s', '\\x00', '\\x00', '\\x00', '2026-06-01T02:10:30Z');
                """.formatted(digest(tender));
    }

    static String digest(String of) {
        return "%064x".formatted(of.hashCode() & 0xffffffffL);
    }

    /** The sequence of a hall, one event a word; its numbers have been looked at. */
    List<String> told(String tender) throws SQLException {
        try (var connection = connect();
                var select = connection.prepareStatement(
                        "select number, kind, subject from hall_event where tender = ? order by number")) {
            select.setString(1, tender);
            var told = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getInt("number") != told.size() + 1) {
                        throw new AssertionError("Event %d is missing".formatted(told.size() + 1));
                    }
                    told.add(rows.getString("kind") + " " + rows.getString("subject"));
                }
            }
            return told;
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
