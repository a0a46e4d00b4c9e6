package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches for CMS messages and time-stamps that fail in another way than by refusal. */
class CmsFuzzTest {
    private static final byte[] BODY = "{\"v\":1}".getBytes(UTF_8);
    private static final byte[] BODY_SHA256 = Framing.sha256(BODY);
    private static final BigInteger NONCE = BigInteger.valueOf(20260302);
    private static final Signer BIDDER = Issued.bidder();
    private static final Signer RECIPIENT = Issued.recipient();
    private static final Signer AUTHORITY = Issued.timestampAuthority();
    private static final Signer RSA_AUTHORITY = Issued.timestampAuthorityWithRsa();

    private static final ForeignBytes SIGNED_MESSAGE = ForeignBytes.der(
            "signed message",
            bytes -> {
                var message = SignedMessage.parse(bytes);
                message.signers();
                message.chain();
                message.onlySigner();
                return message.der();
            },
            SignedMessage.sign(BODY, BIDDER),
            SignedMessage.sign(BODY, Issued.bidderWithRsa()));

    private static final ForeignBytes DETACHED_SIGNATURE = ForeignBytes.der(
            "detached signature",
            bytes -> {
                var signature = DetachedSignature.parse(bytes);
                signature.chain();
                signature.timestampToken();
                signature.verify(BODY);
                return bytes;
            },
            DetachedSignature.sign(BODY, BIDDER),
            DetachedSignature.withTimestamp(DetachedSignature.sign(BODY, BIDDER), token(AUTHORITY)));

    private static final ForeignBytes SEALED_MESSAGE = ForeignBytes.der(
            "sealed message",
            bytes -> {
                SealedMessage.checkShape(bytes, RECIPIENT.certificate().getPublicKey());
                SealedMessage.open(bytes, RECIPIENT.key(), RECIPIENT.certificate());
                return bytes;
            },
            SealedMessage.seal(BODY, RECIPIENT.certificate()));

    private static final ForeignBytes TOKEN = ForeignBytes.der(
            "time-stamp",
            bytes -> {
                Timestamps.verify(bytes, BODY_SHA256, List.of(AUTHORITY.certificate(), RSA_AUTHORITY.certificate()));
                return bytes;
            },
            token(AUTHORITY),
            token(RSA_AUTHORITY));

    private static final ForeignBytes ANSWER = ForeignBytes.der(
            "answer of an authority",
            bytes -> {
                Timestamps.tokenFrom(bytes, BODY_SHA256, NONCE);
                return bytes;
            },
            answer(AUTHORITY));

    private static final ForeignBytes REQUEST = ForeignBytes.der(
            "request to an authority",
            bytes -> {
                Timestamps.respond(bytes, AUTHORITY, Issued.NOW, BigInteger.ONE);
                return bytes;
            },
            Timestamps.request(BODY_SHA256, NONCE));

    private static byte[] answer(Signer authority) {
        return Timestamps.respond(Timestamps.request(BODY_SHA256, NONCE), authority, Issued.NOW, BigInteger.ONE);
    }

    private static byte[] token(Signer authority) {
        return Timestamps.tokenFrom(answer(authority), BODY_SHA256, NONCE);
    }

    static Stream<byte[]> signedMessages() {
        return SIGNED_MESSAGE.examples();
    }

    static Stream<byte[]> detachedSignatures() {
        return DETACHED_SIGNATURE.examples();
    }

    static Stream<byte[]> sealedMessages() {
        return SEALED_MESSAGE.examples();
    }

    static Stream<byte[]> tokens() {
        return TOKEN.examples();
    }

    static Stream<byte[]> answers() {
        return ANSWER.examples();
    }

    static Stream<byte[]> requests() {
        return REQUEST.examples();
    }

    @MethodSource("signedMessages")
    @FuzzTest(maxDuration = "60s")
    void signedMessage(byte[] bytes) {
        SIGNED_MESSAGE.check(bytes);
    }

    @MethodSource("detachedSignatures")
    @FuzzTest(maxDuration = "60s")
    void detachedSignature(byte[] bytes) {
        DETACHED_SIGNATURE.check(bytes);
    }

    @MethodSource("sealedMessages")
    @FuzzTest(maxDuration = "60s")
    void sealedMessage(byte[] bytes) {
        SEALED_MESSAGE.check(bytes);
    }

    @MethodSource("tokens")
    @FuzzTest(maxDuration = "60s")
    void token(byte[] bytes) {
        TOKEN.check(bytes);
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "60s")
    void answer(byte[] bytes) {
        ANSWER.check(bytes);
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "60s")
    void request(byte[] bytes) {
        REQUEST.check(bytes);
    }

    @Property(tries = 500)
    void spoilt_examples_are_read_or_refused(@ForAll long seed) {
        for (var reader : List.of(SIGNED_MESSAGE, DETACHED_SIGNATURE, SEALED_MESSAGE, TOKEN, ANSWER, REQUEST)) {
            reader.check(reader.mangled(seed));
        }
    }
}
