package org.sunseal.crypto;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Someone who can sign (or, with an agreement certificate, open): a private key with the certificate that names it.
 *
 * @param chain the certificates above {@code certificate}, nearest first, without the certificate itself
 */
public record Signer(PrivateKey key, X509Certificate certificate, List<X509Certificate> chain) {
    public Signer {
        chain = List.copyOf(chain);
    }

    /** SHA-256 of the certificate's DER in lower-case hexadecimal, the name by which documents refer to it. */
    public String certificateSha256() {
        return Certificates.sha256(certificate);
    }

    /** Names the certificate and never the key, so that a log line cannot leak it. */
    @Override
    public String toString() {
        return "Signer[" + certificate.getSubjectX500Principal() + ", " + certificateSha256() + "]";
    }
}
