package org.sunseal.bidding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.sunseal.bidding.proof.SealedManifest;

/** Digests of sealed objects, as sets. */
final class Digests {
    private Digests() {}

    /** Everything a bid lists: its objects and its key.p7m. */
    static Set<String> of(SealedManifest manifest) {
        var digests = new HashSet<String>();
        manifest.pieces().forEach(piece -> digests.add(piece.digest()));
        return digests;
    }

    /** The first column of all rows. */
    static Set<String> of(ResultSet found) throws SQLException {
        var digests = new HashSet<String>();
        try (var rows = found) {
            while (rows.next()) {
                digests.add(rows.getString(1));
            }
        }
        return digests;
    }
}
