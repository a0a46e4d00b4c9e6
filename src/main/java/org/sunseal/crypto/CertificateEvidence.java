package org.sunseal.crypto;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What made a certificate acceptable.
 *
 * @param anchor the trusted certificate its chain ends in
 * @param crlSha256 digests of the revocation lists consulted, in hexadecimal; empty when revocation was not asked
 * @param at the instant at which all of this held
 */
public record CertificateEvidence(
        X509Certificate certificate, X509Certificate anchor, List<String> crlSha256, Instant at) {
    public CertificateEvidence {
        crlSha256 = List.copyOf(crlSha256);
    }
}
