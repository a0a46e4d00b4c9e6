package org.sunseal.experts.draw;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sunseal.crypto.Framing;

/**
 * The order a seed gives to experts (protocol 8.2-6). It depends on seed and handles alone, not on the order of the
 * pool file, and no modulo favours anybody.
 */
public final class Ranking {
    private static final byte[] TAG = "ted1-rank\0".getBytes(StandardCharsets.US_ASCII);
    private static final String ALGORITHM = "HmacSHA256";

    private Ranking() {}

    /**
     * An expert's place in the order.
     *
     * @param rank 64 lower-case hexadecimal digits, the smallest first
     */
    public record Ranked(String rank, PooledExpert expert) {
        public Handle handle() {
            return expert.handle();
        }
    }

    /** The experts sorted by rank, and by handle should two ranks ever be equal. */
    public static List<Ranked> of(Seed seed, Collection<PooledExpert> experts) {
        var mac = keyedWith(seed);
        return experts.stream()
                .map(expert -> new Ranked(rank(mac, expert.handle()), expert))
                .sorted(Comparator.comparing(Ranked::rank).thenComparing(Ranked::handle))
                .toList();
    }

    /** {@code HMAC-SHA-256(seed, "ted1-rank" || 00 || handle)}; the handle enters as its 32 digits, without length. */
    public static String rank(Seed seed, Handle handle) {
        return rank(keyedWith(seed), handle);
    }

    private static String rank(Mac mac, Handle handle) {
        mac.update(TAG);
        return Framing.hex(mac.doFinal(handle.hex().getBytes(StandardCharsets.US_ASCII)));
    }

    private static Mac keyedWith(Seed seed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(seed.bytes(), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }
}
