package org.sunseal.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sunseal.crypto.Framing;
import org.sunseal.identity.PlatformKeys;

/**
 * Holds rounds still until the transaction ends, by advisory locks: bids share one ({@link Intakes#hold}), closing, notices
 * and orders take it alone. A row lock would leave a trace in the lot's row and statistics whenever a bid arrives (protocol
 * 5.4). The database shows the numbers of held locks to its administrators, so a number is made under the master key: it
 * does not say which lot it stands for. Nodes with different master keys would not see each other's locks.
 */
@ApplicationScoped
public class LotLocks {
    /** Waits for whoever has a round alone, and shares it; the parameter is the round's {@link #number}. */
    static final String SHARED = "select pg_advisory_xact_lock_shared(?)";

    private final DataSource database;
    private final byte[] key;

    LotLocks(DataSource database, PlatformKeys keys) {
        this.database = database;
        this.key = Framing.hmac(keys.master(), "sunseal-lot-lock-key");
    }

    /** Waits for every bid in flight, and keeps new ones waiting. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void exclusive(String tender, String lot, int round) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, number(tender, lot, round));
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("A round could not be held", e);
        }
    }

    /**
     * Has all rounds of a lot alone, and round 0, which stands for the lot itself before it has any. In ascending
     * order: no deadlock.
     */
    void exclusive(Lot lot) {
        exclusive(lot.key().tender(), lot.key().lot(), 0);
        lot.rounds().forEach(round -> exclusive(lot.key().tender(), lot.key().lot(), round.round()));
    }

    /** Has the list of a project's documents alone: what a notice covers must not change while it is checked. */
    @Transactional(Transactional.TxType.MANDATORY)
    void documents(String tender) {
        exclusive(tender, "", 0); // no lot has an empty name
    }

    /** Two rounds that shared these 64 bits by chance would only wait for each other. */
    long number(String tender, String lot, int round) {
        var serial = ByteBuffer.allocate(Integer.BYTES).putInt(round).array();
        var hash = Framing.hmac(key, "sunseal-lot-lock", tender.getBytes(UTF_8), lot.getBytes(UTF_8), serial);
        return ByteBuffer.wrap(hash).getLong();
    }
}
