package org.sunseal.evaluation;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.evaluation.proof.Act;

/** An act as it is kept, with the salt of the log entry that commits to it. Written once. */
@Entity
@Table(name = "evaluation_act")
class KeptAct {
    /** Which act of which evaluation, from 1. */
    @Embeddable
    record Key(UUID evaluationId, int number) {}

    @EmbeddedId
    private Key key;

    private byte[] body;
    private byte[] salt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected KeptAct() {}

    KeptAct(UUID evaluation, int number, SealedEntry entry) {
        this.key = new Key(evaluation, number);
        this.body = entry.body();
        this.salt = entry.salt();
    }

    int number() {
        return key.number();
    }

    Act act() {
        return Act.read(body);
    }

    /** The entry of which the log shows the commitment. */
    SealedEntry entry() {
        return new SealedEntry(act().type(), salt, body);
    }
}
