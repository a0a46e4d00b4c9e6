package org.sunseal.crypto;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A time-stamp that was verified.
 *
 * @param genTime when the authority says it was made, as fine as it says it, at most milliseconds
 * @param signer the authority's certificate
 */
public record Timestamp(Instant genTime, X509Certificate signer) {}
