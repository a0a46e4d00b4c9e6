package org.sunseal.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM over padded bytes: nonce (12) || ciphertext || tag (16). The padding hides how much is inside, the associated
 * data keep a blob from being moved to another row (protocol 5.4).
 */
public final class SecretBlob {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private SecretBlob() {}

    /** Seals {@code plain} with its length in front, filled up with zeros to the next multiple of {@code step}. */
    public static byte[] seal(byte[] key, byte[] address, byte[] plain, int step) {
        int steps = (Integer.BYTES + plain.length + step - 1) / step;
        byte[] padded = ByteBuffer.allocate(steps * step)
                .putInt(plain.length)
                .put(plain)
                .array();
        byte[] nonce = Keys.random(NONCE);
        byte[] blob = Arrays.copyOf(nonce, NONCE + padded.length + TAG_BITS / Byte.SIZE);
        run(Cipher.ENCRYPT_MODE, key, nonce, address, cipher -> cipher.doFinal(padded, 0, padded.length, blob, NONCE));
        return blob;
    }

    /**
     * Opens what {@link #seal} made. A blob that does not open was tampered with, or the master key is another one.
     */
    public static byte[] open(byte[] key, byte[] address, byte[] blob) {
        byte[] nonce = Arrays.copyOf(blob, NONCE);
        byte[] padded = run(
                Cipher.DECRYPT_MODE, key, nonce, address, cipher -> cipher.doFinal(blob, NONCE, blob.length - NONCE));
        int length = ByteBuffer.wrap(padded).getInt();
        return Arrays.copyOfRange(padded, Integer.BYTES, Integer.BYTES + length);
    }

    /** The one step that has all the bytes; these are sixteen thousand and more, so nobody copies them without need. */
    @FunctionalInterface
    private interface LastStep<T> {
        T on(Cipher cipher) throws GeneralSecurityException;
    }

    private static <T> T run(int mode, byte[] key, byte[] nonce, byte[] address, LastStep<T> last) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(address);
            return last.on(cipher);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A secret row does not open: wrong master key, or changed in the database", e);
        }
    }
}
