package org.sunseal.crypto;

/** Somewhere time-stamps come from. */
@FunctionalInterface
public interface TimestampSource {
    /**
     * Asks for an RFC 3161 token over a digest. The answer fits digest and nonce, but its signature is not judged yet:
     * see {@link Timestamps#verify}.
     *
     * @throws InvalidEvidence {@code bad-timestamp} when the authority refuses or answers something else
     * @throws java.io.UncheckedIOException when it cannot be reached in time
     */
    byte[] tokenFor(byte[] sha256);
}
