package org.sunseal.custody.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SealedMessage;

/**
 * What lets everybody open one sealed box without the recipient's key: the point Z = d·R that recipient (d, D = d·G) and sender
 * (ephemeral point R) agreed on, with a Chaum-Pedersen proof that it is the right one (log of D to G equals log of Z to R).
 * Because it fixes Z, it also proves that a box does not open at all. It says nothing about any other box.
 *
 * @param point Z
 * @param challenge c = H("tbe1-box" || 00 || lp(D) || lp(R) || lp(Z) || lp(A) || lp(B)) mod q, with A = w·G, B = w·R
 * @param response r = w + c·d mod q
 */
public record OpenedBox(ECPoint point, BigInteger challenge, BigInteger response) {

    /**
     * Gives a box away.
     *
     * @param box in the form of {@link SealedMessage}, for one recipient
     * @param secret d, the recipient's private scalar
     */
    static OpenedBox of(byte[] box, BigInteger secret) {
        var ephemeral = ephemeral(box);
        var agreed = times(ephemeral, secret);
        var blind = Curve.randomScalar();
        var challenge = challenge(
                Curve.timesGenerator(secret), ephemeral, agreed, Curve.timesGenerator(blind), times(ephemeral, blind));
        return new OpenedBox(
                agreed, challenge, blind.add(challenge.multiply(secret)).mod(Curve.order()));
    }

    /** Whether the proof holds for this box and this recipient. */
    boolean fits(byte[] box, PublicKey recipient) {
        var key = Curve.point(recipient);
        var ephemeral = ephemeral(box);
        var a = Curve.generator()
                .multiply(response)
                .subtract(key.multiply(challenge))
                .normalize();
        var b = ephemeral.multiply(response).subtract(point.multiply(challenge)).normalize();
        return !a.isInfinity() && !b.isInfinity() && challenge.equals(challenge(key, ephemeral, point, a, b));
    }

    /**
     * What is in the box.
     *
     * @throws InvalidEvidence {@code bad-seal} if it opens for nobody
     */
    byte[] open(byte[] box, X509Certificate recipient) {
        // with Z in the place of R, 1·Z is the agreed point: everything else is opened as always
        return SealedMessage.open(withEphemeral(box, point), Curve.privateKey(BigInteger.ONE), recipient);
    }

    private static BigInteger challenge(ECPoint key, ECPoint ephemeral, ECPoint agreed, ECPoint a, ECPoint b) {
        var hash = Framing.hash(
                "tbe1-box",
                Curve.encode(key),
                Curve.encode(ephemeral),
                Curve.encode(agreed),
                Curve.encode(a),
                Curve.encode(b));
        return new BigInteger(1, hash).mod(Curve.order());
    }

    private static ECPoint times(ECPoint point, BigInteger secret) {
        return new FixedPointCombMultiplier().multiply(point, secret).normalize();
    }

    private static ECPoint ephemeral(byte[] box) {
        SealedMessage.checkShape(box);
        var encoded = agreement(sealed(box)).getOriginator().getOriginatorKey().getPublicKeyData();
        return Curve.generator().getCurve().decodePoint(encoded.getOctets());
    }

    private static byte[] withEphemeral(byte[] box, ECPoint other) {
        var sealed = sealed(box);
        var agreement = agreement(sealed);
        var key = new OriginatorPublicKey(
                agreement.getOriginator().getOriginatorKey().getAlgorithm(), new DERBitString(other.getEncoded(false)));
        var recipient = new RecipientInfo(new KeyAgreeRecipientInfo(
                new OriginatorIdentifierOrKey(key),
                agreement.getUserKeyingMaterial(),
                agreement.getKeyEncryptionAlgorithm(),
                agreement.getRecipientEncryptedKeys()));
        var changed = new AuthEnvelopedData(
                sealed.getOriginatorInfo(),
                new DERSet(recipient),
                sealed.getAuthEncryptedContentInfo(),
                sealed.getAuthAttrs(),
                sealed.getMac(),
                sealed.getUnauthAttrs());
        try {
            return new ContentInfo(ContentInfo.getInstance(box).getContentType(), changed).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // encoding into memory does not fail
        }
    }

    private static AuthEnvelopedData sealed(byte[] box) {
        return AuthEnvelopedData.getInstance(ContentInfo.getInstance(box).getContent());
    }

    private static KeyAgreeRecipientInfo agreement(AuthEnvelopedData sealed) {
        var recipient = RecipientInfo.getInstance(sealed.getRecipientInfos().getObjectAt(0));
        return KeyAgreeRecipientInfo.getInstance(recipient.getInfo());
    }
}
