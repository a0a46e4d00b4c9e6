package org.sunseal.experts.draw;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The ancestor of TED-1 by its own worked example (RFC 3797 section 6; protocol 8.3). Nothing of ours computes it; it
 * is here so that the comparison of protocol 8.1 rests on code that reproduces the standard.
 */
class Rfc3797Test {
    private static final String KEY = "9319./2.5.8.10.12./9.18.26.34.41.45./";
    private static final int POOL = 25;

    @Test
    void the_worked_example_is_reproduced() {
        assertThat(HexFormat.of().withUpperCase().formatHex(digest(0))).isEqualTo("990DD0A5692A029A98B5E01AA28F3459");
        assertThat(select(IntStream.rangeClosed(1, POOL).boxed().toList()))
                .containsExactly(17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22);
    }

    /** Why TED-1 departs from it: there, whoever sorts the list chooses among results (protocol 8.1). */
    @Test
    void its_result_depends_on_the_order_of_the_list_and_that_of_a_ranking_does_not() {
        var seed = FortyExperts.trace().seed();
        var experts = FortyExperts.pool().experts();
        var numbers = IntStream.rangeClosed(1, POOL).boxed().toList();

        assertThat(select(numbers.reversed())).isNotEqualTo(select(numbers));
        assertThat(Ranking.of(seed, experts.reversed())).isEqualTo(Ranking.of(seed, experts));
    }

    /** RFC 3797 section 4: the digest modulo those who remain picks the next of eleven. */
    private static List<Integer> select(List<Integer> list) {
        var remaining = new ArrayList<>(list);
        return IntStream.range(0, 11)
                .mapToObj(i -> new BigInteger(1, digest(i)).mod(BigInteger.valueOf(remaining.size())))
                .map(place -> remaining.remove(place.intValueExact()))
                .toList();
    }

    /** MD5 over the key between the two bytes of the counter and the same two bytes again. */
    private static byte[] digest(int i) {
        try {
            var md5 = MessageDigest.getInstance("MD5");
            var counter = new byte[] {(byte) (i >> 8), (byte) i};
            md5.update(counter);
            md5.update(KEY.getBytes(US_ASCII));
            return md5.digest(counter);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has MD5", e);
        }
    }
}
