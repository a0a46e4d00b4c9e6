package org.sunseal.custody.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.InvalidEvidence;

class SharingTest {
    private static final BigInteger Q = Curve.order();

    @Test
    void all_ten_subsets_of_three_give_one_key_and_it_is_the_public_one() {
        var dealt = fiveDealers();

        var keys = new ArrayList<BigInteger>();
        for (int a = 1; a <= 3; a++) {
            for (int b = a + 1; b <= 4; b++) {
                for (int c = b + 1; c <= 5; c++) {
                    keys.add(Lagrange.recombine(dealt.shares(a, b, c)));
                }
            }
        }

        assertThat(keys).hasSize(10).allMatch(dealt.sharing()::isKeyOf);
        assertThat(keys).containsOnly(dealt.secret());
    }

    @Test
    void two_shares_do_not_give_the_key() {
        var dealt = fiveDealers();

        for (int a = 1; a <= 4; a++) {
            for (int b = a + 1; b <= 5; b++) {
                assertThat(dealt.sharing().isKeyOf(Lagrange.recombine(dealt.shares(a, b))))
                        .isFalse();
            }
        }
    }

    @Test
    void every_share_fits_its_own_index_and_no_other() {
        var dealt = fiveDealers();

        for (int j = 1; j <= 5; j++) {
            for (int other = 1; other <= 5; other++) {
                assertThat(dealt.sharing().matches(other, dealt.share(j))).isEqualTo(j == other);
            }
        }
    }

    @Test
    void zero_and_scalars_not_below_the_order_are_no_shares() {
        var sharing = new Polynomial(List.of(BigInteger.TWO, BigInteger.ONE, BigInteger.ONE)).commit();
        var share = BigInteger.valueOf(4); // 2 + 1 + 1

        assertThat(sharing.matches(1, share)).isTrue();
        assertThat(sharing.matches(1, share.add(Q))).isFalse();
        assertThat(sharing.matches(1, BigInteger.ZERO)).isFalse();
        assertThatThrownBy(() -> ShareBox.decode(new byte[32], 1)).hasMessageContaining("bad-share");
        assertThatThrownBy(() -> ShareBox.decode(unsigned(Q), 1)).hasMessageContaining("bad-share");
        assertThatThrownBy(() -> ShareBox.decode(new byte[33], 1)).hasMessageContaining("bad-share");
    }

    @Test
    void a_share_and_a_key_with_leading_zero_bytes_survive_all_steps() {
        // a_0 = 3 makes a key of 31 zero bytes; f(1) = 3 + 5 + 7 = 15 a share of as many
        var polynomial = new Polynomial(List.of(BigInteger.valueOf(3), BigInteger.valueOf(5), BigInteger.valueOf(7)));
        var sharing = polynomial.commit();

        var stored = ShareBox.encode(List.of(polynomial.at(1), polynomial.at(2), polynomial.at(3)));
        var read = ShareBox.decode(stored, 3);
        var key = Lagrange.recombine(Map.of(1, read.get(0), 2, read.get(1), 3, read.get(2)));

        assertThat(stored).hasSize(96).startsWith(new byte[31]);
        assertThat(key).isEqualTo(BigInteger.valueOf(3));
        assertThat(sharing.isKeyOf(key)).isTrue();
        assertThat(Curve.scalar(key)).hasSize(32);
    }

