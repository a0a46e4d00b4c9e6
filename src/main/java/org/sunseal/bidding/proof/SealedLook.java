package org.sunseal.bidding.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;

/**
 * Tells sealed bytes from a file someone forgot to seal, so that a bid never lies readable in the store (EBM 26). A sealed
 * object opens with 56 random bytes, salt and commitment, and goes on as ciphertext (protocol 5.3-2).
 *
 * <p>This guards against mistakes, not against malice: whoever wants to publish his own bid can disguise it.
 */
public final class SealedLook {
    /** How much of the beginning is worth reading. */
    public static final int HEAD_BYTES = 64 * 1024;

    private static final int RANDOM_PREFIX = 56;

    // 56 random bytes hold 50.4 different ones, deviation 2.1; below 36 is over six deviations away, text lies near 25
    private static final int LEAST_DISTINCT = 36;

    // the chi-square of 255 degrees of freedom has deviation 23; texts and tables reach thousands
    private static final int MOST_CHI_SQUARE = 255 + 12 * 23;

    // four bytes or more each: a random salt meets one of them less than once in 200 million objects
    private static final List<byte[]> MAGIC = List.of(
            ascii("%PDF-"),
            ascii("PK\u0003\u0004"), // zip, and with it docx, xlsx, ofd, jar
            ascii("Rar!\u001a\u0007"),
            Framing.unhex("377abcaf271c"), // 7z
            Framing.unhex("1f8b0800"), // gzip, without and with a name
            Framing.unhex("1f8b0808"),
            ascii("BZh9"),
            Framing.unhex("fd377a585a00"), // xz
            Framing.unhex("28b52ffd"), // zstd
            Framing.unhex("d0cf11e0a1b11ae1"), // doc, xls, ppt
            Framing.unhex("89504e470d0a1a0a"), // png
            Framing.unhex("ffd8ffe0"), // jpeg
            Framing.unhex("ffd8ffe1"),
            ascii("GIF8"),
            ascii("II*\u0000"), // tiff
            ascii("MM\u0000*"),
            ascii("AC10"), // dwg drawings
            ascii("-----BEGIN "),
            ascii("<?xml"),
            ascii("{\\rtf"));

    private SealedLook() {}

    /**
     * Refuses bytes that are not ciphertext.
     *
     * @param head the first {@link #HEAD_BYTES} of the object, or all of it when shorter
     * @throws InvalidEvidence {@code not-sealed}
     */
    public static void require(byte[] head) {
        for (var magic : MAGIC) {
            if (startsWith(head, magic)) {
                throw new InvalidEvidence("not-sealed", "These bytes open like an ordinary file; seal it first");
            }
        }
        if (head.length < RANDOM_PREFIX || distinct(head) < LEAST_DISTINCT) {
            throw new InvalidEvidence("not-sealed", "These bytes do not open with a salt and a key commitment");
        }
        if (head.length >= 4096 && chiSquare(head) > MOST_CHI_SQUARE) {
            throw new InvalidEvidence("not-sealed", "These bytes are too regular for ciphertext");
        }
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int n = 0; n < magic.length; n++) {
            if (head[n] != magic[n]) {
                return false;
            }
        }
        return true;
    }

    private static int distinct(byte[] head) {
        var seen = new boolean[256];
        int distinct = 0;
        for (int n = 0; n < RANDOM_PREFIX; n++) {
            if (!seen[head[n] & 0xff]) {
                seen[head[n] & 0xff] = true;
                distinct++;
            }
        }
        return distinct;
    }

    /** Pearson's statistic against even bytes, sum((c - e)^2 / e) with e = n / 256, brought to whole numbers. */
    private static long chiSquare(byte[] head) {
        var counts = new long[256];
        for (byte b : head) {
            counts[b & 0xff]++;
        }
        long squares = 0;
        for (long count : counts) {
            squares += count * count;
        }
        return squares * 256 / head.length - head.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
