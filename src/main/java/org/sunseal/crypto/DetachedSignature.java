package org.sunseal.crypto;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.SignerInformation;

/**
 * A signature beside its document: CAdES-BES, and CAdES-T once a time-stamp over the signature value is put in (ETSI EN
 * 319 122-1, protocol section 5.3). Exactly one signer.
 *
 * <p>{@code openssl cms -verify -cades -content FILE} accepts the same bytes.
 */
public final class DetachedSignature {
    private static final String CODE = "malformed-cms";

    private final SignedContent signed;
    private final Optional<byte[]> token;

    private DetachedSignature(SignedContent signed) {
        this.signed = signed;
        this.token = token(signed.only().signature());
    }

    /** Signs content that stays outside. */
    public static byte[] sign(byte[] content, Signer signer) {
        return SignedContent.sign(content, false, List.of(signer));
    }

    /** The bare signature: a time-stamp covers the SHA-256 of these bytes. */
    public static byte[] signatureValue(byte[] p7s) {
        return parse(p7s).signatureValue();
    }

    /**
     * The same signature with a time-stamp token as its only unsigned attribute (1.2.840.113549.1.9.16.2.14), replacing
     * an earlier one. The token is not judged here, see {@link Timestamps#verify}.
     */
    public static byte[] withTimestamp(byte[] p7s, byte[] timestampToken) {
        var signed = parse(p7s).signed;
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                new DERSet(Der.read(timestampToken, "bad-timestamp"))));
        var stamped =
                SignerInformation.replaceUnsignedAttributes(signed.only().signature(), new AttributeTable(attributes));
        return SignedContent.write(
                signed.structure(), SignedContent.certificateSet(signed.certificates()), List.of(stamped));
    }

    /**
     * Reads strictly, without judging the signature yet.
     *
     * @throws InvalidEvidence {@code malformed-cms} for several signers, content inside, or attributes beyond CAdES-T;
     *     {@code unsupported-algorithm}
     */
    public static DetachedSignature parse(byte[] p7s) {
        var signed = SignedContent.parse(p7s);
        if (signed.body().isPresent()) {
            throw new InvalidEvidence(CODE, "A detached signature carries no content of its own");
        }
        return Der.orRefused(CODE, "a detached signature", () -> new DetachedSignature(signed));
    }

    /** Verifies that the signer signed exactly these bytes; otherwise {@code bad-signature}. */
    public void verify(byte[] content) {
        signed.verify(content);
    }

    /** The bare signature: a time-stamp covers the SHA-256 of these bytes. */
    public byte[] signatureValue() {
        return signed.only().signature().getSignature();
    }

    public X509Certificate signer() {
        return signed.only().certificate();
    }

    /** Certificates that came along and did not sign, such as issuers. */
    public List<X509Certificate> chain() {
        return signed.certificates().stream()
                .filter(each -> !each.equals(signer()))
                .toList();
    }

    /** The RFC 3161 token over the signature value; empty for CAdES-BES. Not yet judged. */
    public Optional<byte[]> timestampToken() {
        return token.map(byte[]::clone);
    }

    private static Optional<byte[]> token(SignerInformation signature) {
        var attributes = signature.getUnsignedAttributes();
        if (attributes == null) {
            return Optional.empty();
        }
        var list = attributes.toASN1Structure().getAttributes();
        if (list.length == 1
                && list[0].getAttrType().equals(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                && list[0].getAttributeValues().length == 1) {
            return Optional.of(Der.write(list[0].getAttributeValues()[0]));
        }
        throw new InvalidEvidence(
                CODE,
                "Unsigned is one time-stamp and nothing else, here are "
                        + Arrays.stream(list)
                                .map(each -> each.getAttrType().getId())
                                .toList());
    }
}
