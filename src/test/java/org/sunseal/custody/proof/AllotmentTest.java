package org.sunseal.custody.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

class AllotmentTest {
    private static final FiveTrustees FIVE = new FiveTrustees();

    @Test
    void four_trustees_make_an_allotment_and_three_do_not() {
        var allotment = keys("B-1", 0, 256, "T-1");

        assertThat(Allotment.parse(FIVE.signed(allotment, 1, 2, 4, 5), FIVE.register()))
                .isEqualTo(allotment);
        assertThatThrownBy(() -> Allotment.parse(FIVE.signed(allotment, 1, 2, 4), FIVE.register()))
                .hasMessageContaining("too-few-trustees");
    }

    @Test
    void a_stranger_does_not_count_as_the_fourth() {
        var allotment = keys("B-1", 0, 256, "T-1");
        var message = SignedMessage.sign(
                allotment.body(), FIVE.signing(1), FIVE.signing(2), FIVE.signing(3), FIVE.platform());

        assertThatThrownBy(() -> Allotment.parse(message, FIVE.register())).hasMessageContaining("unknown-signer");
    }

    /** Every way to split three honest signers over two overlapping allotments while T4 and T5 sign both. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void two_conflicting_allotments_with_two_dishonest_signers_never_both_count(int honestForTheFirst) {
        var signers = List.of(FIVE.signing(1), FIVE.signing(2), FIVE.signing(3));

        var first = signed(keys("B-1", 0, 256, "T-1"), signers.subList(0, honestForTheFirst));
        var second = signed(keys("B-1", 0, 256, "T-2"), signers.subList(honestForTheFirst, 3));

        assertThat(counts(first) && counts(second)).isFalse();
    }

    private static byte[] signed(Allotment allotment, List<Signer> honest) {
        var signers = new ArrayList<>(honest);
        signers.add(FIVE.signing(4));
        signers.add(FIVE.signing(5));
        return SignedMessage.sign(allotment.body(), signers.toArray(Signer[]::new));
    }

    private static boolean counts(byte[] message) {
        try {
            Allotment.parse(message, FIVE.register());
            return true;
        } catch (InvalidEvidence e) {
            return false;
        }
    }

    @Test
    void ranges_overlap_when_they_share_a_key_of_one_batch() {
        var allotment = keys("B-1", 100, 50, "T-1");

        assertThat(allotment.overlaps(keys("B-1", 149, 10, "T-2"))).isTrue();
        assertThat(allotment.overlaps(keys("B-1", 90, 11, "T-2"))).isTrue();
        assertThat(allotment.overlaps(keys("B-1", 150, 10, "T-2"))).isFalse();
        assertThat(allotment.overlaps(keys("B-1", 90, 10, "T-2"))).isFalse();
        assertThat(allotment.overlaps(keys("B-2", 100, 50, "T-2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"B-1.99", "B-1.150", "B-2.100", "B-1.0100", "B-1.+100", "B-1", "100", "", "B-1.100 "})
    void slots_outside_or_misspelt_are_not_contained(String slot) {
        var allotment = keys("B-1", 100, 50, "T-1");

        assertThat(allotment.contains(slot)).isFalse();
        assertThat(allotment.contains("B-1.100")).isTrue();
        assertThat(allotment.contains("B-1.149")).isTrue();
    }

    @Test
    void a_register_that_two_quorums_could_split_is_refused() {
        var register = FIVE.register();

        assertThatThrownBy(() -> withThresholds(register, 3, 3, 5)).hasMessageContaining("2a - n > k - 1");
        assertThatThrownBy(() -> withThresholds(register, 3, 4, 4)).hasMessageContaining("2w - m > k - 1");
        assertThatThrownBy(() -> withThresholds(register, 4, 5, 7)).hasMessageContaining("2k - 1");
    }

    @Test
    void a_register_survives_signing_and_a_trust_file_and_refuses_an_unlisted_regulator() {
        var register = FIVE.register();
        var message = register.sign(FIVE.regulator());
        var listed = Certificates.sha256(FIVE.regulator().certificate());
        var anchors = List.of(FIVE.authority().certificate());

        var file = new TrustFile(anchors, List.of(listed), message, List.of()).encode();
        var read = TrustFile.parse(file);

        assertThat(read.register().sha256()).isEqualTo(register.sha256());
        assertThat(read.register().trustee("T3").orElseThrow().index()).isEqualTo(3);
        assertThatThrownBy(() -> new TrustFile(anchors, List.of("0".repeat(64)), message, List.of()))
                .hasMessageContaining("untrusted-register");
        assertThatThrownBy(() -> TrusteeRegister.parse(register.sign(FIVE.platform())))
                .hasMessageContaining("bad-register");
    }

    private static TrusteeRegister withThresholds(TrusteeRegister register, int k, int a, int w) {
        return new TrusteeRegister(
                register.n(),
                k,
                a,
                w,
                register.origin(),
                register.logKey(),
                register.members(),
                register.platformSigning(),
                register.openingService(),
                register.regulatorSigning(),
                register.regulatorEncryption(),
                register.tsa(),
                register.tick());
    }

    private static Allotment keys(String batch, int firstKey, int count, String tender) {
        return new Allotment(
                batch,
                firstKey,
                count,
                Allotment.Purpose.BID,
                tender,
                "1",
                1,
                "0".repeat(64),
                Instant.parse("2026-03-02T01:30:00Z"),
                3);
    }
}
