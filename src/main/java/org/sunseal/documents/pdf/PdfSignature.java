package org.sunseal.documents.pdf;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * One PAdES signature of a PDF.
 *
 * @param signer whose signature it is; whether to trust it is for the caller to say
 * @param chain certificates that came along, such as issuers
 * @param timestampToken the RFC 3161 token over SHA-256 of the signature value, not yet judged
 * @param value what the token covers
 * @param end bytes of the file up to and with the increment of this signature: what it covers
 */
public record PdfSignature(
        X509Certificate signer, List<X509Certificate> chain, byte[] timestampToken, byte[] value, int end) {
    public PdfSignature {
        chain = List.copyOf(chain);
    }
}
