package org.sunseal.experts;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Times;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/**
 * Shows the regulator who is behind the handles of a pool, to be signed for (protocol 8.2-9). Nobody else ever reads that
 * file, and the log has a commitment to every reading.
 */
@ApplicationScoped
public class ReadPool {
    /**
     * What the regulator signs for.
     *
     * @param statement POOL as the platform signed it
     * @param pool pool.tsv
     * @param privateFile handle, salt and expert of every line
     */
    public record Shown(byte[] statement, byte[] pool, byte[] privateFile) {}

    private final CommitteeDraws draws;
    private final ExpertSecrets secrets;
    private final DataSource database;
    private final AuditLog audit;
    private final Clock clock;

    ReadPool(CommitteeDraws draws, ExpertSecrets secrets, DataSource database, AuditLog audit, Clock clock) {
        this.draws = draws;
        this.secrets = secrets;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The pool of a draw that waits for the regulator's signature.
     *
     * @throws Refused {@code no-such-draw}, {@code pool-not-awaiting}
     */
    @Transactional
    public Shown read(Party party, LotKey lot, String drawId) {
        var draw = draws.awaitingRegulator(lot, drawId);
        var shown = new Shown(
                draw.poolMessage(),
                draw.poolFile().orElseThrow(),
                draw.privateFile(secrets).bytes());
        var entry = SealedEntry.of(
                "POOL_READ",
                CanonicalJson.write(Map.of(
                        "v", 1, "drawId", drawId, "account", party.account(), "at", Times.format(clock.instant()))));
        keep(drawId, entry);
        audit.append(entry);
        Log.infof("%s has read who is behind the pool of draw %s", party.username(), drawId);
        return shown;
    }

    private void keep(String drawId, SealedEntry entry) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into pool_reading (id, draw_id, body, salt) values (?, ?, ?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, drawId);
            insert.setBytes(3, entry.body());
            insert.setBytes(4, entry.salt());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A reading could not be kept", e);
        }
    }
}
