package org.sunseal.opening.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.bidding.proof.FormCommitment;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.SlotCertificate;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.custody.proof.Recombination;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.custody.proof.Sharing;

/**
 * From the trustees' messages to a bid's contents, and every way it must not work (protocol 5.6, 5.9 O2 to O4, 5.10).
 */
class UnsealingTest {
    private static final FiveTrustees TRUSTEES = new FiveTrustees();
    private static final FiveTrustees.Batch BATCH = TRUSTEES.batch("b1", 4);
    private static final String CLOSE = "ab".repeat(32);
    private static final String SIGNER = "cd".repeat(32);
    private static final List<String> LISTED = List.of("b1.0", "b1.2");

    private static final OpeningForm FORM = new OpeningForm("1200000.00", "CNY", "180", "合格", "none", List.of());

    private final byte[] blind = Keys.random(32);

    @Test
    void any_three_trustees_open_the_bid() {
        var package0 = contents("b1.0", entry("b1.0", 1, Keys.random(32)));
        var keyMessage = seal("b1.0", package0.bytes());

        for (var three : List.of(List.of(1, 2, 3), List.of(1, 4, 5), List.of(2, 3, 5))) {
            var key = keyOf("b1.0", three);
            assertThat(Unsealing.open(key, manifest("b1.0", keyMessage, package0), keyMessage, Set.of()))
                    .as("trustees %s", three)
                    .isInstanceOf(Unsealed.Opened.class);
        }
    }

    @Test
    void two_trustees_open_nothing() {
        var combined = Recombination.of(CLOSE, sharings(), List.of(release(1), release(2)), 3);

        assertThat(combined.isComplete()).isFalse();
        assertThat(combined.keys()).isEmpty();
    }

    @Test
    void a_wrong_share_sets_its_message_aside_and_names_the_trustee() {
        var spoilt = shares(2);
        spoilt.merge("b1.2", BigInteger.ONE, BigInteger::add);

        var combined = Recombination.of(CLOSE, sharings(), List.of(release(1), release(2, spoilt), release(3)), 3);

        assertThat(combined.isComplete()).isFalse();
        assertThat(combined.setAside())
                .extracting(Recombination.SetAside::trustee)
                .containsExactly("T2");
    }

    @Test
    void a_message_without_one_slot_is_set_aside_whole() {
        var spoilt = shares(2);
        spoilt.remove("b1.2");

        var combined =
                Recombination.of(CLOSE, sharings(), List.of(release(1), release(2, spoilt), release(3), release(4)), 3);

        assertThat(combined.used()).containsExactly("T1", "T3", "T4");
        assertThat(combined.setAside())
                .extracting(Recombination.SetAside::trustee)
                .containsExactly("T2");
    }

