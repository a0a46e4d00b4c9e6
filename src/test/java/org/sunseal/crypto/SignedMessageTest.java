package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.crypto.Refusals.assertReadOrRefused;
import static org.sunseal.crypto.Refusals.assertRefused;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.junit.jupiter.api.Test;

class SignedMessageTest {
    private static final byte[] BODY = "{\"tender\":\"T-1\",\"v\":1}".getBytes(UTF_8);

    @Test
    void a_message_tells_body_signer_and_chain() {
        var bidder = Issued.bidder();

        var message = SignedMessage.parse(SignedMessage.sign(BODY, bidder));

        assertThat(message.body()).isEqualTo(BODY);
        assertThat(message.onlySigner()).isEqualTo(bidder.certificate());
        assertThat(message.chain()).containsExactly(Issued.authority().certificate());
        assertThat(message.signatureValue()).isNotEmpty();
    }

    @Test
    void several_sign_at_once_or_one_after_the_other() {
        var one = Issued.bidder();
        var two = Issued.bidderWithRsa();

        var together = SignedMessage.parse(SignedMessage.sign(BODY, one, two));
        var merged = SignedMessage.parse(
                SignedMessage.merge(List.of(SignedMessage.sign(BODY, one), SignedMessage.sign(BODY, two))));

        assertThat(together.signers()).containsExactlyInAnyOrder(one.certificate(), two.certificate());
        assertThat(merged.signers()).containsExactlyInAnyOrder(one.certificate(), two.certificate());
    }

    @Test
    void two_signers_are_not_one() {
        var message = SignedMessage.parse(SignedMessage.sign(BODY, Issued.bidder(), Issued.bidderWithRsa()));

        assertRefused("malformed-cms", message::onlySigner);
    }

    @Test
    void nobody_makes_up_a_quorum_by_signing_twice() {
        var bidder = Issued.bidder();

        assertRefused(
                "malformed-cms",
                () -> SignedMessage.merge(List.of(SignedMessage.sign(BODY, bidder), SignedMessage.sign(BODY, bidder))));
    }

    @Test
    void different_bodies_do_not_merge() {
        assertRefused(
                "malformed-cms",
                () -> SignedMessage.merge(List.of(
                        SignedMessage.sign(BODY, Issued.bidder()),
                        SignedMessage.sign(new byte[] {1}, Issued.bidderWithRsa()))));
    }

    @Test
    void a_changed_body_no_longer_fits() {
        var der = SignedMessage.sign(BODY, Issued.bidder());
        der[indexOf(der, BODY)] ^= 1;

        assertRefused("bad-signature", () -> SignedMessage.parse(der));
    }

    @Test
    void trailing_bytes_are_refused() {
        var der = SignedMessage.sign(BODY, Issued.bidder());

        assertRefused("malformed-cms", () -> SignedMessage.parse(Arrays.copyOf(der, der.length + 1)));
    }

    @Test
    void ber_is_refused() throws Exception {
        var info = ContentInfo.getInstance(SignedMessage.sign(BODY, Issued.bidder()));
        var parts = new ASN1EncodableVector();
        parts.add(info.getContentType());
        parts.add(new BERTaggedObject(0, info.getContent()));
        var ber = new BERSequence(parts).getEncoded();

        assertRefused("malformed-cms", () -> SignedMessage.parse(ber));
    }

    @Test
    void a_detached_signature_is_no_message() {
        var detached = DetachedSignature.sign(BODY, Issued.bidder());

        assertRefused("malformed-cms", () -> SignedMessage.parse(detached));
    }

    @Test
    void a_signature_that_does_not_name_its_certificate_is_refused() throws Exception {
        var bidder = Issued.bidder();
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                .setProvider(Algorithms.bouncyCastle())
                .build("SHA256withECDSA", bidder.key(), bidder.certificate()));
        generator.addCertificate(new JcaX509CertificateHolder(bidder.certificate()));
        var der = generator.generate(new CMSProcessableByteArray(BODY), true).getEncoded("DER");

        assertRefused("malformed-cms", () -> SignedMessage.parse(der));
    }

    @Test
    void other_algorithms_are_refused_however_sound() throws Exception {
        var bidder = Issued.bidder();
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                .setProvider(Algorithms.bouncyCastle())
                .setSignedAttributeGenerator(SignedAttributes.naming(bidder.certificate()))
                .build("SHA512withECDSA", bidder.key(), bidder.certificate()));
        generator.addCertificate(new JcaX509CertificateHolder(bidder.certificate()));
        var der = generator.generate(new CMSProcessableByteArray(BODY), true).getEncoded("DER");

        assertRefused("unsupported-algorithm", () -> SignedMessage.parse(der));
    }

    @Test
    void rsa_without_pss_is_refused() throws Exception {
        var bidder = Issued.bidderWithRsa();
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                .setProvider(Algorithms.bouncyCastle())
                .setSignedAttributeGenerator(SignedAttributes.naming(bidder.certificate()))
                .build("SHA256withRSA", bidder.key(), bidder.certificate()));
        generator.addCertificate(new JcaX509CertificateHolder(bidder.certificate()));
        var der = generator.generate(new CMSProcessableByteArray(BODY), true).getEncoded("DER");

        assertRefused("unsupported-algorithm", () -> SignedMessage.parse(der));
    }

    @Test
    void a_message_of_another_kind_is_refused() {
        var der = Der.write(
                new ContentInfo(CMSObjectIdentifiers.digestedData, new AlgorithmIdentifier(CMSObjectIdentifiers.data)));

        assertRefused("malformed-cms", () -> SignedMessage.parse(der));
    }

    @Test
    void no_single_changed_byte_passes() {
        var der = SignedMessage.sign(BODY, Issued.bidder());
        var original = SignedMessage.parse(der);

        for (var i = 0; i < der.length; i++) {
            var changed = der.clone();
            changed[i] ^= 0x21;
            assertReadOrRefused(
                    () -> { // certificates that sign nothing are carried, not covered
                        var message = SignedMessage.parse(changed);
                        assertThat(message.body()).isEqualTo(original.body());
                        assertThat(message.signers()).isEqualTo(original.signers());
                    });
        }
    }

    static int indexOf(byte[] whole, byte[] part) {
        for (var i = 0; i <= whole.length - part.length; i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not inside");
    }
}
