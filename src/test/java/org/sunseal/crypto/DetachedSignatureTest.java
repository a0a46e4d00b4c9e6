package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.crypto.Refusals.assertRefused;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetachedSignatureTest {
    private static final byte[] DOCUMENT = "{\"v\":1}".getBytes(UTF_8);

    @Test
    void it_verifies_its_document_and_no_other() {
        var bidder = Issued.bidder();

        var signature = DetachedSignature.parse(DetachedSignature.sign(DOCUMENT, bidder));

        signature.verify(DOCUMENT);
        assertThat(signature.signer()).isEqualTo(bidder.certificate());
        assertThat(signature.chain()).containsExactly(Issued.authority().certificate());
        assertThat(signature.timestampToken()).isEmpty();
        assertRefused("bad-signature", () -> signature.verify("{\"v\":2}".getBytes(UTF_8)));
    }

    @Test
    void rsa_signers_use_pss() {
        var signature = DetachedSignature.parse(DetachedSignature.sign(DOCUMENT, Issued.bidderWithRsa()));

        signature.verify(DOCUMENT);
    }

    @Test
    void a_timestamp_joins_without_touching_the_signature() {
        var p7s = DetachedSignature.sign(DOCUMENT, Issued.bidder());
        var authority = Issued.timestampAuthority();
        var token = token(DetachedSignature.signatureValue(p7s), authority);

        var stamped = DetachedSignature.parse(DetachedSignature.withTimestamp(p7s, token));

        stamped.verify(DOCUMENT);
        assertThat(stamped.timestampToken().orElseThrow()).isEqualTo(token);
        var timestamp = Timestamps.verify(
                stamped.timestampToken().orElseThrow(),
                Framing.sha256(DetachedSignature.signatureValue(p7s)),
                List.of(authority.certificate()));
        assertThat(timestamp.genTime()).isEqualTo(Issued.NOW);
    }

    @Test
    void a_timestamp_of_another_signature_is_found_out() {
        var p7s = DetachedSignature.sign(DOCUMENT, Issued.bidder());
        var other = DetachedSignature.sign(DOCUMENT, Issued.bidder());
        var authority = Issued.timestampAuthority();
        var stamped = DetachedSignature.parse(
                DetachedSignature.withTimestamp(p7s, token(DetachedSignature.signatureValue(other), authority)));

        assertRefused(
                "bad-timestamp",
                () -> Timestamps.verify(
                        stamped.timestampToken().orElseThrow(),
                        Framing.sha256(DetachedSignature.signatureValue(p7s)),
                        List.of(authority.certificate())));
    }

    @Test
    void content_inside_is_refused() {
        var encapsulated = SignedMessage.sign("{\"other\":1}".getBytes(UTF_8), Issued.bidder());

        assertRefused("malformed-cms", () -> DetachedSignature.parse(encapsulated));
    }

    @Test
    void two_signers_are_refused() {
        var two = SignedContent.sign(DOCUMENT, false, List.of(Issued.bidder(), Issued.bidderWithRsa()));

        assertRefused("malformed-cms", () -> DetachedSignature.parse(two));
    }

    @Test
    void trailing_bytes_are_refused() {
        var p7s = DetachedSignature.sign(DOCUMENT, Issued.bidder());

        assertRefused("malformed-cms", () -> DetachedSignature.parse(Arrays.copyOf(p7s, p7s.length + 1)));
    }

    @Test
    void a_signature_made_in_a_browser_verifies() {
        var signature = DetachedSignature.parse(SharedVectors.bytes("envelope/bid.p7s"));
        var authority = Certificates.parsePem(SharedVectors.bytes("envelope/ca.crt"));

        signature.verify(SharedVectors.bytes("envelope/sealed.json"));
        new TrustList(authority)
                .checkWithoutRevocation(
                        signature.signer(),
                        signature.chain(),
                        Instant.parse("2027-01-01T00:00:00Z"),
                        Certificates.Usage.SIGNING);
    }

    private static byte[] token(byte[] signatureValue, Signer authority) {
        var digest = Framing.sha256(signatureValue);
        var request = Timestamps.request(digest, BigInteger.TWO);
        return Timestamps.tokenFrom(
                Timestamps.respond(request, authority, Issued.NOW, BigInteger.ONE), digest, BigInteger.TWO);
    }
}