    @Test
    void a_share_that_is_zero_is_refused() {
        assertThatThrownBy(() -> ShareRelease.parse(shareMessage("00".repeat(32)), TRUSTEES.register()))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("bad-share"));
    }

    @Test
    void a_share_not_below_the_group_order_is_refused() {
        var order = Framing.hex(BigIntegers.asUnsignedByteArray(32, Curve.order()));

        assertThatThrownBy(() -> ShareRelease.parse(shareMessage(order), TRUSTEES.register()))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("bad-share"));
    }

    @Test
    void a_key_message_changed_in_store_is_the_platforms_fault() {
        var contents = contents("b1.0", entry("b1.0", 1, Keys.random(32)));
        var keyMessage = seal("b1.0", contents.bytes());
        var manifest = manifest("b1.0", keyMessage, contents);
        keyMessage[keyMessage.length - 1] ^= 1;

        assertThat(Unsealing.open(keyOf("b1.0"), manifest, keyMessage, Set.of()))
                .isInstanceOf(Unsealed.PlatformFault.class);
    }

    @Test
    void a_key_message_sealed_broken_is_the_bidders_fault() {
        var contents = contents("b1.0", entry("b1.0", 1, Keys.random(32)));
        var keyMessage = seal("b1.0", contents.bytes());
        keyMessage[keyMessage.length - 1] ^= 1;

        assertThat(Unsealing.open(keyOf("b1.0"), manifest("b1.0", keyMessage, contents), keyMessage, Set.of()))
                .isInstanceOf(Unsealed.BidderFault.class);
    }

    @Test
    void a_rivals_copied_key_message_does_not_open_under_his_own_slot() {
        var victim = contents("b1.0", entry("b1.0", 1, Keys.random(32)));
        var copied = seal("b1.0", victim.bytes());

        assertThat(Unsealing.open(keyOf("b1.2"), manifest("b1.2", copied, victim), copied, Set.of()))
                .isInstanceOf(Unsealed.BidderFault.class);
    }

    @Test
    void a_package_rewrapped_for_another_slot_is_void() {
        var victim = contents("b1.0", entry("b1.0", 1, Keys.random(32)));
        var rewrapped = seal("b1.2", victim.bytes());

        assertThat(Unsealing.open(keyOf("b1.2"), manifest("b1.2", rewrapped, victim), rewrapped, Set.of()))
                .isInstanceOf(Unsealed.BidderFault.class);
    }

    @Test
    void an_object_taken_over_from_the_own_earlier_bid_is_accepted() {
        var contents = contents("b1.0", entry("b1.3", 1, Keys.random(32)));
        var keyMessage = seal("b1.0", contents.bytes());

        assertThat(Unsealing.open(keyOf("b1.0"), manifest("b1.0", keyMessage, contents), keyMessage, Set.of("b1.3")))
                .isInstanceOf(Unsealed.Opened.class);
    }

    @Test
    void an_object_of_a_strangers_slot_is_void() {
        var contents = contents("b1.0", entry("b1.2", 1, Keys.random(32)));
        var keyMessage = seal("b1.0", contents.bytes());

        assertThat(Unsealing.open(keyOf("b1.0"), manifest("b1.0", keyMessage, contents), keyMessage, Set.of("b1.3")))
                .isInstanceOf(Unsealed.BidderFault.class);
    }

    @Test
    void one_file_key_for_two_objects_is_void() {
        var fileKey = Keys.random(32);
        var contents = contents("b1.0", entry("b1.0", 1, fileKey), entry("b1.0", 2, fileKey));
        var keyMessage = seal("b1.0", contents.bytes());

        assertThat(Unsealing.open(keyOf("b1.0"), manifest("b1.0", keyMessage, contents), keyMessage, Set.of()))
                .isInstanceOf(Unsealed.BidderFault.class);
    }

    @Test
    void a_form_that_does_not_open_the_signed_commitment_is_void() {
        var signed = contents("b1.0", entry("b1.0", 1, Keys.random(32)));
        var cheaper = new OpeningForm("1.00", "CNY", "180", "合格", "none", List.of());
        var inside = new KeyPackage(context("b1.0"), SIGNER, signed.objects(), cheaper.bytes(), blind);
        var keyMessage = seal("b1.0", inside.bytes());

        assertThat(Unsealing.open(keyOf("b1.0"), manifest("b1.0", keyMessage, signed), keyMessage, Set.of()))
                .isInstanceOf(Unsealed.BidderFault.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "{\"price\":\"1.00\"}"})
    void a_form_nobody_can_read_is_the_bidders_fault(String form) {
        var contents = new KeyPackage(
                context("b1.0"),
                SIGNER,
                List.of(entry("b1.0", 1, Keys.random(32))),
                form.getBytes(StandardCharsets.UTF_8),
                blind);
        var keyMessage = seal("b1.0", contents.bytes());

        assertThat(Unsealing.open(keyOf("b1.0"), manifest("b1.0", keyMessage, contents), keyMessage, Set.of()))
                .isInstanceOf(Unsealed.BidderFault.class);
    }

    private static SlotContext context(String slot) {
        return SlotContext.of("t1", "1", 1, slot);
    }

    private static KeyPackage.Entry entry(String sealedFor, int i, byte[] fileKey) {
        return new KeyPackage.Entry(
                i,
                "file-%d.pdf".formatted(i),
                1000,
                "12".repeat(32),
                fileKey,
                context(sealedFor).object(i));
    }

    private KeyPackage contents(String slot, KeyPackage.Entry... entries) {
        return new KeyPackage(context(slot), SIGNER, List.of(entries), FORM.bytes(), blind);
    }

    private static SealedManifest manifest(String slot, byte[] keyMessage, KeyPackage contents) {
        var pieces = new ArrayList<SealedManifest.Piece>();
        for (var entry : contents.objects()) {
            pieces.add(
                    new SealedManifest.Piece(entry.i(), ChunkedFile.sealedLength(1000), Framing.hex(Keys.random(32))));
        }
        var key = new SealedManifest.Piece(
                SealedManifest.KEY, keyMessage.length, Framing.hex(Framing.sha256(keyMessage)));
        var commitment = FormCommitment.of(context(slot), contents.blind(), contents.form());
        return new SealedManifest(
                context(slot), "aa".repeat(32), "bb".repeat(32), pieces, key, commitment, SIGNER, 1, null);
    }

    private static byte[] seal(String slot, byte[] contents) {
        return SealedMessage.seal(
                contents, SlotCertificate.of(slot, Curve.publicKey(sharing(slot).key())));
    }

    private static Sharing sharing(String slot) {
        return BATCH.keys().sharing(KeyId.parse(slot).keyNo());
    }

    private static Map<String, Sharing> sharings() {
        var sharings = new TreeMap<String, Sharing>();
        LISTED.forEach(slot -> sharings.put(slot, sharing(slot)));
        return sharings;
    }

    private static BigInteger keyOf(String slot) {
        return keyOf(slot, List.of(1, 2, 3));
    }

    private static BigInteger keyOf(String slot, List<Integer> trustees) {
        var releases = trustees.stream().map(UnsealingTest::release).toList();
        var keys = Recombination.of(CLOSE, sharings(), releases, 3).keys();
        return new TreeMap<>(keys).getOrDefault(slot, BigInteger.ZERO);
    }

    private static TreeMap<String, BigInteger> shares(int trustee) {
        var shares = new TreeMap<String, BigInteger>();
        LISTED.forEach(slot -> shares.put(
                slot, BATCH.shares().get(trustee - 1).get(KeyId.parse(slot).keyNo())));
        return shares;
    }

    private static ShareRelease.Signed release(int trustee) {
        return release(trustee, shares(trustee));
    }

    private static ShareRelease.Signed release(int trustee, TreeMap<String, BigInteger> shares) {
        var message = new ShareRelease("t1", "1", 1, CLOSE, null, shares).sign(TRUSTEES.signing(trustee));
        return ShareRelease.parse(message, TRUSTEES.register());
    }

    /** A share message with one share our own code would not write. */
    private static byte[] shareMessage(String share) {
        var body = new TreeMap<String, @Nullable Object>(Map.of(
                "v",
                1,
                "tender",
                "t1",
                "lot",
                "1",
                "round",
                1,
                "closeSha256",
                CLOSE,
                "shares",
                List.of(Map.of("slot", "b1.0", "share", share))));
        body.put("admitSha256", null);
        return SignedMessage.sign(CanonicalJson.write(body), TRUSTEES.signing(1));
    }
}
