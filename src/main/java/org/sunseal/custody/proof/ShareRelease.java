package org.sunseal.custody.proof;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/**
 * A trustee's shares for exactly the slots of one closing (protocol 5.9, O1): signed by the trustee, then sealed to the
 * opening service and the regulator.
 *
 * @param admitSha256Hex digest of the ADMIT for a round that waits for another, else null (JSON field {@code
 *     admitSha256})
 * @param shares s_j by slot
 */
public record ShareRelease(
        String tender,
        String lot,
        int round,
        String closeSha256,
        @Nullable String admitSha256Hex,
        SortedMap<String, BigInteger> shares) {

    /** A release and the trustee whose signature it carries. */
    public record Signed(Member.Trustee trustee, ShareRelease release) {}

    /** Keeps shares out of logs. */
    @Override
    public String toString() {
        return "Release of %d shares for %s".formatted(shares.size(), closeSha256);
    }

    /**
     * Reads a release that was already taken out of its envelope.
     *
     * @throws InvalidEvidence {@code unknown-signer} if no trustee signed it, {@code bad-share} for zero or
     *     out-of-range shares and slots named twice, or what parsing finds
     */
    public static Signed parse(byte[] p7, TrusteeRegister register) {
        var message = SignedMessage.parse(p7);
        var trustee = register.trusteeSigning(message.onlySigner())
                .orElseThrow(() -> new InvalidEvidence("unknown-signer", "No trustee signed the shares"));
        return new Signed(trustee, read(message.body()));
    }

    private static ShareRelease read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        json.spelledOut("admitSha256");
        var release = new ShareRelease(
                json.id("tender"),
                json.id("lot"),
                json.smallInteger("round"),
                json.digest("closeSha256"),
                json.optionalDigest("admitSha256").orElse(null),
                shares(json.list("shares")));
        json.end();
        return release;
    }

    private static SortedMap<String, BigInteger> shares(List<Fields> list) {
        var shares = new TreeMap<String, BigInteger>();
        for (var entry : list) {
            var slot = entry.id("slot");
            if (!shares.isEmpty() && slot.compareTo(shares.lastKey()) <= 0) {
                throw new InvalidEvidence("bad-share", slot + " is named twice or out of order");
            }
            shares.put(slot, Curve.scalar(entry.hex("share")));
            entry.end();
        }
        return shares;
    }

    /** The digest of the ADMIT, for a round that waits for another. */
    public Optional<String> admitSha256() {
        return Optional.ofNullable(admitSha256Hex);
    }

    /** The release as signed message. */
    public byte[] sign(Signer trustee) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("round", round);
        json.put("closeSha256", closeSha256);
        json.put("admitSha256", admitSha256Hex);
        json.put(
                "shares",
                shares.entrySet().stream()
                        .map(share ->
                                Map.of("slot", share.getKey(), "share", Framing.hex(Curve.scalar(share.getValue()))))
                        .toList());
        return SignedMessage.sign(CanonicalJson.write(json), trustee);
    }
}
