package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.sunseal.trade.Stage;

/** What the tables say of rounds that take bids; one bare statement, because every bid asks twice. */
@ApplicationScoped
public class Intakes {
    private static final String SELECT = """
            select l.stage, r.state, r.bids_until, l.notice_sha256
            from lot l join lot_round r on r.tender = l.tender and r.lot = l.lot
            where r.tender = ? and r.lot = ? and r.round = ?""";

    private final DataSource database;
    private final LotLocks locks;

    Intakes(DataSource database, LotLocks locks) {
        this.database = database;
        this.locks = locks;
    }

    /** As the tables have it now; empty for a round that was never announced. */
    public Optional<Intake> find(RoundKey round) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT)) {
            name(select, 1, round);
            return read(select.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException("Whether a round takes bids cannot be read", e);
        }
    }

    /**
     * As {@link #find}, once nobody has the round alone any more ({@link LotLocks}); it stays so until the transaction ends.
     * The lock comes first, in the same round trip: the second statement sees what was committed while the first one waited.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Intake> hold(RoundKey round) {
        try (var connection = database.getConnection();
                var statements = connection.prepareStatement(LotLocks.SHARED + ";" + SELECT)) {
            statements.setLong(1, locks.number(round.tender(), round.lot(), round.round()));
            name(statements, 2, round);
            statements.execute();
            statements.getMoreResults();
            return read(statements.getResultSet());
        } catch (SQLException e) {
            throw new IllegalStateException("A round could not be held", e);
        }
    }

    private static void name(PreparedStatement statement, int first, RoundKey round) throws SQLException {
        statement.setString(first, round.tender());
        statement.setString(first + 1, round.lot());
        statement.setInt(first + 2, round.round());
    }

    private static Optional<Intake> read(ResultSet rows) throws SQLException {
        try (rows) {
            return rows.next()
                    ? Optional.of(new Intake(
                            Stage.valueOf(rows.getString(1)),
                            LotRound.State.valueOf(rows.getString(2)),
                            rows.getTimestamp(3).toInstant(),
                            rows.getString(4)))
                    : Optional.empty();
        }
    }
}
