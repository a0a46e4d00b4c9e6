package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunseal.crypto.Refusals.assertReadOrRefused;
import static org.sunseal.crypto.Refusals.assertRefused;

import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;

class SealedMessageTest {
    private static final byte[] SECRET = "{\"fileKey\":\"…\"}".getBytes(UTF_8);

    private final Signer recipient = Issued.recipient();
    private final byte[] sealed = SealedMessage.seal(SECRET, recipient.certificate());

    @Test
    void the_recipient_opens_what_was_sealed() {
        assertThat(SealedMessage.open(sealed, recipient.key(), recipient.certificate()))
                .isEqualTo(SECRET);
        SealedMessage.checkShape(sealed, recipient.certificate().getPublicKey());
    }

    @Test
    void each_of_two_recipients_opens() {
        var other = Issued.recipient();
        var forBoth = SealedMessage.seal(SECRET, recipient.certificate(), other.certificate());

        assertThat(SealedMessage.open(forBoth, recipient.key(), recipient.certificate()))
                .isEqualTo(SECRET);
        assertThat(SealedMessage.open(forBoth, other.key(), other.certificate()))
                .isEqualTo(SECRET);
        assertRefused("malformed-cms", () -> SealedMessage.checkShape(forBoth));
    }

    @Test
    void a_slot_key_opens_under_any_wrapper_of_it() {
        var slot = Keys.ecP256();
        var forSlot = SealedMessage.seal(SECRET, Certificates.wrap(slot.getPublic(), "CN=one", Issued.bidder()));

        var otherWrapper = Certificates.wrap(slot.getPublic(), "CN=two", Issued.authority());

        assertThat(SealedMessage.open(forSlot, slot.getPrivate(), otherWrapper)).isEqualTo(SECRET);
    }

    @Test
    void a_foreign_key_does_not_open() {
        var stranger = Issued.recipient();

        assertRefused("bad-seal", () -> SealedMessage.open(sealed, stranger.key(), recipient.certificate()));
    }

    @Test
    void a_stranger_is_no_recipient_of_two() {
        var stranger = Issued.recipient();
        var forTwo = SealedMessage.seal(
                SECRET, recipient.certificate(), Issued.recipient().certificate());

        assertRefused("bad-seal", () -> SealedMessage.open(forTwo, stranger.key(), stranger.certificate()));
    }

    @Test
    void a_message_for_another_key_is_told_before_opening() {
        assertRefused(
                "malformed-cms",
                () -> SealedMessage.checkShape(sealed, Keys.ecP256().getPublic()));
    }

    @Test
    void no_single_changed_byte_opens_to_something_else() {
        for (var i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 0x11;
            assertReadOrRefused(() -> assertThat(SealedMessage.open(changed, recipient.key(), recipient.certificate()))
                    .isEqualTo(SECRET)); // the name of the only recipient is not covered by the seal
        }
    }

    @Test
    void a_changed_ciphertext_or_tag_does_not_open() {
        var changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertRefused("bad-seal", () -> SealedMessage.open(changed, recipient.key(), recipient.certificate()));
    }

    @Test
    void a_short_tag_is_refused() {
        var shortTag = rewritten(each -> new AuthEnvelopedData(
                each.getOriginatorInfo(),
                each.getRecipientInfos(),
                each.getAuthEncryptedContentInfo(),
                each.getAuthAttrs(),
                new DEROctetString(Arrays.copyOf(each.getMac().getOctets(), 12)),
                each.getUnauthAttrs()));

        assertRefused("malformed-cms", () -> SealedMessage.checkShape(shortTag));
    }

    @Test
    void a_declared_short_tag_is_refused() {
        var declared = withContentAlgorithm(
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_GCM, new GCMParameters(new byte[12], 12)));

        assertRefused("malformed-cms", () -> SealedMessage.checkShape(declared));
    }

    @Test
    void a_cipher_without_authentication_is_refused() {
        var cbc = withContentAlgorithm(
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16])));

        assertRefused("malformed-cms", () -> SealedMessage.checkShape(cbc));
    }

    @Test
    void a_shorter_key_is_refused() {
        var aes128 = withContentAlgorithm(new AlgorithmIdentifier(
                new ASN1ObjectIdentifier("2.16.840.1.101.3.4.1.6"), new GCMParameters(new byte[12], 16)));

        assertRefused("malformed-cms", () -> SealedMessage.checkShape(aes128));
    }

    @Test
    void a_point_off_the_curve_is_refused() {
        var changed = sealed.clone();
        changed[SignedMessageTest.indexOf(sealed, new byte[] {0x03, 0x42, 0x00, 0x04}) + 10] ^= 1;

        assertRefused("malformed-cms", () -> SealedMessage.checkShape(changed));
    }

    @Test
    void trailing_bytes_are_refused() {
        assertRefused("malformed-cms", () -> SealedMessage.checkShape(Arrays.copyOf(sealed, sealed.length + 1)));
    }

    @Test
    void rsa_recipients_are_refused() {
        assertThatThrownBy(
                        () -> SealedMessage.seal(SECRET, Issued.bidderWithRsa().certificate()))
                .isInstanceOf(InvalidEvidence.class);
    }

    @Test
    void an_empty_secret_and_a_large_one_pass() {
        var large = Keys.random(2_000_000);

        for (var secret : new byte[][] {new byte[0], large}) {
            var der = SealedMessage.seal(secret, recipient.certificate());
            assertThat(SealedMessage.open(der, recipient.key(), recipient.certificate()))
                    .isEqualTo(secret);
        }
    }

    @Test
    void a_key_package_sealed_in_a_browser_opens_with_the_recombined_slot_key() {
        var slot =
                Certificates.parsePem(SharedVectors.bytes("envelope/slot.crt")).getFirst();
        var pem =
                new String(SharedVectors.bytes("envelope/slot-test.key"), UTF_8).replaceAll("-----[^-]*-----|\\s", "");
        var message = SharedVectors.bytes("envelope/key.p7m");

        SealedMessage.checkShape(message, slot.getPublicKey());
        var opened = SealedMessage.open(
                message, Keys.privateKey("EC", Base64.getDecoder().decode(pem)), slot);

        assertThat(opened).asString(UTF_8).startsWith("{\"v\":\"tbe1\",\"fileKey\":");
    }

    private byte[] withContentAlgorithm(AlgorithmIdentifier algorithm) {
        return rewritten(each -> new AuthEnvelopedData(
                null,
                each.getRecipientInfos(),
                new EncryptedContentInfo(
                        CMSObjectIdentifiers.data,
                        algorithm,
                        each.getAuthEncryptedContentInfo().getEncryptedContent()),
                null,
                each.getMac(),
                null));
    }

    private byte[] rewritten(UnaryOperator<AuthEnvelopedData> change) {
        var original =
                AuthEnvelopedData.getInstance(ContentInfo.getInstance(sealed).getContent());
        return Der.write(new ContentInfo(CMSObjectIdentifiers.authEnvelopedData, change.apply(original)));
    }
}
