package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.opening.proof.OpeningRecord;

/** The opening records, each kept once with the proofs its times are taken from. */
@ApplicationScoped
public class OpeningRecords {
    private final DataSource database;

    OpeningRecords(DataSource database) {
        this.database = database;
    }

    /**
     * A record as it was published.
     *
     * @param message the JSON twin as the platform signed it
     * @param pdf the PDF twin
     * @param entry the RECORD entry in the log
     */
    public record Kept(byte[] message, byte[] pdf, byte[] entry) {
        /** What the record says. */
        public OpeningRecord record() {
            return OpeningRecord.read(SignedMessage.parse(message).body());
        }
    }

    /** The proof of one bid's receipt, and the time-stamp over its checkpoint. */
    record RecordedProof(String slot, byte[] proof, byte[] checkpointToken) {
        TlogProof read() {
            return TlogProof.parse(proof);
        }
    }

    /** The record of a round; empty until it is drawn up. */
    public Optional<Kept> find(String closeSha256) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select message, pdf, entry from opening_record where close_sha256 = ?")) {
            select.setString(1, closeSha256);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Kept(row.getBytes("message"), row.getBytes("pdf"), row.getBytes("entry")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("An opening record could not be read", e);
        }
    }

    /** The proofs of a record, by slot. */
    Map<String, RecordedProof> proofs(String closeSha256) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select slot, proof, checkpoint_token from recorded_proof where close_sha256 = ?")) {
            select.setString(1, closeSha256);
            var proofs = new TreeMap<String, RecordedProof>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var slot = rows.getString("slot");
                    proofs.put(
                            slot, new RecordedProof(slot, rows.getBytes("proof"), rows.getBytes("checkpoint_token")));
                }
            }
            return proofs;
        } catch (SQLException e) {
            throw new IllegalStateException("The proofs of a record could not be read", e);
        }
    }

    /** Keeps a record; false when another node was faster. */
    boolean keep(String closeSha256, Kept record, List<RecordedProof> proofs, Instant at) {
        try (var connection = database.getConnection()) {
            if (!keepRecord(connection, closeSha256, record, at)) {
                return false;
            }
            try (var insert = connection.prepareStatement(
                    "insert into recorded_proof (close_sha256, slot, proof, checkpoint_token) values (?, ?, ?, ?)")) {
                for (var proof : proofs) {
                    insert.setString(1, closeSha256);
                    insert.setString(2, proof.slot());
                    insert.setBytes(3, proof.proof());
                    insert.setBytes(4, proof.checkpointToken());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("An opening record could not be kept", e);
        }
    }

    private static boolean keepRecord(Connection connection, String closeSha256, Kept record, Instant at)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into opening_record (close_sha256, message, pdf, entry, recorded_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""")) {
            insert.setString(1, closeSha256);
            insert.setBytes(2, record.message());
            insert.setBytes(3, record.pdf());
            insert.setBytes(4, record.entry());
            insert.setTimestamp(5, Timestamp.from(at));
            return insert.executeUpdate() == 1;
        }
    }
}
