package org.sunseal.crypto;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The authorities somebody trusts, taken from that somebody's own file and never from whoever presents a certificate
 * (protocol section 2, A17).
 *
 * <p>A chain is searched by name and by signature, then validated as RFC 5280 section 6 asks; both by the JDK, whose
 * certificates remember under which key their signature held. The validity of the anchor itself counts too, as it does
 * for OpenSSL.
 */
public final class TrustList {
    private static final int LONGEST_CHAIN = 6;

    /** So many authorities between leaf and anchor are looked at; more in a message are there to waste time. */
    static final int MOST_AUTHORITIES_BETWEEN = 10;

    private static final int KEY_CERT_SIGN = 5; // bit of the key usage

    private final List<X509Certificate> anchors;

    public TrustList(Collection<X509Certificate> anchors) {
        this.anchors = List.copyOf(anchors);
    }

    public List<X509Certificate> anchors() {
        return anchors;
    }

    /**
     * Checks that {@code leaf} was good for {@code usage} at {@code at}, revocation included.
     *
     * <p>Each certificate below the anchor needs a list of its issuer that was current at {@code at}. A later authentic
     * list that dates the revocation at or before {@code at} also counts.
     *
     * @throws InvalidEvidence {@code wrong-key-usage}, {@code untrusted-certificate}, {@code certificate-expired},
     *     {@code certificate-not-yet-valid}, {@code certificate-revoked}, {@code revocation-unknown} or {@code
     *     unsupported-algorithm}
     */
    public CertificateEvidence check(
            X509Certificate leaf,
            Collection<X509Certificate> intermediates,
            Collection<X509CRL> crls,
            Instant at,
            Certificates.Usage usage) {
        return check(leaf, intermediates, issued -> crls, at, usage);
    }

    /**
     * As above, for lists that have to be looked for first. They are asked for when all else holds, and only for the
     * certificates of the chain below its anchor: what else came along leads nowhere.
     */
    public CertificateEvidence check(
            X509Certificate leaf,
            Collection<X509Certificate> intermediates,
            RevocationSource lists,
            Instant at,
            Certificates.Usage usage) {
        var path = validPath(leaf, intermediates, at, usage);
        var crls = path.size() == 1 ? List.<X509CRL>of() : lists.about(path.subList(0, path.size() - 1));
        var consulted = new ArrayList<String>();
        var unknown =
                new ArrayList<X509Certificate>(); // issuers; a revocation further up weighs more than a missing list
        for (var i = 0; i < path.size() - 1; i++) {
            var current = RevocationLists.current(path.get(i), path.get(i + 1), crls, at);
            consulted.addAll(current);
            if (current.isEmpty()) {
                unknown.add(path.get(i + 1));
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidEvidence(
                    "revocation-unknown",
                    "No revocation list of " + unknown.getFirst().getSubjectX500Principal() + " was current at " + at);
        }
        return new CertificateEvidence(leaf, path.getLast(), consulted, at);
    }

    /** Where revocation lists come from. */
    @FunctionalInterface
    public interface RevocationSource {
        /** Lists that may say something about these certificates. */
        Collection<X509CRL> about(List<X509Certificate> issued);
    }

    /**
     * As {@link #check}, without asking for revocation: where the certificate itself is pinned or no list exists yet.
     */
    public CertificateEvidence checkWithoutRevocation(
            X509Certificate leaf, Collection<X509Certificate> intermediates, Instant at, Certificates.Usage usage) {
        return new CertificateEvidence(
                leaf, validPath(leaf, intermediates, at, usage).getLast(), List.of(), at);
    }

    private List<X509Certificate> validPath(
            X509Certificate leaf, Collection<X509Certificate> intermediates, Instant at, Certificates.Usage usage) {
        usage.require(leaf);
        var path = path(leaf, intermediates)
                .orElseThrow(() -> new InvalidEvidence(
                        "untrusted-certificate",
                        leaf.getSubjectX500Principal() + " was not issued by any authority trusted here"));
        for (var i = 0; i < path.size(); i++) {
            requireValidAt(path.get(i), at);
            var issuer = path.get(Math.min(i + 1, path.size() - 1));
            Algorithms.requireSound(Certificates.signatureAlgorithm(path.get(i)), issuer.getPublicKey());
        }
        validate(path, at);
        return path;
    }

    /**
     * Leaf first, anchor last: the shortest way over issuers that really signed, for names alone may be shared. Breadth
     * first and each certificate once, so that what a stranger sends along costs no more than its square.
     */
    private Optional<List<X509Certificate>> path(X509Certificate leaf, Collection<X509Certificate> intermediates) {
        var issuers = new LinkedHashSet<>(anchors);
        issuers.addAll(authoritiesAmong(intermediates));
        issuers.remove(leaf);
        var waiting = new ArrayDeque<List<X509Certificate>>();
        waiting.add(List.of(leaf));
        while (!waiting.isEmpty()) {
            var path = waiting.remove();
            if (anchors.contains(path.getLast())) {
                return Optional.of(path);
            }
            if (path.size() < LONGEST_CHAIN) {
                var found = issuers.stream()
                        .filter(issuer -> issued(issuer, path.getLast()))
                        .toList();
                found.forEach(issuer -> waiting.add(
                        Stream.concat(path.stream(), Stream.of(issuer)).toList()));
                found.forEach(issuers::remove);
            }
        }
        return Optional.empty();
    }

    /** Those that may issue certificates at all (RFC 5280 section 6.1.4 (k) and (n)), and not too many. */
    private static List<X509Certificate> authoritiesAmong(Collection<X509Certificate> certificates) {
        return certificates.stream()
                .filter(each -> each.getBasicConstraints() >= 0
                        && (each.getKeyUsage() == null || each.getKeyUsage()[KEY_CERT_SIGN]))
                .distinct()
                .limit(MOST_AUTHORITIES_BETWEEN)
                .toList();
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) { // an odd key or signature is a "no" as well
            return false;
        }
    }

    static void requireValidAt(X509Certificate certificate, Instant at) {
        try {
            certificate.checkValidity(Date.from(at));
        } catch (CertificateExpiredException e) {
            throw new InvalidEvidence(
                    "certificate-expired", certificate.getSubjectX500Principal() + " was expired at " + at, e);
        } catch (CertificateNotYetValidException e) {
            throw new InvalidEvidence(
                    "certificate-not-yet-valid",
                    certificate.getSubjectX500Principal() + " was not yet valid at " + at,
                    e);
        }
    }

    private static void validate(List<X509Certificate> path, Instant at) {
        if (path.size() == 1) {
            return; // an anchor itself: trusted as it stands
        }
        try {
            var anchor = new TrustAnchor(path.getLast(), null);
            var rules = new PKIXParameters(Set.of(anchor));
            rules.setDate(Date.from(at));
            rules.setRevocationEnabled(false); // RevocationLists does it: at a past instant and with our codes
            var below = CertificateFactory.getInstance("X.509").generateCertPath(path.subList(0, path.size() - 1));
            CertPathValidator.getInstance("PKIX").validate(below, rules);
        } catch (CertPathValidatorException e) {
            throw new InvalidEvidence("untrusted-certificate", "The chain breaks RFC 5280: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime validates PKIX paths", e);
        }
    }
}
