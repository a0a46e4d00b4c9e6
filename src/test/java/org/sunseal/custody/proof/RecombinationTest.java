package org.sunseal.custody.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;

class RecombinationTest {
    private static final String CLOSE = "c".repeat(64);

    private static FiveTrustees five;
    private static FiveTrustees.Batch batch;
    private static Map<String, Sharing> slots;

    @BeforeAll
    static void two_slots_of_a_batch_are_closed() {
        five = new FiveTrustees();
        batch = five.batch("B-1", 3);
        slots = Map.of("B-1.0", batch.keys().sharing(0), "B-1.2", batch.keys().sharing(2));
    }

    @Test
    void three_releases_open_exactly_the_closed_slots() {
        var result = combine(release(1), release(4), release(5));

        assertThat(result.used()).containsExactly("T1", "T4", "T5");
        assertThat(result.setAside()).isEmpty();
        assertThat(result.keys()).containsOnlyKeys("B-1.0", "B-1.2");
        result.keys()
                .forEach((slot, key) -> assertThat(slots.get(slot).isKeyOf(key)).isTrue());
    }

    @Test
    void two_releases_open_nothing() {
        var result = combine(release(2), release(3));

        assertThat(result.isComplete()).isFalse();
        assertThat(result.keys()).isEmpty();
    }

    @Test
    void a_wrong_share_names_its_trustee_and_a_fourth_replaces_it() {
        var shares = shares(2);
        shares.merge("B-1.2", BigInteger.ONE, BigInteger::add);
        var wrong = received(2, CLOSE, shares);

        var three = combine(release(1), wrong, release(3));
        var four = combine(release(1), wrong, release(3), release(5));

        assertThat(three.isComplete()).isFalse();
        assertThat(three.setAside())
                .containsExactly(new Recombination.SetAside("T2", "The share of slot B-1.2 is wrong"));
        assertThat(four.used()).containsExactly("T1", "T3", "T5");
    }

    @Test
    void a_release_with_a_missing_share_is_set_aside_whole() {
        var shares = shares(2);
        shares.remove("B-1.0");

        var result = combine(release(1), received(2, CLOSE, shares), release(3));

        assertThat(result.isComplete()).isFalse();
        assertThat(result.setAside())
                .extracting(Recombination.SetAside::trustee)
                .containsExactly("T2");
    }

    @Test
    void a_release_with_a_surplus_share_is_set_aside_whole() {
        var shares = shares(2);
        shares.put("B-1.1", batch.shares().get(1).get(1));

        var result = combine(release(1), received(2, CLOSE, shares), release(3));

        assertThat(result.isComplete()).isFalse();
        assertThat(result.setAside())
                .extracting(Recombination.SetAside::trustee)
                .containsExactly("T2");
    }

    @Test
    void a_release_for_another_closing_is_set_aside() {
        var result = combine(release(1), received(2, "d".repeat(64), shares(2)), release(3));

        assertThat(result.isComplete()).isFalse();
        assertThat(result.setAside().getFirst().reason()).contains("another closing");
    }

    @Test
    void the_same_trustee_twice_is_one() {
        assertThat(combine(release(1), release(1), release(2)).isComplete()).isFalse();
    }

    @Test
    void only_trustees_release_shares() {
        var release = new ShareRelease("T-1", "1", 1, CLOSE, null, shares(1));

        assertThatThrownBy(() -> ShareRelease.parse(release.sign(five.platform()), five.register()))
                .hasMessageContaining("unknown-signer");
    }

    @Test
    void shares_are_read_in_the_order_of_their_slots_alone() {
        var genuine =
                SignedMessage.parse(new ShareRelease("T-1", "1", 1, CLOSE, null, shares(1)).sign(five.signing(1)));
        var body = new String(genuine.body(), US_ASCII);
        var slots = List.copyOf(shares(1).keySet());
        var swapped = body.replace(slots.getFirst(), "#")
                .replace(slots.getLast(), slots.getFirst())
                .replace("#", slots.getLast());

        assertThatThrownBy(() -> ShareRelease.parse(
                        SignedMessage.sign(swapped.getBytes(US_ASCII), five.signing(1)), five.register()))
                .hasMessageContaining("bad-share");
    }

    @Test
    void a_zero_share_is_refused_when_it_is_read() {
        var genuine =
                SignedMessage.parse(new ShareRelease("T-1", "1", 1, CLOSE, null, shares(1)).sign(five.signing(1)));
        var share = Framing.hex(Curve.scalar(shares(1).get("B-1.0")));
        var forged = new String(genuine.body(), US_ASCII).replace(share, "0".repeat(64));

        assertThatThrownBy(() -> ShareRelease.parse(
                        SignedMessage.sign(forged.getBytes(US_ASCII), five.signing(1)), five.register()))
                .hasMessageContaining("bad-share");
    }

    @Test
    void a_sealed_release_opens_for_the_opening_service_alone() {
        var release = new ShareRelease("T-1", "1", 1, CLOSE, null, shares(3));
        var register = five.register();
        var sealed = SealedMessage.seal(
                release.sign(five.signing(3)), register.openingService(), register.regulatorEncryption());
        var opening = five.openingService();

        var opened =
                ShareRelease.parse(SealedMessage.open(sealed, opening.key(), opening.certificate()), five.register());

        assertThat(opened.trustee().id()).isEqualTo("T3");
        assertThat(opened.release()).isEqualTo(release);
        assertThatThrownBy(() -> SealedMessage.open(
                sealed, five.encryption(1).key(), five.encryption(1).certificate()));
    }

    private static Recombination combine(ShareRelease.Signed... releases) {
        return Recombination.of(CLOSE, slots, List.of(releases), 3);
    }

    private static ShareRelease.Signed release(int j) {
        return received(j, CLOSE, shares(j));
    }

    private static ShareRelease.Signed received(int j, String close, SortedMap<String, BigInteger> shares) {
        var release = new ShareRelease("T-1", "1", 1, close, null, shares);
        return ShareRelease.parse(release.sign(five.signing(j)), five.register());
    }

    private static SortedMap<String, BigInteger> shares(int j) {
        var own = batch.shares().get(j - 1);
        return new TreeMap<>(Map.of("B-1.0", own.get(0), "B-1.2", own.get(2)));
    }
}
