package org.sunseal.evaluation;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.sunseal.crypto.Signed;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.proof.ReevaluationOrder;
import org.sunseal.project.LotKey;

/** An order to evaluate a lot again, as it was signed. Written once. */
@Entity
public class Reevaluation {
    /** Which one of a lot, from 1. */
    @Embeddable
    record Key(String tender, String lot, int number) {}

    @EmbeddedId
    private Key key;

    private int round;
    private boolean newCommittee;
    private byte[] message;
    private Instant keptAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Reevaluation() {}

    Reevaluation(LotKey lot, int number, boolean newCommittee, Signed<ReevaluationOrder> signed, Instant now) {
        this.key = new Key(lot.tender(), lot.lot(), number);
        this.round = signed.content().round();
        this.newCommittee = newCommittee;
        this.message = signed.message().der();
        this.keptAt = now;
    }

    public int number() {
        return key.number();
    }

    public int round() {
        return round;
    }

    /** Whether nobody of the committee that sat may sit again. */
    public boolean newCommittee() {
        return newCommittee;
    }

    /** The exact bytes, CMS. */
    public byte[] message() {
        return message;
    }

    public Instant keptAt() {
        return keptAt;
    }

    public ReevaluationOrder order() {
        return ReevaluationOrder.read(SignedMessage.parse(message).body());
    }
}
