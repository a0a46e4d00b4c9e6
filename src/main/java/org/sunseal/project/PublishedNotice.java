package org.sunseal.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.project.proof.Notice;

/** A notice in the bytes its signer signed. Written once. */
@Entity
@Table(name = "notice")
public class PublishedNotice {
    @Id
    private String bodySha256;

    @Column
    private String tender;

    @Column
    private String lot;

    private int version;

    private boolean inChain;
    private byte[] message;
    private String signerSha256;
    private Instant publishedAt;

    @Column
    private @Nullable Instant outageSince;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected PublishedNotice() {}

    /**
     * A notice for the lot it names; one off the chain only delays.
     *
     * @param outageSince when the outage began that lasts now; null when none does
     */
    PublishedNotice(
            Notice notice,
            boolean inChain,
            byte[] message,
            String signerSha256,
            @Nullable Instant outageSince,
            Instant now) {
        this.bodySha256 = notice.sha256();
        this.tender = notice.tender();
        this.lot = notice.lot();
        this.version = notice.version();
        this.inChain = inChain;
        this.message = message.clone();
        this.signerSha256 = signerSha256;
        this.outageSince = outageSince;
        this.publishedAt = now;
    }

    /** How the log carries a notice; whoever asks for its index or proof asks with these bytes. */
    static OpenEntry entry(byte[] message) {
        return new OpenEntry("NOTICE", message);
    }

    public OpenEntry entry() {
        return entry(message);
    }

    public Notice notice() {
        return Notice.parse(message);
    }

    public String sha256() {
        return bodySha256;
    }

    public LotKey lotKey() {
        return new LotKey(tender, lot);
    }

    public int version() {
        return version;
    }

    /** Whether it is one of the versions that follow each other by {@code prev}. */
    public boolean isInChain() {
        return inChain;
    }

    public byte[] message() {
        return message.clone();
    }

    public String signerSha256() {
        return signerSha256;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    /** When the outage began in which it was published; only such a notice moves a deadline that has passed. */
    Optional<Instant> outageSince() {
        return Optional.ofNullable(outageSince);
    }
}
