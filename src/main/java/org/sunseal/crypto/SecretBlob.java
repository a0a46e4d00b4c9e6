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
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, address, padded);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /**
     * Opens what {@link #seal} made. A blob that does not open was tampered with, or the master key is another one.
     */
    public static byte[] open(byte[] key, byte[] address, byte[] blob) {
        byte[] nonce = Arrays.copyOf(blob, NONCE);
        byte[] padded = run(Cipher.DECRYPT_MODE, key, nonce, address, Arrays.copyOfRange(blob, NONCE, blob.length));
        int length = ByteBuffer.wrap(padded).getInt();
        return Arrays.copyOfRange(padded, Integer.BYTES, Integer.BYTES + length);
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, byte[] address, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(address);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A secret row does not open: wrong master key, or changed in the database", e);
        }
    }
}
