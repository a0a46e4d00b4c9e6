package org.sunseal.custody.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

class CeremonyTest {
    private static final int KEYS = 3;

    private static FiveTrustees five;
    private static FiveTrustees.Batch batch;

    @BeforeAll
    static void make_one_batch() {
        five = new FiveTrustees();
        batch = five.batch("B-1", KEYS);
    }

    @Test
    void a_batch_made_over_messages_is_certified_by_all_five_and_its_keys_open() {
        var statement = BatchStatement.parse(batch.statement(), five.register());
        var keys = BatchKeys.parse(batch.keys().bytes(), statement);

        assertThat(statement.count()).isEqualTo(KEYS);
        assertThat(Ceremony.publicKeys(batch.terms(), batch.dealings()).root()).isEqualTo(statement.root());
        for (int keyNo = 0; keyNo < KEYS; keyNo++) {
            var shares = new TreeMap<Integer, BigInteger>();
            for (int j : List.of(1, 3, 5)) {
                shares.put(j, batch.shares().get(j - 1).get(keyNo));
            }
            assertThat(keys.sharing(keyNo).isKeyOf(Lagrange.recombine(shares))).isTrue();
        }
    }

    @Test
    void a_statement_that_one_trustee_did_not_sign_is_worth_nothing() {
        var statement = BatchStatement.parse(batch.statement(), five.register());
        var four = SignedMessage.merge(List.of(
                statement.sign(five.signing(1)),
                statement.sign(five.signing(2)),
                statement.sign(five.signing(3)),
                statement.sign(five.signing(4))));

        assertThatThrownBy(() -> BatchStatement.parse(four, five.register())).hasMessageContaining("too-few-trustees");
    }

    @Test
    void a_stranger_beside_the_trustees_spoils_the_statement() {
        var statement = BatchStatement.parse(batch.statement(), five.register());
        var withStranger = SignedMessage.merge(List.of(batch.statement(), statement.sign(five.platform())));

        assertThatThrownBy(() -> BatchStatement.parse(withStranger, five.register()))
                .hasMessageContaining("unknown-signer");
    }

    @Test
    void a_key_file_with_one_flipped_byte_is_not_the_certified_one() {
        var statement = BatchStatement.parse(batch.statement(), five.register());
        var file = batch.keys().bytes();
        file[40] ^= 1;

        assertThatThrownBy(() -> BatchKeys.parse(file, statement)).hasMessageContaining("bad-batch");
        assertThatThrownBy(() -> BatchKeys.parse(Arrays.copyOf(file, 99), statement))
                .hasMessageContaining("bad-batch");
    }

    @Test
    void a_wrong_share_aborts_the_batch_and_names_its_dealer() {
        var dealing = new Crooked(2);
        dealing.shareOffset(4, BigInteger.ONE);

        assertThat(concludeWith(dealing, 4)).isInstanceOfSatisfying(Ceremony.Outcome.Aborted.class, aborted -> {
            assertThat(aborted.dealer().id()).isEqualTo("T2");
            assertThat(aborted.reason()).contains("bad-share", "key 1");
        });
        assertThat(concludeWith(dealing, 3)).isInstanceOf(Ceremony.Outcome.Certified.class);
    }

    @Test
    void a_proof_of_possession_replayed_from_another_dealer_is_refused() {
        var victim = new Crooked(1);
        var thief = new Crooked(2);
        thief.copyFrom(victim);

        assertThat(concludeWith(thief, 3)).isInstanceOfSatisfying(Ceremony.Outcome.Aborted.class, aborted -> {
            assertThat(aborted.dealer().id()).isEqualTo("T2");
            assertThat(aborted.reason()).contains("bad-possession");
        });
    }

    @Test
    void a_proof_of_possession_is_good_for_one_batch_dealer_and_key_only() {
        var secret = Curve.randomScalar();
        var key = Curve.timesGenerator(secret);
        var proof = Possession.prove(secret, "B-1", 1, 7);

        assertThat(Possession.verifies(proof, key, "B-1", 1, 7)).isTrue();
        assertThat(Possession.verifies(proof, key, "B-2", 1, 7)).isFalse();
        assertThat(Possession.verifies(proof, key, "B-1", 2, 7)).isFalse();
        assertThat(Possession.verifies(proof, key, "B-1", 1, 8)).isFalse();
        assertThat(Possession.verifies(proof, Curve.generator(), "B-1", 1, 7)).isFalse();
    }

