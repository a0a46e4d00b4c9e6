package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.sunseal.kernel.Refused;

/** The closed rounds, each kept once. */
@ApplicationScoped
public class ClosedRounds {
    private static final String SELECT =
            "select r.close_sha256, r.enough_bids, r.message, r.list, t.token from closed_round r"
                    + " left join close_token t on t.close_sha256 = r.close_sha256 ";

    private final DataSource database;

    ClosedRounds(DataSource database) {
        this.database = database;
    }

    /** The closed round whose CLOSE has this digest. */
    public Optional<ClosedRound> find(String closeSha256) {
        return select("where r.close_sha256 = ?", closeSha256).stream().findFirst();
    }

    /** The closed round of that place; empty while it is open. */
    public Optional<ClosedRound> of(String tender, String lot, int round) {
        return select("where r.tender = ? and r.lot = ? and r.round = ?", tender, lot, round).stream()
                .findFirst();
    }

    /** As {@link #find}, refusing {@code no-such-closing}. */
    ClosedRound require(String closeSha256) {
        return find(closeSha256)
                .orElseThrow(() -> new Refused(
                        OpeningRefusal.NO_SUCH_CLOSING, "No round was closed by %s".formatted(closeSha256)));
    }

    /** As {@link #of}, refusing {@code not-closed}. */
    ClosedRound require(String tender, String lot, int round) {
        return of(tender, lot, round)
                .orElseThrow(() -> new Refused(
                        OpeningRefusal.NOT_CLOSED, "Round %d of lot %s is not closed".formatted(round, lot)));
    }

    /** The first so many rounds frozen but not logged, for want of a time-stamp; the longest waiting first. */
    List<ClosedRound> awaitingToken(int limit) {
        return select("where t.token is null order by r.closed_at limit ?", limit);
    }

    /**
     * The CLOSE digests of the first so many rounds whose record can be brought nearer; the longest waiting first. Not
     * among them are rounds of a lot that is stopped, and those for which too few trustees have sent their shares and
     * logged that they did: these may stay so for ever, and the next share or release asks for them by itself.
     *
     * @param shares complete messages that make a round open
     */
    List<String> awaitingRecord(int shares, int limit) {
        var sql = """
                select r.close_sha256 from closed_round r
                join close_token t on t.close_sha256 = r.close_sha256
                join lot l on l.tender = r.tender and l.lot = r.lot
                where l.stage not in ('SUSPENDED', 'PAUSED_OBJECTION', 'TERMINATED')
                  and not exists (select from opening_record o where o.close_sha256 = r.close_sha256)
                  and (not r.enough_bids
                       or exists (select from read_out o where o.close_sha256 = r.close_sha256)
                       or (select count(*) from share_message s
                           where s.close_sha256 = r.close_sha256 and %s) >= ?)
                order by r.closed_at limit ?""".formatted(ShareMessages.COUNTS);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setInt(1, shares);
            select.setInt(2, limit);
            var digests = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    digests.add(rows.getString(1));
                }
            }
            return digests;
        } catch (SQLException e) {
            throw new IllegalStateException("Closed rounds could not be read", e);
        }
    }

    void keep(ClosedRound round, Instant at) {
        var closing = round.closing();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into closed_round
                            (close_sha256, tender, lot, round, enough_bids, message, list, closed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, round.closeSha256());
            insert.setString(2, closing.tender());
            insert.setString(3, closing.lot());
            insert.setInt(4, closing.round());
            insert.setBoolean(5, round.enoughBids());
            insert.setBytes(6, round.message());
            insert.setBytes(7, round.list());
            insert.setTimestamp(8, Timestamp.from(at));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A closed round could not be kept", e);
        }
    }

    /** Keeps the time-stamp with which CLOSE is logged; false when another node was faster. */
    boolean keepToken(String closeSha256, byte[] token, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into close_token (close_sha256, token, logged_at) values (?, ?, ?)
                        on conflict do nothing""")) {
            insert.setString(1, closeSha256);
            insert.setBytes(2, token);
            insert.setTimestamp(3, Timestamp.from(at));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("The time-stamp of a CLOSE could not be kept", e);
        }
    }

    private List<ClosedRound> select(String condition, Object... values) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT + condition)) {
            for (var i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            var rounds = new ArrayList<ClosedRound>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    rounds.add(read(rows));
                }
            }
            return rounds;
        } catch (SQLException e) {
            throw new IllegalStateException("Closed rounds could not be read", e);
        }
    }

    private static ClosedRound read(ResultSet row) throws SQLException {
        return new ClosedRound(
                row.getString("close_sha256"),
                row.getBoolean("enough_bids"),
                row.getBytes("message"),
                row.getBytes("list"),
                row.getBytes("token"));
    }
}
