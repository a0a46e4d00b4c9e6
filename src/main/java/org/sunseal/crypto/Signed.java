package org.sunseal.crypto;

import java.util.function.Function;

/** What one signer signed, and the message that carries it. */
public record Signed<T>(T content, SignedMessage message) {
    /**
     * Reads a message and verifies its signature; whose it is, is for the caller to say.
     *
     * @param read makes the content of the message's body
     * @throws InvalidEvidence {@code malformed-cms} or {@code bad-signature}, or what {@code read} refuses
     */
    public static <T> Signed<T> parse(byte[] p7, Function<byte[], T> read) {
        var message = SignedMessage.parse(p7);
        message.onlySigner();
        return new Signed<>(read.apply(message.body()), message);
    }
}
