package org.sunseal.custody;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.sunseal.custody.proof.BatchKeys;
import org.sunseal.custody.proof.BatchStatement;

/** A certified batch: the statement all trustees signed and the public keys under its root. */
@Entity
public class KeyBatch {
    @Id
    private String batch;

    private String registerSha256;
    private byte[] statement;
    private byte[] publicKeys;
    private int keyCount;

    /** Where the next allotment starts; moved by {@link KeyRanges} alone. */
    @SuppressWarnings("UnusedVariable") // asked for by queries
    private int nextKey;

    private Instant certifiedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected KeyBatch() {}

    KeyBatch(BatchStatement statement, byte[] message, BatchKeys keys, String registerSha256, Instant now) {
        this.batch = statement.batch();
        this.registerSha256 = registerSha256;
        this.statement = message.clone();
        this.publicKeys = keys.bytes();
        this.keyCount = keys.count();
        this.certifiedAt = now;
    }

    public String batch() {
        return batch;
    }

    /** The statement as signed message of all trustees. */
    public byte[] statement() {
        return statement.clone();
    }

    /** The file of {@link BatchKeys}. */
    public byte[] publicKeys() {
        return publicKeys.clone();
    }

    public String registerSha256() {
        return registerSha256;
    }

    public int keyCount() {
        return keyCount;
    }

    public Instant certifiedAt() {
        return certifiedAt;
    }
}
