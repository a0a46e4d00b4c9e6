package org.sunseal.trustee;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.ShareBox;

/**
 * This trustee's shares, one folder per batch below {@code state/batches}, sealed to its own encryption certificate: a
 * stolen disk opens nothing without the key beside it, and a key in hardware could replace the file.
 *
 * <p>Files of a batch: {@code own.p7m} (the dealer's share of its own polynomials), {@code dealing.p7} (the message as
 * sent), {@code shares.p7m} (the summed shares), {@code certificate.p7} (the batch statement as signed), {@code
 * complaint.p7} (instead, if a dealing was bad).
 */
final class ShareSafe {
    private static final int SHARE_BYTES = 32;

    private final Path folder;
    private final Signer encryption;
    private final Map<String, Integer> counts = new HashMap<>();

    ShareSafe(Path folder, Signer encryption) {
        this.folder = folder;
        this.encryption = encryption;
        Durable.folder(folder);
    }

    /** A file of the batch, if it was written. */
    Optional<byte[]> file(String batch, String name) {
        var file = folder.resolve(batch).resolve(name);
        return Files.exists(file) ? Optional.of(Durable.read(file)) : Optional.empty();
    }

    /** Writes a file of the batch, once. */
    void keep(String batch, String name, byte[] bytes) {
        var own = folder.resolve(batch);
        Durable.folder(own);
        Durable.keep(own.resolve(name), bytes);
    }

    /** Seals a secret to this trustee itself and writes it, once. */
    void keepSecret(String batch, String name, byte[] secret) {
        keep(batch, name, SealedMessage.seal(secret, encryption.certificate()));
    }

    /** Opens what {@link #keepSecret} wrote. */
    Optional<byte[]> secret(String batch, String name) {
        return file(batch, name).map(this::open);
    }

    /** Forgets a secret whose use is over. */
    void destroy(String batch, String name) {
        Durable.delete(folder.resolve(batch).resolve(name));
    }

    /** Number of keys of a batch this trustee certified; empty for batches it did not. */
    synchronized Optional<Integer> certifiedKeys(String batch) {
        var known = counts.get(batch);
        if (known == null && file(batch, "certificate.p7").isPresent()) {
            known = secret(batch, "shares.p7m").orElseThrow().length / SHARE_BYTES;
            counts.put(batch, known);
        }
        return Optional.ofNullable(known);
    }

    /** The shares of a certified batch by key number; empty for batches this trustee did not certify. */
    Optional<List<BigInteger>> shares(String batch) {
        return certifiedKeys(batch)
                .map(count -> ShareBox.decode(secret(batch, "shares.p7m").orElseThrow(), count));
    }

    /** Batches whose secrets lie here though this trustee has not certified them. */
    List<String> uncertified() {
        return batches().stream()
                .filter(batch -> file(batch, "certificate.p7").isEmpty())
                .filter(batch -> file(batch, "own.p7m").isPresent()
                        || file(batch, "shares.p7m").isPresent())
                .toList();
    }

    /** The batches this home knows of, certified or not. */
    List<String> batches() {
        return Durable.names(folder);
    }

    private byte[] open(byte[] sealed) {
        return SealedMessage.open(sealed, encryption.key(), encryption.certificate());
    }
}
