package org.sunseal.experts.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;

/**
 * What decides a draw: a hash of the released key and of everything that was fixed before it (protocol 8.2-5).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Seed(String hex) {
    private static final int SIZE = 32;

    /** @throws InvalidEvidence {@code malformed-hex} or {@code malformed-seed} */
    public Seed {
        requireSize(Framing.unhex(hex), "seed");
    }

    /**
     * {@code SHA-256("ted1-seed" || 00 || lp(sk) || lp(P) || lp(poolHash) || lp(requestHash) || lp(root))}, followed
     * inside the hash by {@code lp(name) || lp(value)} of each extra in the order of their names.
     *
     * @param root 32 bytes: the log's tree hash at size {@code index(DRAW) + 1}
     * @param extras a value for each name in the request and for no other
     * @throws InvalidEvidence {@code wrong-extras}: a named extra is never dropped later; {@code malformed-seed} for a
     *     root of another length
     */
    public static Seed of(DrawKey key, Pool pool, DrawRequest request, byte[] root, Map<String, byte[]> extras) {
        if (!request.extras().equals(extras.keySet())) {
            throw new InvalidEvidence(
                    "wrong-extras",
                    "The request names %s, there are values for %s".formatted(request.extras(), extras.keySet()));
        }
        return of(key, pool.sha256(), request.sha256(), root, extras);
    }

    static Seed of(DrawKey key, String poolHash, String requestHash, byte[] root, Map<String, byte[]> extras) {
        requireSize(root, "root");
        var parts = new ArrayList<>(
                List.of(key.secret(), key.point(), Framing.unhex(poolHash), Framing.unhex(requestHash), root));
        new TreeMap<>(extras).forEach((name, value) -> {
            parts.add(name.getBytes(StandardCharsets.US_ASCII));
            parts.add(value);
        });
        return new Seed(Framing.hex(Framing.hash("ted1-seed", parts.toArray(byte[][]::new))));
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return Framing.unhex(hex);
    }

    private static void requireSize(byte[] bytes, String what) {
        if (bytes.length != SIZE) {
            throw new InvalidEvidence("malformed-seed", "%s: %d bytes, not %d".formatted(what, bytes.length, SIZE));
        }
    }
}
