package org.sunseal.audit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyPair;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteSigner;

/** Reads the key that signs checkpoints. Its note name is the log's origin. */
@Singleton
class LogKey {
    @Produces
    @Singleton
    NoteSigner signer(LogSettings settings) throws IOException {
        byte[] pkcs8 = Files.readAllBytes(settings.key());
        // PKCS#8 as the JDK writes it carries no public key (RFC 8410 section 7)
        if (!(PrivateKeyFactory.createKey(pkcs8) instanceof Ed25519PrivateKeyParameters secret)) {
            throw new IOException(settings.key() + " holds no Ed25519 key");
        }
        var shown = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(secret.generatePublicKey());
        var pair = new KeyPair(Keys.publicKey("Ed25519", shown.getEncoded()), Keys.privateKey("Ed25519", pkcs8));
        return new NoteSigner(settings.origin(), pair);
    }
}
