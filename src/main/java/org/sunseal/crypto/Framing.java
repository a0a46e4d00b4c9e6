package org.sunseal.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Unambiguous hashing of several values: each is preceded by its length and the whole by a tag that names the purpose.
 *
 * <p>The form is {@code SHA-256(tag || 00 || lp(p1) || lp(p2) ...)} with {@code lp(x)} = four-byte big-endian length
 * and x (protocol section 5). No two lists of parts give the same input, and no two purposes share a tag.
 */
public final class Framing {
    private static final HexFormat HEX = HexFormat.of();

    private Framing() {}

    /** The length of {@code part} in four big-endian bytes, then the part itself. */
    public static byte[] lp(byte[] part) {
        return ByteBuffer.allocate(4 + part.length)
                .putInt(part.length)
                .put(part)
                .array();
    }

    /** As {@link #lp(byte[])} over the UTF-8 bytes of {@code part}. */
    public static byte[] lp(String part) {
        return lp(utf8(part));
    }

    /** {@code SHA-256(tag || 00 || lp(p1) || lp(p2) ...)}, 32 bytes. */
    public static byte[] hash(String tag, byte[]... parts) {
        var digest = newSha256();
        feed(digest::update, tag, parts);
        return digest.digest();
    }

    /** {@code HMAC-SHA-256(key, tag || 00 || lp(p1) || lp(p2) ...)}, 32 bytes. */
    public static byte[] hmac(byte[] key, String tag, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            feed(mac::update, tag, parts);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }

    /** SHA-256 over the parts one after the other, without any framing. */
    public static byte[] sha256(byte[]... parts) {
        var digest = newSha256();
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** Lower-case hexadecimal. */
    public static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /** The bytes of a lower-case hexadecimal text; upper case is refused, so that one value has one spelling. */
    public static byte[] unhex(String hex) {
        try {
            var bytes = HEX.parseHex(hex);
            if (HEX.formatHex(bytes).equals(hex)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("malformed-hex", "Not hexadecimal: " + excerpt(hex), e);
        }
        throw new InvalidEvidence("malformed-hex", "Hexadecimal is lower case here: " + excerpt(hex));
    }

    private static void feed(Consumer<byte[]> sink, String tag, byte[]... parts) {
        sink.accept(utf8(tag));
        sink.accept(new byte[1]);
        for (var part : parts) {
            sink.accept(lp(part));
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static String excerpt(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
