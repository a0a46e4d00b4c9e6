package org.sunseal.custody;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.BatchKeys;
import org.sunseal.custody.proof.BatchStatement;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.custody.proof.Sharing;
import org.sunseal.kernel.Refused;

/** The certified batches. They never change, so what was read and checked once is remembered. */
@ApplicationScoped
public class Batches {
    private final Rows rows;
    private final Register register;
    private final Map<String, Certified> certified = new ConcurrentHashMap<>();

    /** A batch in the form the proofs need. */
    record Certified(BatchStatement statement, BatchKeys keys) {}

    Batches(Rows rows, Register register) {
        this.rows = rows;
        this.register = register;
    }

    /**
     * The batch of that name.
     *
     * @throws Refused {@code no-such-batch}
     */
    @Transactional
    public KeyBatch get(String batch) {
        return rows.findByIdOptional(batch)
                .orElseThrow(() -> new Refused(CustodyRefusal.NO_SUCH_BATCH, "There is no batch " + batch));
    }

    /** The statement as signed message of all trustees. */
    @Transactional
    public byte[] statement(String batch) {
        return get(batch).statement();
    }

    /** The commitments of one slot's key, checked against the trustees' statement. Every bid asks this. */
    public Sharing sharing(String slot) {
        var key = KeyId.parse(slot);
        return certified(key.batch()).keys().sharing(key.keyNo());
    }

    /** Keys in no allotment yet, of batches made under the register in force. */
    @Transactional
    public long stock() {
        return rows.getEntityManager()
                .createQuery(
                        "select coalesce(sum(keyCount - nextKey), 0L) from KeyBatch where registerSha256 = :register",
                        Long.class)
                .setParameter("register", register.sha256())
                .getSingleResult();
    }

    /** Whether one batch alone could serve an allotment of that size. */
    @Transactional
    public boolean canServe(int keyCount) {
        return rows.count("registerSha256 = ?1 and keyCount - nextKey >= ?2", register.sha256(), keyCount) > 0;
    }

    Certified certified(String batch) {
        return certified.computeIfAbsent(batch, this::read);
    }

    private Certified read(String batch) {
        var row = QuarkusTransaction.joiningExisting().call(() -> get(batch));
        try {
            var statement = BatchStatement.parse(row.statement(), register.current());
            return new Certified(statement, BatchKeys.parse(row.publicKeys(), statement));
        } catch (InvalidEvidence e) { // checked before it was kept: our own damage, no fault of who asks
            throw new IllegalStateException("Batch %s is damaged or of another register".formatted(batch), e);
        }
    }

    void keep(KeyBatch batch) {
        rows.persist(batch);
    }

    /** Private use of {@link Batches}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<KeyBatch, String> {}
}
