package org.sunseal.custody;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.Arrays;
import java.util.UUID;

/** A signed message of a trustee in a ceremony, kept byte for byte. Each trustee has one of a kind. */
@Entity
public class CeremonyMessage {
    /** The steps of a ceremony that leave a message. */
    public enum Kind {
        DEALING,
        CERTIFICATE,
        COMPLAINT
    }

    @Id
    private UUID id;

    private String batch;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String trustee;
    private byte[] message;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected CeremonyMessage() {}

    CeremonyMessage(String batch, Kind kind, String trustee, byte[] message) {
        this.id = UUID.randomUUID();
        this.batch = batch;
        this.kind = kind;
        this.trustee = trustee;
        this.message = message.clone();
    }

    public String batch() {
        return batch;
    }

    public Kind kind() {
        return kind;
    }

    /** The trustee's id in the register. */
    public String trustee() {
        return trustee;
    }

    public byte[] message() {
        return message.clone();
    }

    boolean hasBytes(byte[] other) {
        return Arrays.equals(message, other);
    }
}
