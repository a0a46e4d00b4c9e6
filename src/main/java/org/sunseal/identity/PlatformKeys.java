package org.sunseal.identity;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;

/**
 * The platform's own keys, read once from files that only the platform's account may read. None of them opens a bid.
 */
@Singleton
public class PlatformKeys {
    private static final String ALIAS = "key";
    private static final int MASTER_KEY_BYTES = 32;

    private final Signer signer;
    private final Signer opening;
    private final KeyPair log;
    private final byte[] master;

    PlatformKeys(
            @ConfigProperty(name = "sunseal.platform.keystore") Path signing,
            @ConfigProperty(name = "sunseal.opening.keystore") Path opening,
            @ConfigProperty(name = "sunseal.platform.password") String password,
            @ConfigProperty(name = "sunseal.log.key") Path log,
            @ConfigProperty(name = "sunseal.master-key") Path master)
            throws IOException {
        this.signer = Keys.loadSigner(signing, password.toCharArray(), ALIAS);
        this.opening = Keys.loadSigner(opening, password.toCharArray(), ALIAS);
        this.log = ed25519(Files.readAllBytes(log));
        this.master = Files.readAllBytes(master);
        if (this.master.length != MASTER_KEY_BYTES) {
            throw new IllegalStateException("The master key has %d bytes, not 32".formatted(this.master.length));
        }
    }

    /** Signs receipts, closings, slot statements and records. */
    public Signer signer() {
        return signer;
    }

    /** To whom trustees seal their shares at opening. */
    public Signer opening() {
        return opening;
    }

    /** The log's Ed25519 key, which signs checkpoints (protocol 9.1). */
    public KeyPair log() {
        return log;
    }

    /**
     * The key over "who bids is secret at rest" (protocol 5.4); never in the database, its backups or the object store.
     */
    public byte[] master() {
        return master.clone();
    }

    /** PKCS#8 as the JDK writes it carries no public key (RFC 8410), so that is computed. */
    private static KeyPair ed25519(byte[] pkcs8) {
        try {
            var secret = (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(pkcs8);
            var shown = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(secret.generatePublicKey());
            return new KeyPair(Keys.publicKey("Ed25519", shown.getEncoded()), Keys.privateKey("Ed25519", pkcs8));
        } catch (IOException e) {
            throw new UncheckedIOException("The log's key file holds no Ed25519 key", e);
        }
    }
}
