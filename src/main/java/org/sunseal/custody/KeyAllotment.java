package org.sunseal.custody;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.custody.proof.Allotment;

/** An allotment on its way: proposed to the trustees, and valid once enough of them have signed. */
@Entity
public class KeyAllotment {
    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // asked for by queries
    @Enumerated(EnumType.STRING)
    private Allotment.Purpose purpose;

    private String tender;
    private String lot;
    private int round;
    private int allotmentNo;
    private byte[] body;
    private String sha256;
    private byte @Nullable [] message;
    private Instant proposedAt;
    private @Nullable Instant allottedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected KeyAllotment() {}

    KeyAllotment(Allotment proposal, int allotmentNo, Instant now) {
        this.id = UUID.randomUUID();
        this.purpose = proposal.purpose();
        this.tender = proposal.tender();
        this.lot = proposal.lot();
        this.round = proposal.round();
        this.allotmentNo = allotmentNo;
        this.body = proposal.body();
        this.sha256 = proposal.sha256();
        this.proposedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String tender() {
        return tender;
    }

    public String lot() {
        return lot;
    }

    /** The round, or of a draw its serial number. */
    public int round() {
        return round;
    }

    /** Which of the round's allotments it is, from 1. */
    public int allotmentNo() {
        return allotmentNo;
    }

    /** What the trustees are asked to sign, byte for byte. */
    public byte[] body() {
        return body.clone();
    }

    public Allotment allotment() {
        return Allotment.read(body);
    }

    public String sha256() {
        return sha256;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    /** When enough trustees had signed. */
    public Optional<Instant> allottedAt() {
        return Optional.ofNullable(allottedAt);
    }

    /** The allotment with the trustees' signatures; empty while it is only proposed. */
    public Optional<byte[]> message() {
        return Optional.ofNullable(message).map(byte[]::clone);
    }

    boolean isAllotted() {
        return message != null;
    }

    void allotted(byte[] merged, Instant now) {
        message = merged.clone();
        allottedAt = now;
    }
}
