package org.sunseal.experts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SecretBlob;
import org.sunseal.identity.PlatformKeys;

/**
 * Seals what the database must not tell: names, and who is behind a handle. The key comes from the master key, which is a
 * file outside the database and its backups.
 */
@Singleton
class ExpertSecrets {
    /** Hides how long a name is. */
    private static final int STEP = 256;

    private final byte[] key;

    @Inject
    ExpertSecrets(PlatformKeys keys) {
        this(keys.master());
    }

    ExpertSecrets(byte[] master) {
        this.key = Framing.hmac(master, "sunseal-experts");
    }

    /** @param address where it is kept; it opens nowhere else */
    byte[] seal(String address, byte[] plain) {
        return SecretBlob.seal(key, address.getBytes(StandardCharsets.UTF_8), plain, STEP);
    }

    byte[] seal(String address, String plain) {
        return seal(address, plain.getBytes(StandardCharsets.UTF_8));
    }

    byte[] open(String address, byte[] sealed) {
        return SecretBlob.open(key, address.getBytes(StandardCharsets.UTF_8), sealed);
    }

    String text(String address, byte[] sealed) {
        return new String(open(address, sealed), StandardCharsets.UTF_8);
    }
}
