package org.sunseal.crypto;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.kernel.OnDisk;

/** Makes, reads and keeps key pairs of the suite: P-256, RSA-3072 and, for the log, Ed25519. */
public final class Keys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Keys() {}

    /** The one source of randomness; the operating system's. */
    public static SecureRandom random() {
        return RANDOM;
    }

    /** {@code length} fresh random bytes. */
    public static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    public static KeyPair ecP256() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has P-256", e);
        }
    }

    public static KeyPair rsa3072() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(3072, RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has RSA", e);
        }
    }

    public static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime since 15 has Ed25519", e);
        }
    }

    /** Reads a PKCS#8 private key; {@code algorithm} is {@code EC}, {@code RSA} or {@code Ed25519}. */
    public static PrivateKey privateKey(String algorithm, byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new InvalidEvidence("malformed-key", "Not a private key for " + algorithm, e);
        }
    }

    /** Reads a SubjectPublicKeyInfo (RFC 5280); {@code algorithm} is {@code EC}, {@code RSA} or {@code Ed25519}. */
    public static PublicKey publicKey(String algorithm, byte[] spki) {
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new InvalidEvidence("malformed-key", "Not a public key for " + algorithm, e);
        }
    }

    /**
     * Loads a key and its certificates from a PKCS#12 file.
     *
     * @throws InvalidEvidence {@code bad-keystore} when the password is wrong or no key has that alias
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Signer loadSigner(Path p12, char[] password, String alias) {
        try (var in = Files.newInputStream(p12)) {
            var bytes = in.readAllBytes();
            return signer(open(p12, bytes, password), p12, password, alias);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a key and its certificates to a PKCS#12 file that only the owner may read, replacing the file at once or
     * not at all. The JDK protects it by PBES2 with AES-256 and HMAC-SHA-256 (RFC 8018).
     */
    public static void store(Path p12, char[] password, String alias, Signer signer) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            var chain = new ArrayList<Certificate>(List.of(signer.certificate()));
            chain.addAll(signer.chain());
            store.setKeyEntry(alias, signer.key(), password, chain.toArray(Certificate[]::new));
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            writeSecret(p12, bytes.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK cannot write PKCS#12", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes bytes to a file that only its owner may read (mode 600 where the file system knows modes), replacing it at
     * once or not at all. Neither bytes nor name are lost by a power cut afterwards.
     */
    public static void writeSecret(Path file, byte[] bytes) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new IOException(file + " is no file name");
            }
            Files.createDirectories(folder);
            OnDisk.replace(file, bytes, ownerOnly(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static KeyStore open(Path p12, byte[] bytes, char[] password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new InvalidEvidence("bad-keystore", p12 + " is no PKCS#12 file, or the password is wrong", e);
        }
    }

    private static Signer signer(KeyStore store, Path p12, char[] password, String alias) {
        try {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                var chain = Arrays.stream(store.getCertificateChain(alias))
                        .map(X509Certificate.class::cast)
                        .toList();
                return new Signer(key, chain.getFirst(), chain.subList(1, chain.size()));
            }
        } catch (GeneralSecurityException e) {
            throw new InvalidEvidence("bad-keystore", p12 + ": the key cannot be read", e);
        }
        throw new InvalidEvidence("bad-keystore", p12 + " has no key named " + alias);
    }
}
