package org.sunseal.opening.proof;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * RELEASE: a trustee's public statement that it let its shares go (protocol 5.9 O1). It names the share message by
 * digest and everything the trustee had read of the lot, so k agreeing statements show that no other notice, order or
 * CLOSE existed.
 *
 * @param trustee the trustee's id in the register, {@code T1} to {@code T5}
 * @param admitSha256 always null in rounds that wait for no other
 * @param messageSha256 digest of the signed share message (before it was enveloped), hex
 * @param size log size the trustee had read when it decided
 * @param root the log's root at that size, hex
 * @param seen indexes of all open entries of this lot below {@code size}, ascending
 */
public record Release(
        String trustee,
        String tender,
        String lot,
        int round,
        String closeSha256,
        @Nullable String admitSha256,
        String messageSha256,
        long size,
        String root,
        List<Long> seen) {

    public Release {
        seen = List.copyOf(seen);
    }

    /** Reads the body of a RELEASE. */
    public static Release read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        fields.spelledOut("admitSha256");
        var release = new Release(
                fields.id("trustee"),
                fields.id("tender"),
                fields.id("lot"),
                fields.smallInteger("round"),
                fields.digest("closeSha256"),
                fields.optionalDigest("admitSha256").orElse(null),
                fields.digest("messageSha256"),
                fields.integer("size"),
                fields.digest("root"),
                fields.integers("seen"));
        fields.end();
        return release;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("v", 1);
        body.put("trustee", trustee);
        body.put("tender", tender);
        body.put("lot", lot);
        body.put("round", round);
        body.put("closeSha256", closeSha256);
        body.put("admitSha256", admitSha256);
        body.put("messageSha256", messageSha256);
        body.put("size", size);
        body.put("root", root);
        body.put("seen", seen);
        return CanonicalJson.write(body);
    }
}
