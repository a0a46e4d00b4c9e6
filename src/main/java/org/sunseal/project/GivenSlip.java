package org.sunseal.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.project.proof.Slip;

/** A slip in the bytes the platform signed. Written once. */
@Entity
@Table(name = "slip")
public class GivenSlip {
    @Id
    private String number;

    @Column
    private String tender;

    @Enumerated(EnumType.STRING)
    private Slip.Kind kind;

    private byte[] message;
    private byte[] logged;

    @Column
    private String handler;

    private Instant issuedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected GivenSlip() {}

    /**
     * A slip given now.
     *
     * @param message the signed slip
     * @param logged the signed body of its log entry
     */
    GivenSlip(Slip slip, byte[] message, byte[] logged, String handler) {
        this.number = slip.number();
        this.tender = slip.tender();
        this.kind = slip.kind();
        this.message = message.clone();
        this.logged = logged.clone();
        this.handler = handler;
        this.issuedAt = slip.at();
    }

    public OpenEntry entry() {
        return new OpenEntry("SLIP", logged);
    }

    public Slip slip() {
        return Slip.read(SignedMessage.parse(message));
    }

    public String number() {
        return number;
    }

    public Slip.Kind kind() {
        return kind;
    }

    /** CMS SignedData over the slip. */
    public byte[] message() {
        return message.clone();
    }

    public Instant issuedAt() {
        return issuedAt;
    }
}
