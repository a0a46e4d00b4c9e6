package org.sunseal.evaluation;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.evaluation.proof.Act;

/** Whom the tenderee found qualified, as it is kept. Written once. */
@Entity
@Table(name = "qualification_check")
class QualificationChecked {
    /** Of which round. */
    @Embeddable
    record Key(String tender, String lot, int round) {}

    @EmbeddedId
    private Key key;

    private byte[] body;
    private byte[] salt;
    private Instant checkedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected QualificationChecked() {}

    QualificationChecked(Key key, SealedEntry entry, Instant now) {
        this.key = key;
        this.body = entry.body();
        this.salt = entry.salt();
        this.checkedAt = now;
    }

    Act.Ballot ballot() {
        return (Act.Ballot) Act.read(body);
    }

    /** The entry of which the log shows the commitment. */
    SealedEntry entry() {
        return new SealedEntry("QUALIFICATION", salt, body);
    }

    @Override
    public String toString() {
        return "%s/%s round %d at %s".formatted(key.tender(), key.lot(), key.round(), checkedAt);
    }
}
