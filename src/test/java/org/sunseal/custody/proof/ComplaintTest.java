package org.sunseal.custody.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;

/** What a third party, who holds no key, makes of a complaint and the dealing it is about. */
class ComplaintTest {
    private static FiveTrustees five;
    private static FiveTrustees.Batch batch;

    @BeforeAll
    static void make_one_batch() {
        five = new FiveTrustees();
        batch = five.batch("B-1", 3);
    }

    @Test
    void a_bad_share_is_seen_by_everybody_once_its_receiver_opens_the_box() {
        var crooked = new CrookedDealing(batch.terms(), 2);
        crooked.shareOffset(4, BigInteger.ONE);
        var dealing = crooked.message(five.signing(2));

        var complaint = sent(complaint(dealing, 4), 4);

        assertThat(complaint.opened()).isNotNull();
        assertThat(complaint.confirm(dealing, batch.terms())).contains("bad-share", "key 1");
    }

    @Test
    void a_box_that_opens_for_nobody_is_proved_too() {
        var crooked = new CrookedDealing(batch.terms(), 2);
        crooked.missend(4);
        var dealing = crooked.message(five.signing(2));

        var complaint = sent(complaint(dealing, 4), 4);

        assertThat(complaint.confirm(dealing, batch.terms())).contains("bad-seal");
    }

    @Test
    void a_fault_that_is_public_opens_no_box() {
        var victim = new CrookedDealing(batch.terms(), 1);
        var thief = new CrookedDealing(batch.terms(), 2);
        thief.copyFrom(victim);
        var dealing = thief.message(five.signing(2));

        var complaint = sent(complaint(dealing, 3), 3);

        assertThat(complaint.opened()).isNull();
        assertThat(complaint.confirm(dealing, batch.terms())).contains("bad-possession");
    }

    @Test
    void a_good_dealing_cannot_be_complained_of() {
        var dealing = batch.dealings().get(1);
        var box = DealMessage.parse(dealing, batch.terms()).boxFor(4);
        var honest = OpenedBox.of(box, scalar(4));
        var wrongPoint =
                new OpenedBox(honest.point().add(Curve.generator()).normalize(), honest.challenge(), honest.response());
        var byAnother = OpenedBox.of(box, scalar(5));

        for (var opened : new @Nullable OpenedBox[] {null, honest, wrongPoint, byAnother}) {
            assertThatThrownBy(() -> accusing(dealing, opened).confirm(dealing, batch.terms()))
                    .hasMessageContaining("unfounded-complaint");
        }
    }

    @Test
    void a_complaint_is_about_one_dealing_of_one_ceremony() {
        var crooked = new CrookedDealing(batch.terms(), 2);
        crooked.shareOffset(4, BigInteger.ONE);
        var dealing = crooked.message(five.signing(2));
        var complaint = complaint(dealing, 4);
        var other = new CeremonyTerms("B-2", 3, five.register());

        assertThatThrownBy(() -> complaint.confirm(batch.dealings().get(1), batch.terms()))
                .hasMessageContaining("unfounded-complaint");
        assertThatThrownBy(() -> complaint.confirm(dealing, other)).hasMessageContaining("unfounded-complaint");
    }

    @Test
    void a_complaint_counts_only_from_the_trustee_it_names() {
        var complaint = accusing(batch.dealings().get(1), null);

        assertThat(sent(complaint, 4)).isEqualTo(complaint);
        assertThatThrownBy(() -> sent(complaint, 3)).hasMessageContaining("unknown-signer");
    }

    private static Complaint accusing(byte[] dealing, @Nullable OpenedBox opened) {
        return new Complaint("B-1", "T4", "T2", "I say so", Framing.hex(Framing.sha256(dealing)), opened);
    }

    private static Complaint complaint(byte[] dealing, int me) {
        var dealings = new ArrayList<>(batch.dealings());
        dealings.set(1, dealing);
        var outcome = Ceremony.conclude(
                batch.terms(),
                me,
                batch.ownShares().get(me - 1),
                dealings,
                five.encryption(me).key());
        return ((Ceremony.Outcome.Aborted) outcome).complaint();
    }

    private static Complaint sent(Complaint complaint, int signer) {
        return Complaint.parse(complaint.sign(five.signing(signer)), five.register());
    }

    private static BigInteger scalar(int j) {
        return ((ECPrivateKey) five.encryption(j).key()).getS();
    }
}
