package org.sunseal.experts.proof;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * A trustee's share of a draw key, in a signed message that names the draw it was let go for (protocol 8.2-9). It is not
 * sealed to anybody: pool, request and root are fixed by then, and the key is published with the trace.
 *
 * @param trustee the trustee's id in the register
 * @param size entries of the log, under witness quorum, that the trustee judged the draw by
 * @param root the log's root at that size, hex
 * @param share s_j of the key
 */
public record DrawRelease(
        String trustee,
        String drawId,
        int drawSeq,
        String keyId,
        String poolHash,
        String requestHash,
        long size,
        String root,
        BigInteger share) {

    /** A release and the trustee whose signature it carries. */
    public record Signed(Member.Trustee trustee, DrawRelease release) {}

    /** Of that draw, with the log as it was judged. */
    public static DrawRelease of(String trustee, AnnouncedDraw draw, long size, String root, BigInteger share) {
        return new DrawRelease(
                trustee,
                draw.drawId(),
                draw.drawSeq(),
                draw.keyId(),
                draw.poolHash(),
                draw.requestHash(),
                size,
                root,
                share);
    }

    /**
     * Reads a message.
     *
     * @throws InvalidEvidence {@code unknown-signer} unless the trustee it names signed it,
     *     {@code bad-share} for zero or a number not below q, or what parsing finds
     */
    public static Signed parse(byte[] p7, TrusteeRegister register) {
        var message = SignedMessage.parse(p7);
        var release = read(message.body());
        var trustee = register.trusteeSigning(message.onlySigner())
                .filter(signer -> signer.id().equals(release.trustee))
                .orElseThrow(
                        () -> new InvalidEvidence("unknown-signer", "The share is not signed by " + release.trustee));
        return new Signed(trustee, release);
    }

    private static DrawRelease read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var release = new DrawRelease(
                fields.id("trustee"),
                fields.id("drawId"),
                fields.smallInteger("drawSeq"),
                fields.id("keyId"),
                fields.digest("poolHash"),
                fields.digest("requestHash"),
                fields.integer("size"),
                fields.digest("root"),
                Curve.scalar(fields.hex("share")));
        fields.end();
        return release;
    }

    /** Whether it was let go for exactly this draw. */
    public boolean isFor(AnnouncedDraw draw) {
        return drawId.equals(draw.drawId())
                && drawSeq == draw.drawSeq()
                && keyId.equals(draw.keyId())
                && poolHash.equals(draw.poolHash())
                && requestHash.equals(draw.requestHash());
    }

    /** The message as the trustee signs it. */
    public byte[] sign(Signer signer) {
        var body = new LinkedHashMap<String, Object>();
        body.put("v", 1);
        body.put("trustee", trustee);
        body.put("drawId", drawId);
        body.put("drawSeq", drawSeq);
        body.put("keyId", keyId);
        body.put("poolHash", poolHash);
        body.put("requestHash", requestHash);
        body.put("size", size);
        body.put("root", root);
        body.put("share", Framing.hex(Curve.scalar(share)));
        return SignedMessage.sign(CanonicalJson.write(body), signer);
    }

    /** Keeps the share out of logs. */
    @Override
    public String toString() {
        return "Release of %s by %s for draw %s".formatted(keyId, trustee, drawId);
    }
}
