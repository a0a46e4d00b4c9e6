package org.sunseal.audit.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.crypto.InvalidEvidence;

/** Up to 256 entries in a row, each after its length in two bytes, big-endian (C2SP tlog-tiles, commit 5ba5ee83). */
public final class EntryBundle {
    private EntryBundle() {}

    /** One entry as it stands in a bundle; at most 65535 bytes. */
    public static byte[] frame(byte[] entry) {
        if (entry.length > 0xffff) {
            throw new IllegalArgumentException("A log entry has at most 65535 bytes");
        }
        return ByteBuffer.allocate(Short.BYTES + entry.length)
                .putShort((short) entry.length)
                .put(entry)
                .array();
    }

    /** Reads the entries of a bundle; a torn one is {@code malformed-bundle}. */
    public static List<byte[]> parse(byte[] bundle) {
        var entries = new ArrayList<byte[]>();
        for (int at = 0; at < bundle.length; ) {
            int end = end(bundle, at);
            entries.add(Arrays.copyOfRange(bundle, at + Short.BYTES, end));
            at = end;
        }
        return entries;
    }

    /** The beginning of a bundle that holds its first {@code count} entries. */
    public static byte[] first(byte[] bundle, int count) {
        int at = 0;
        for (int i = 0; i < count; i++) {
            at = end(bundle, at);
        }
        return Arrays.copyOf(bundle, at);
    }

    private static int end(byte[] bundle, int at) {
        if (bundle.length - at >= Short.BYTES) {
            int end = at
                    + Short.BYTES
                    + Short.toUnsignedInt(
                            ByteBuffer.wrap(bundle, at, Short.BYTES).getShort());
            if (end <= bundle.length) {
                return end;
            }
        }
        throw new InvalidEvidence("malformed-bundle", "The bundle ends inside an entry");
    }
}
