package org.sunseal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs notes as the log does: Ed25519 over the text (C2SP signed-note, type 0x01, commit 5ba5ee83). */
public final class NoteSigner {
    private final NoteKey key;
    private final PrivateKey secret;

    /** A signer whose key bears {@code name}; for a log that is its origin. */
    public NoteSigner(String name, KeyPair pair) {
        this.key = NoteKey.of(name, NoteKey.ED25519, pair.getPublic());
        this.secret = pair.getPrivate();
    }

    /** The key that verifies what this signs. */
    public NoteKey key() {
        return key;
    }

    /** The signature line for this text; the text ends with a newline. */
    public SignatureLine line(String text) {
        return new SignatureLine(key.name(), key.keyId(), ed25519(secret, text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] ed25519(PrivateKey secret, byte[] message) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot sign with Ed25519", e);
        }
    }
}
