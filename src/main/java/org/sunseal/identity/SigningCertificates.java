package org.sunseal.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.sunseal.crypto.CertificateEvidence;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.TrustList;
import org.sunseal.kernel.Refused;

/**
 * The certificates organisations registered, and the check each signature's certificate has to pass when it is made.
 */
@ApplicationScoped
public class SigningCertificates {
    private final Rows rows = new Rows();
    private final TrustAnchors anchors;
    private final RevocationLists revocations;
    private final DataSource database;

    SigningCertificates(TrustAnchors anchors, RevocationLists revocations, DataSource database) {
        this.anchors = anchors;
        this.revocations = revocations;
        this.database = database;
    }

    /**
     * Checks that the organisation registered this certificate and that it is good for signing at that instant: chain
     * to an accepted authority, validity, key usage, revocation. The answer is evidence for the caller to keep with its
     * own fact; nothing is written here, so that no row tells who signed when (protocol 5.4). To be called outside of any
     * transaction: a revocation list may have to be fetched first.
     *
     * @param chain the certificates that came with the signature; what was registered is used as well
     * @throws Refused {@code certificate-not-registered}
     * @throws InvalidEvidence {@code untrusted-certificate}, {@code certificate-expired},
     *     {@code certificate-not-yet-valid}, {@code certificate-revoked}, {@code revocation-unknown} or
     *     {@code wrong-key-usage}
     */
    public CertificateEvidence requireFor(
            UUID organisation, X509Certificate certificate, List<X509Certificate> chain, Instant at) {
        anchors.readTrustFile();
        var asked = ask(organisation, certificate);
        var known = new ArrayList<>(asked.chain()
                .orElseThrow(() -> new Refused(
                        IdentityRefusal.CERTIFICATE_NOT_REGISTERED,
                        "The organisation has not registered the certificate this is signed with")));
        known.addAll(chain);
        return check(anchors.of(asked.inForce()), certificate, known, at);
    }

    /**
     * As {@link #requireFor}, for whoever signs without being an organisation here, such as the regulator of the
     * register.
     */
    public CertificateEvidence check(X509Certificate certificate, List<X509Certificate> chain, Instant at) {
        return check(anchors.current(), certificate, chain, at);
    }

    private CertificateEvidence check(
            TrustList accepted, X509Certificate certificate, List<X509Certificate> chain, Instant at) {
        // lists come last: an address written into a certificate of nobody's must not be asked
        return accepted.check(
                certificate,
                chain,
                (List<X509Certificate> issued) -> revocations.about(issued, at),
                at,
                Certificates.Usage.SIGNING);
    }

    /**
     * What the tables say now.
     *
     * @param chain what was registered with the certificate; empty when it was not registered for the organisation
     * @param inForce digests of the authorities in force
     */
    private record Asked(Optional<List<X509Certificate>> chain, List<String> inForce) {}

    /** One bare statement for both, because every bid asks this. */
    private Asked ask(UUID organisation, X509Certificate certificate) {
        var sql = "select (select chain from signing_certificate where sha256 = ? and organisation_id = ?), array("
                + TrustAnchors.IN_FORCE + ")";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, Certificates.sha256(certificate));
            select.setObject(2, organisation);
            try (var found = select.executeQuery()) {
                found.next();
                return new Asked(
                        Optional.ofNullable(found.getBytes(1)).map(SigningCertificate::chain),
                        List.of((String[]) found.getArray(2).getArray()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The registered certificates cannot be read", e);
        }
    }

    public List<SigningCertificate> of(UUID organisation) {
        return rows.list("organisationId = ?1 order by registeredAt", organisation);
    }

    public Optional<SigningCertificate> find(X509Certificate certificate) {
        return rows.findByIdOptional(Certificates.sha256(certificate));
    }

    void keep(SigningCertificate certificate) {
        rows.persist(certificate);
    }

    private static final class Rows implements PanacheRepositoryBase<SigningCertificate, String> {}
}
