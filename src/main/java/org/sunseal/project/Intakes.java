package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
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

    Intakes(DataSource database) {
        this.database = database;
    }

    /** As the tables have it now; empty for a round that was never announced. */
    public Optional<Intake> find(RoundKey round) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT)) {
            select.setString(1, round.tender());
            select.setString(2, round.lot());
            select.setInt(3, round.round());
            try (var found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Intake(
                                Stage.valueOf(found.getString(1)),
                                LotRound.State.valueOf(found.getString(2)),
                                found.getTimestamp(3).toInstant(),
                                found.getString(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Whether a round takes bids cannot be read", e);
        }
    }
}
