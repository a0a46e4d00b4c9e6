package org.sunseal.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sunseal.crypto.CertificateEvidence;
import org.sunseal.crypto.Certificates;

/** A certificate with which an organisation signs, and the evidence it was accepted on. Written once. */
@Entity
public class SigningCertificate {
    @Id
    private String sha256;

    private UUID organisationId;
    private byte[] der;
    private byte[] chain;

    @Column
    private byte[] proof;

    @Column
    private String challenge;

    @Column
    private String anchorSha256;

    @Column
    private String[] crlSha256;

    @Column
    private String registeredBy;

    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected SigningCertificate() {}

    SigningCertificate(
            Organisation organisation,
            CertificateEvidence evidence,
            List<X509Certificate> chain,
            byte[] proof,
            CertificateChallenge challenge,
            Account by) {
        this.sha256 = Certificates.sha256(evidence.certificate());
        this.organisationId = organisation.id();
        this.der = Certificates.der(evidence.certificate());
        this.chain = Certificates.pem(chain.toArray(X509Certificate[]::new)).getBytes(StandardCharsets.US_ASCII);
        this.proof = proof;
        this.challenge = challenge.nonce();
        this.anchorSha256 = Certificates.sha256(evidence.anchor());
        this.crlSha256 = evidence.crlSha256().toArray(String[]::new);
        this.registeredBy = by.subject();
        this.registeredAt = evidence.at();
    }

    public String sha256() {
        return sha256;
    }

    public UUID organisation() {
        return organisationId;
    }

    public X509Certificate certificate() {
        return Certificates.parse(der);
    }

    /** The certificates between it and an authority, as they were handed in; mostly none. */
    public List<X509Certificate> chain() {
        return chain(chain);
    }

    static List<X509Certificate> chain(byte[] pem) {
        return pem.length == 0 ? List.of() : Certificates.parsePem(pem);
    }

    public Instant registeredAt() {
        return registeredAt;
    }
}
