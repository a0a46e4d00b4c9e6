package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The tender side's signatures on opening records, each kept once. */
@ApplicationScoped
class RecordSignatures {
    private final DataSource database;

    RecordSignatures(DataSource database) {
        this.database = database;
    }

    /** The signatures on the record of a round, in the order they were made. */
    List<RecordSignature> of(String closeSha256) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select number, organisation_id, name, credit_code, pdf, message, certificate_sha256, crl_sha256,
                            signed_at
                        from record_signature where close_sha256 = ? order by number""")) {
            select.setString(1, closeSha256);
            var signatures = new ArrayList<RecordSignature>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    signatures.add(read(rows));
                }
            }
            return signatures;
        } catch (SQLException e) {
            throw new IllegalStateException("The signatures on a record could not be read", e);
        }
    }

    /**
     * Keeps a signature; false when another with its number, or of its organisation, was kept meanwhile. Two who sign
     * the same file at once cannot both be next.
     */
    boolean keep(String closeSha256, RecordSignature signature, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into record_signature
                            (close_sha256, number, organisation_id, name, credit_code, pdf, message, certificate_sha256,
                             crl_sha256, signed_at, kept_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing""")) {
            insert.setString(1, closeSha256);
            insert.setInt(2, signature.number());
            insert.setObject(3, signature.organisation());
            insert.setString(4, signature.name());
            insert.setString(5, signature.creditCode());
            insert.setBytes(6, signature.pdf());
            insert.setBytes(7, signature.message());
            insert.setString(8, signature.certificateSha256());
            insert.setArray(
                    9, connection.createArrayOf("varchar", signature.crlSha256().toArray()));
            insert.setTimestamp(10, Timestamp.from(signature.signedAt()));
            insert.setTimestamp(11, Timestamp.from(at));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("A signature on a record could not be kept", e);
        }
    }

    private static RecordSignature read(ResultSet row) throws SQLException {
        var lists = (String[]) row.getArray("crl_sha256").getArray();
        return new RecordSignature(
                row.getInt("number"),
                row.getObject("organisation_id", UUID.class),
                row.getString("name"),
                row.getString("credit_code"),
                row.getBytes("pdf"),
                row.getBytes("message"),
                row.getString("certificate_sha256"),
                List.of(lists),
                row.getTimestamp("signed_at").toInstant());
    }
}
