package org.sunseal.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals one file of any size in chunks: C2SP chunked-encryption with AES-256-GCM and SHA-512, commit 5ba5ee83 (protocol
 * 5.3-2, suite {@code intl-1}). Layout: salt (24) || commitment (32) || chunks of 16384 plaintext bytes, each with a
 * 16-byte tag, the last one always shorter and maybe empty. Memory stays the same for every size.
 *
 * <p>Every failure to open is {@link InvalidEvidence} {@code bad-seal}, whatever its cause. Chunks reach the output as
 * soon as they are verified, so a file that fails late leaves a beginning behind: write to a temporary place and rename
 * only after {@link #open} has returned (protocol 5.9, O6).
 */
public final class ChunkedFile {
    private static final int CHUNK = 16 * 1024;
    private static final int TAG = 16;
    private static final int SEALED_CHUNK = CHUNK + TAG;
    private static final int SALT = 24;
    private static final int COMMITMENT = 32;
    private static final int HEADER = SALT + COMMITMENT;
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final long MAXIMUM_CHUNKS = 1L << 38;
    private static final int CHUNKS_PER_BATCH = 16;
    private static final byte[] LABEL =
            "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0".getBytes(StandardCharsets.US_ASCII);

    private static final String UNOPENED = "The sealed file does not open";

    private ChunkedFile() {}

    /** What was sealed: sizes in bytes and SHA-256 of the plaintext and of the sealed file. */
    public record Sealed(long plainSize, byte[] plainSha256, long sealedSize, byte[] sealedSha256) {}

    /** What was opened: sizes in bytes and SHA-256 of the plaintext and of the sealed file. */
    public record Opened(long plainSize, byte[] plainSha256, long sealedSize, byte[] sealedSha256) {}

    /**
     * Seals {@code plain} to its end. {@code fileKey} is 32 bytes for this file alone, {@code salt} 24 random bytes;
     * {@code context} names the place the file belongs to. Neither stream is closed.
     */
    public static Sealed seal(InputStream plain, OutputStream out, byte[] fileKey, byte[] salt, String context)
            throws IOException {
        if (fileKey.length != KEY || salt.length != SALT) {
            throw new IllegalArgumentException("A file key has 32 bytes and a salt 24");
        }
        var keys = ChunkKeys.derive(fileKey, salt, context);
        try (var conveyor = new Conveyor(out, CHUNKS_PER_BATCH * CHUNK, CHUNKS_PER_BATCH * SEALED_CHUNK)) {
            var head = conveyor.take();
            System.arraycopy(salt, 0, head.result(), 0, SALT);
            System.arraycopy(keys.commitment(), 0, head.result(), SALT, COMMITMENT);
            conveyor.give(head, 0, HEADER);
            var cipher = new ChunkCipher(Cipher.ENCRYPT_MODE, keys);
            boolean last;
            do {
                var batch = conveyor.take();
                byte[] source = batch.source();
                int read = plain.readNBytes(source, 0, source.length);
                last = read < source.length;
                int written = 0;
                for (int at = 0; last ? at <= read : at < read; at += CHUNK) {
                    written += cipher.next(source, at, Math.min(CHUNK, read - at), batch.result(), written);
                }
                conveyor.give(batch, read, written);
            } while (!last);
            conveyor.finish();
            return new Sealed(
                    conveyor.sourceSize(), conveyor.sourceSha256(), conveyor.resultSize(), conveyor.resultSha256());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM cannot seal", e);
        }
    }

    /** Opens a sealed file read to its end. Neither stream is closed. */
    public static Opened open(InputStream sealed, OutputStream plain, byte[] fileKey, String context)
            throws IOException {
        byte[] header = sealed.readNBytes(HEADER);
        if (header.length < HEADER || fileKey.length != KEY) {
            throw unopened();
        }
        var keys = ChunkKeys.derive(fileKey, Arrays.copyOf(header, SALT), context);
        if (!MessageDigest.isEqual(keys.commitment(), Arrays.copyOfRange(header, SALT, HEADER))) {
            throw unopened();
        }
        try (var conveyor = new Conveyor(plain, CHUNKS_PER_BATCH * SEALED_CHUNK, CHUNKS_PER_BATCH * CHUNK)) {
            var head = conveyor.take();
            System.arraycopy(header, 0, head.source(), 0, HEADER);
            conveyor.give(head, HEADER, 0);
            var cipher = new ChunkCipher(Cipher.DECRYPT_MODE, keys);
            boolean last;
            do {
                var batch = conveyor.take();
                byte[] source = batch.source();
                int read = sealed.readNBytes(source, 0, source.length);
                last = read < source.length;
                if (last && read % SEALED_CHUNK < TAG) {
                    throw unopened(); // cut at or near a chunk border: no shorter last chunk ends the file
                }
                int written = 0;
                for (int at = 0; at < read; at += SEALED_CHUNK) {
                    written += cipher.next(source, at, Math.min(SEALED_CHUNK, read - at), batch.result(), written);
                }
                conveyor.give(batch, read, written);
            } while (!last);
            conveyor.finish();
            return new Opened(
                    conveyor.resultSize(), conveyor.resultSha256(), conveyor.sourceSize(), conveyor.sourceSha256());
        } catch (GeneralSecurityException e) {
            throw new InvalidEvidence("bad-seal", UNOPENED, e);
        }
    }

    /** Length in bytes of the sealed form of so many plaintext bytes. */
    public static long sealedLength(long plain) {
        return HEADER + plain + TAG * (plain / CHUNK + 1);
    }

    /** Says whether a sealed file can have this length at all. */
    public static boolean legalLength(long sealed) {
        return sealed >= HEADER + TAG
                && (sealed - HEADER) % SEALED_CHUNK >= TAG
                && (sealed - HEADER) / SEALED_CHUNK < MAXIMUM_CHUNKS;
    }

    private static InvalidEvidence unopened() {
        return new InvalidEvidence("bad-seal", UNOPENED);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is always available", e);
        }
    }

    /** Key, base nonce and commitment of one file: HKDF-Expand (RFC 5869 section 2.3) with SHA-512. */
    private record ChunkKeys(SecretKeySpec key, byte[] nonce, byte[] commitment) {
        static ChunkKeys derive(byte[] fileKey, byte[] salt, String context) {
            try {
                var mac = Mac.getInstance("HmacSHA512");
                mac.init(new SecretKeySpec(fileKey, "HmacSHA512"));
                int block = mac.getMacLength();
                byte[] okm = new byte[2 * block];
                for (int i = 0; i < 2; i++) {
                    if (i > 0) {
                        mac.update(okm, 0, block);
                    }
                    mac.update(LABEL);
                    mac.update(salt);
                    mac.update(context.getBytes(StandardCharsets.US_ASCII));
                    mac.update((byte) (i + 1));
                    mac.doFinal(okm, i * block);
                }
                return new ChunkKeys(
                        new SecretKeySpec(okm, 0, KEY, "AES"),
                        Arrays.copyOfRange(okm, KEY, KEY + NONCE),
                        Arrays.copyOfRange(okm, KEY + NONCE, KEY + NONCE + COMMITMENT));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("HMAC-SHA-512 is always available", e);
            }
        }
    }

    /** Seals or opens chunk after chunk; the nonce of chunk i is the base nonce XOR i. */
    private static final class ChunkCipher {
        // by name: other providers are far slower here or hand out bytes before their tag is checked (protocol 10-7)
        private final Cipher cipher;
        private final int mode;
        private final ChunkKeys keys;
        private long count;

        ChunkCipher(int mode, ChunkKeys keys) throws GeneralSecurityException {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
            this.mode = mode;
            this.keys = keys;
        }

        int next(byte[] from, int offset, int length, byte[] to, int at) throws GeneralSecurityException {
            if (count == MAXIMUM_CHUNKS) {
                throw new DigestException("The layout holds at most 2^38 chunks");
            }
            byte[] nonce = keys.nonce().clone();
            for (int i = 0; i < Long.BYTES; i++) {
                nonce[NONCE - 1 - i] ^= (byte) (count >>> (Byte.SIZE * i));
            }
            count++;
            cipher.init(mode, keys.key(), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
            return cipher.doFinal(from, offset, length, to, at);
        }
    }
}