    @Test
    void an_identity_point_is_refused() {
        var infinity = Curve.generator().getCurve().getInfinity();
        List<ECPoint> commitments = List.of(Curve.generator(), infinity, Curve.generator());

        assertThatThrownBy(() -> new Sharing(commitments))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("bad-point"));
        assertThatThrownBy(() -> Sharing.decode(new byte[99], 3)).hasMessageContaining("bad-point");
    }

    @Test
    void one_commitment_more_or_less_is_refused() {
        byte[] four = new Polynomial(List.of(BigInteger.ONE, BigInteger.ONE, BigInteger.ONE, BigInteger.ONE))
                .commit()
                .encode();

        assertThatThrownBy(() -> Sharing.decode(four, 3)).hasMessageContaining("wrong-threshold");
        assertThatThrownBy(() -> Sharing.decode(Arrays.copyOf(four, 66), 3)).hasMessageContaining("wrong-threshold");
    }

    @Property(tries = 50)
    void shares_of_summed_dealings_add_up_to_the_summed_key(@ForAll @IntRange(min = 2, max = 7) int k) {
        var one = Polynomial.random(k);
        var other = Polynomial.random(k);
        var sum = one.commit().plus(other.commit());

        var shares = new HashMap<Integer, BigInteger>();
        for (int j = 1; j <= k; j++) {
            shares.put(j, one.at(j).add(other.at(j)).mod(Q));
        }

        shares.forEach((j, share) -> assertThat(sum.matches(j, share)).isTrue());
        assertThat(Lagrange.recombine(shares))
                .isEqualTo(one.secret().add(other.secret()).mod(Q));
    }

    /** RFC 9591, appendix E.4 (P-256, 2 of 3): polynomial, shares and public key. */
    @Test
    void the_published_vector_of_rfc_9591_is_reproduced() {
        var secret = new BigInteger("8ba9bba2e0fd8c4767154d35a0b7562244a4aaf6f36c8fb8735fa48b301bd8de", 16);
        var coefficient = new BigInteger("80f25e6c0709353e46bfbe882a11bdbb1f8097e46340eb8673b7e14556e6c3a4", 16);
        var shares = Map.of(
                1, new BigInteger("0c9c1a0fe806c184add50bbdcac913dda73e482daf95dcb9f35dbb0d8a9f7731", 16),
                2, new BigInteger("8d8e787bef0ff6c2f494ca45f4dad198c6bee01212d6c84067159c52e1863ad5", 16),
                3, new BigInteger("0e80d6e8f6192c003b5488ce1eec8f5429587d48cf001541e713b2d53c09d928", 16));

        var polynomial = new Polynomial(List.of(secret, coefficient));
        var sharing = polynomial.commit();

        assertThat(sharing.hex().getFirst())
                .isEqualTo("023a309ad94e9fe8a7ba45dfc58f38bf091959d3c99cfbd02b4dc00585ec45ab70");
        shares.forEach((j, share) -> {
            assertThat(polynomial.at(j)).isEqualTo(share);
            assertThat(sharing.matches(j, share)).isTrue();
        });
        for (int absent = 1; absent <= 3; absent++) {
            var two = new HashMap<>(shares);
            two.remove(absent);
            assertThat(Lagrange.recombine(two)).isEqualTo(secret);
        }
    }

    /** Shares, points and key that another program wrote (feasibility program, protocol 7). */
    @Test
    void shares_of_the_published_envelope_recombine_to_its_slot_key() throws Exception {
        var folder = sharedVectors().resolve("envelope");
        assumeTrue(Files.exists(folder), "shared vectors are not at hand");
        var slot = Certificates.parsePem(Files.readAllBytes(folder.resolve("slot.crt")))
                .getFirst();
        var shares = new HashMap<Integer, BigInteger>();
        for (var line : Files.readAllLines(folder.resolve("slot-test.shares"))) {
            var words = line.split(" ");
            shares.put(Integer.valueOf(words[0]), new BigInteger(words[1], 16));
        }

        shares.keySet().retainAll(List.of(2, 4, 5));
        var key = Lagrange.recombine(shares);

        assertThat(Curve.timesGenerator(key)).isEqualTo(Curve.point(slot.getPublicKey()));
    }

    private static Path sharedVectors() {
        return Path.of(System.getProperty("sunseal.shared", "../shared"), "vectors");
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes.length == 33 ? Arrays.copyOfRange(bytes, 1, 33) : bytes;
    }

    private record Dealt(Sharing sharing, List<Polynomial> dealers) {
        BigInteger share(int j) {
            return dealers.stream()
                    .map(dealer -> dealer.at(j))
                    .reduce(BigInteger.ZERO, BigInteger::add)
                    .mod(Q);
        }

        BigInteger secret() {
            return dealers.stream()
                    .map(Polynomial::secret)
                    .reduce(BigInteger.ZERO, BigInteger::add)
                    .mod(Q);
        }

        Map<Integer, BigInteger> shares(int... indexes) {
            var shares = new HashMap<Integer, BigInteger>();
            for (int j : indexes) {
                shares.put(j, share(j));
            }
            return shares;
        }
    }

    private static Dealt fiveDealers() {
        var dealers = List.of(
                Polynomial.random(3),
                Polynomial.random(3),
                Polynomial.random(3),
                Polynomial.random(3),
                Polynomial.random(3));
        var sharing =
                dealers.stream().map(Polynomial::commit).reduce(Sharing::plus).orElseThrow();
        return new Dealt(sharing, dealers);
    }
}
