package org.sunseal.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 key that verifies notes: a name, the kind of signature it makes and the 32 public bytes. Its text form, the
 * vkey, is {@code name+hash8hex+base64}. C2SP signed-note and tlog-cosignature, commit 5ba5ee83.
 */
public record NoteKey(String name, int type, byte[] publicBytes) {
    /** Plain Ed25519 over the note text: the log's own key. */
    public static final int ED25519 = 0x01;
    /** Ed25519 with the signer's time, over a checkpoint: a witness's key. */
    public static final int COSIGNATURE = 0x04;

    /** Everything of an Ed25519 SubjectPublicKeyInfo before the 32 key bytes (RFC 8410 section 4). */
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_SIZE = 32;

    public NoteKey {
        checkName(name);
        if ((type != ED25519 && type != COSIGNATURE) || publicBytes.length != KEY_SIZE) {
            throw new InvalidEvidence("malformed-note", "Not an Ed25519 note key");
        }
    }

    /** The key of a pair made by {@link Keys#ed25519}. */
    public static NoteKey of(String name, int type, PublicKey key) {
        byte[] spki = key.getEncoded();
        if (spki.length != SPKI_PREFIX.length + KEY_SIZE || Arrays.mismatch(spki, SPKI_PREFIX) != SPKI_PREFIX.length) {
            throw new IllegalArgumentException("Not an Ed25519 public key");
        }
        return new NoteKey(name, type, Arrays.copyOfRange(spki, SPKI_PREFIX.length, spki.length));
    }

    /** Reads a vkey and checks that its hash fits its key; else {@code malformed-note}. */
    public static NoteKey parse(String vkey) {
        var parts = vkey.split("\\+", 3);
        byte[] typed = parts.length == 3 ? SignedNote.base64(parts[2]) : new byte[0];
        if (typed.length != 1 + KEY_SIZE) {
            throw new InvalidEvidence("malformed-note", "Not a verifier key");
        }
        var key = new NoteKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.vkey().equals(vkey)) {
            throw new InvalidEvidence("malformed-note", "The verifier key's hash does not fit");
        }
        return key;
    }

    /** First four bytes of SHA-256(name || newline || type || key), big-endian. */
    public int keyId() {
        byte[] label = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Framing.sha256(label, typedKey())).getInt();
    }

    /** The text form {@code name+hash+key}. */
    public String vkey() {
        return "%s+%08x+%s".formatted(name, keyId(), Base64.getEncoder().encodeToString(typedKey()));
    }

    /**
     * Says whether the note carries this key's own Ed25519 signature over its text. A line that names the key and does not
     * verify spoils the note: {@code bad-signature}.
     */
    public boolean verify(SignedNote note) {
        if (type != ED25519) {
            throw new IllegalStateException("Cosignatures carry a time: use Cosignatures.verify");
        }
        boolean found = false;
        for (var line : note.lines()) {
            if (line.isOf(this)) {
                if (!verifies(note.textBytes(), line.signature())) {
                    throw new InvalidEvidence("bad-signature", "The signature of %s does not verify".formatted(name));
                }
                found = true;
            }
        }
        return found;
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            byte[] spki = ByteBuffer.allocate(SPKI_PREFIX.length + KEY_SIZE)
                    .put(SPKI_PREFIX)
                    .put(publicBytes)
                    .array();
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a key or signature that is no point of the curve verifies nothing
        }
    }

    static void checkName(String name) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c < ' ' || c == '+' || isUnicodeSpace(c))) {
            throw new InvalidEvidence("malformed-note", "A key name has no spaces and no plus");
        }
    }

    private static boolean isUnicodeSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private byte[] typedKey() {
        return ByteBuffer.allocate(1 + KEY_SIZE)
                .put((byte) type)
                .put(publicBytes)
                .array();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteKey key && vkey().equals(key.vkey());
    }

    @Override
    public int hashCode() {
        return keyId();
    }

    @Override
    public String toString() {
        return vkey();
    }
}