    @Test
    void a_dealer_who_elevates_the_threshold_is_refused() {
        var dealing = new Crooked(2);
        dealing.addCommitment();

        assertThat(concludeWith(dealing, 3)).isInstanceOfSatisfying(Ceremony.Outcome.Aborted.class, aborted -> {
            assertThat(aborted.dealer().id()).isEqualTo("T2");
            assertThat(aborted.reason()).contains("wrong-threshold");
        });
    }

    @Test
    void a_dealing_signed_in_anothers_name_is_refused() {
        var dealing = new Crooked(2);

        assertThatThrownBy(() -> DealMessage.parse(dealing.message(five.signing(3)), batch.terms()))
                .hasMessageContaining("bad-dealing");
        assertThatThrownBy(() -> DealMessage.parse(dealing.message(five.platform()), batch.terms()))
                .hasMessageContaining("unknown-signer");
    }

    @Test
    void a_dealing_of_another_batch_is_refused() {
        var other = new CeremonyTerms("B-2", KEYS, five.register());

        assertThatThrownBy(() -> DealMessage.parse(batch.dealings().getFirst(), other))
                .hasMessageContaining("another batch");
    }

    @Test
    void a_complaint_counts_only_from_the_trustee_it_names() {
        var complaint = new Complaint("B-1", "T3", "T2", "bad-share");

        assertThat(Complaint.parse(complaint.sign(five.signing(3)), five.register()))
                .isEqualTo(complaint);
        assertThatThrownBy(() -> Complaint.parse(complaint.sign(five.signing(4)), five.register()))
                .hasMessageContaining("unknown-signer");
    }

    private static Ceremony.Outcome concludeWith(Crooked crooked, int me) {
        var dealings = new ArrayList<>(batch.dealings());
        dealings.set(crooked.dealer - 1, crooked.message(five.signing(crooked.dealer)));
        return Ceremony.conclude(
                batch.terms(),
                me,
                batch.ownShares().get(me - 1),
                dealings,
                five.encryption(me).key());
    }

    /** A dealing for the batch of this test whose parts can be bent before it is signed. */
    private static final class Crooked {
        final int dealer;
        private List<Polynomial> polynomials = new ArrayList<>();
        private byte[] proofs = new byte[0];
        private byte[] surplus = new byte[0];
        private int bentIndex;
        private BigInteger bend = BigInteger.ZERO;

        Crooked(int dealer) {
            this.dealer = dealer;
            for (int keyNo = 0; keyNo < KEYS; keyNo++) {
                var polynomial = Polynomial.random(3);
                polynomials.add(polynomial);
                proofs = joined(proofs, Possession.prove(polynomial.secret(), "B-1", dealer, keyNo));
            }
        }

        void shareOffset(int index, BigInteger offset) {
            bentIndex = index;
            bend = offset;
        }

        void copyFrom(Crooked victim) {
            polynomials = victim.polynomials;
            proofs = victim.proofs;
        }

        void addCommitment() {
            surplus = Curve.encode(Curve.generator());
        }

        byte[] message(Signer signer) {
            var commitments = new byte[0];
            for (var polynomial : polynomials) {
                commitments = joined(commitments, polynomial.commit().encode());
            }
            var boxes = new TreeMap<Integer, byte[]>();
            for (int j = 1; j <= 5; j++) {
                if (j != dealer) {
                    boxes.put(j, ShareBox.seal(sharesFor(j), five.encryption(j).certificate()));
                }
            }
            return DealMessage.sign(batch.terms(), dealer, joined(commitments, surplus), proofs, boxes, signer);
        }

        private List<BigInteger> sharesFor(int j) {
            var shares = new ArrayList<BigInteger>();
            for (var polynomial : polynomials) {
                shares.add(polynomial.at(j));
            }
            if (j == bentIndex) {
                shares.set(1, shares.get(1).add(bend).mod(Curve.order()));
            }
            return shares;
        }

        private static byte[] joined(byte[] one, byte[] other) {
            var joined = Arrays.copyOf(one, one.length + other.length);
            System.arraycopy(other, 0, joined, one.length, other.length);
            return joined;
        }
    }
}
