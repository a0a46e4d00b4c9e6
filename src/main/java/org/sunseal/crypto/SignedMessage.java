package org.sunseal.crypto;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.cms.SignerInformation;

/**
 * A document with its signatures in one file: CMS SignedData with the content inside (RFC 5652), DER, one or more
 * signers. An instance exists only if every signature fits; whether the signers are anybody is the caller's question.
 *
 * <p>{@code openssl cms -verify -cades} accepts the same bytes.
 */
public final class SignedMessage {
    private static final String CODE = "malformed-cms";

    private final byte[] der;
    private final byte[] body;
    private final SignedContent signed;

    private SignedMessage(byte[] der, byte[] body, SignedContent signed) {
        this.der = der;
        this.body = body;
        this.signed = signed;
    }

    /** Signs {@code body} with every signer, including their certificates and chains. */
    public static byte[] sign(byte[] body, Signer... signers) {
        return SignedContent.sign(body, true, List.of(signers));
    }

    /**
     * Puts the signatures of several messages over the same body into one.
     *
     * @throws InvalidEvidence {@code malformed-cms} when the bodies differ or one certificate signs twice
     */
    public static byte[] merge(List<byte[]> sameBody) {
        var messages = sameBody.stream().map(SignedMessage::parse).toList();
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to merge");
        }
        var first = messages.getFirst();
        var certificates = new ArrayList<X509Certificate>();
        var signatures = new ArrayList<SignerInformation>();
        for (var message : messages) {
            if (!Arrays.equals(message.body, first.body)) {
                throw new InvalidEvidence(CODE, "The messages to merge have different bodies");
            }
            certificates.addAll(message.signed.certificates());
            message.signed.all().forEach(each -> signatures.add(each.signature()));
        }
        var merged =
                SignedContent.write(first.signed.structure(), SignedContent.certificateSet(certificates), signatures);
        return parse(merged).der();
    }

    /**
     * Reads strictly and verifies every signature.
     *
     * @throws InvalidEvidence {@code malformed-cms}, {@code unsupported-algorithm} or {@code bad-signature}
     */
    public static SignedMessage parse(byte[] der) {
        return Der.orRefused(CODE, "a signed message", () -> verified(der));
    }

    private static SignedMessage verified(byte[] der) {
        var signed = SignedContent.parse(der);
        var body = signed.body().orElseThrow(() -> new InvalidEvidence(CODE, "The signed content is missing"));
        if (signed.all().stream().anyMatch(each -> each.signature().getUnsignedAttributes() != null)) {
            throw new InvalidEvidence(CODE, "Unsigned attributes do not belong into a signed message");
        }
        signed.verify(body);
        return new SignedMessage(der.clone(), body, signed);
    }

    /** What was signed, byte for byte. */
    public byte[] body() {
        return body.clone();
    }

    /** The whole message as it arrived. */
    public byte[] der() {
        return der.clone();
    }

    /** One certificate per signature, each once, in the order of the message. */
    public List<X509Certificate> signers() {
        return signed.all().stream().map(SignedContent.SignedBy::certificate).toList();
    }

    /** Certificates that came along and signed nothing, such as issuers. */
    public List<X509Certificate> chain() {
        var signers = signers();
        return signed.certificates().stream()
                .filter(each -> !signers.contains(each))
                .toList();
    }

    /** The certificate of the one signer; more than one is {@code malformed-cms}. */
    public X509Certificate onlySigner() {
        return signed.only().certificate();
    }

    /** The bare signature of the one signer, over which a time-stamp is asked. */
    public byte[] signatureValue() {
        return signed.only().signature().getSignature();
    }
}
