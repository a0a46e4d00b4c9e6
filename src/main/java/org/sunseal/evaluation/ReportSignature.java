package org.sunseal.evaluation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A member's signature on the report, with the file it left. Written once. */
@Entity
public class ReportSignature {
    /** Which signature on which report; 1 for the first after the platform's own. */
    @Embeddable
    record Key(UUID evaluationId, int number) {}

    @EmbeddedId
    private Key key;

    private String member;
    private byte[] pdf;

    @Column
    private String certificateSha256;

    @Column
    private String[] crlSha256;

    private Instant signedAt;
    private Instant keptAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected ReportSignature() {}

    /**
     * @param crlSha256 digests of the revocation lists the certificate was checked against
     * @param signedAt when the time-stamp authority saw the signature
     */
    ReportSignature(
            Key key,
            String member,
            byte[] pdf,
            String certificateSha256,
            List<String> crlSha256,
            Instant signedAt,
            Instant now) {
        this.key = key;
        this.member = member;
        this.pdf = pdf;
        this.certificateSha256 = certificateSha256;
        this.crlSha256 = crlSha256.toArray(String[]::new);
        this.signedAt = signedAt;
        this.keptAt = now;
    }

    public int number() {
        return key.number();
    }

    public String member() {
        return member;
    }

    /** The report with this signature and those before it. */
    public byte[] pdf() {
        return pdf.clone();
    }

    public String certificateSha256() {
        return certificateSha256;
    }

    public List<String> crlSha256() {
        return List.of(crlSha256);
    }

    public Instant signedAt() {
        return signedAt;
    }

    public Instant keptAt() {
        return keptAt;
    }
}
