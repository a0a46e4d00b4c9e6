package org.sunseal.project;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.project.proof.Retender;

/** A decision to tender a lot again, as it was signed. Written once. */
@Entity
public class Retendering {
    /** Which tendering of a lot it begins; the first has none. */
    @Embeddable
    record Key(String tender, String lot, int tendering) {}

    @EmbeddedId
    private Key key;

    private byte[] message;
    private Instant keptAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Retendering() {}

    Retendering(LotKey lot, int tendering, Retender.Signed signed, Instant now) {
        this.key = new Key(lot.tender(), lot.lot(), tendering);
        this.message = signed.message().der();
        this.keptAt = now;
    }

    /** From 2. */
    public int tendering() {
        return key.tendering();
    }

    /** The exact bytes, CMS. */
    public byte[] message() {
        return message;
    }

    public Instant keptAt() {
        return keptAt;
    }

    public Retender retender() {
        return Retender.read(SignedMessage.parse(message).body());
    }
}
