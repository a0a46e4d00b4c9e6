package org.sunseal.custody.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.SignedMessage;

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
        var dealing = new CrookedDealing(batch.terms(), 2);
        dealing.shareOffset(4, BigInteger.ONE);

        assertThat(concludeWith(dealing, 4)).isInstanceOfSatisfying(Ceremony.Outcome.Aborted.class, aborted -> {
            assertThat(aborted.dealer().id()).isEqualTo("T2");
            assertThat(aborted.reason()).contains("bad-share", "key 1");
        });
        assertThat(concludeWith(dealing, 3)).isInstanceOf(Ceremony.Outcome.Certified.class);
    }

    @Test
    void a_proof_of_possession_replayed_from_another_dealer_is_refused() {
        var victim = new CrookedDealing(batch.terms(), 1);
        var thief = new CrookedDealing(batch.terms(), 2);
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
        var dealing = new CrookedDealing(batch.terms(), 2);
        dealing.addCommitment();

        assertThat(concludeWith(dealing, 3)).isInstanceOfSatisfying(Ceremony.Outcome.Aborted.class, aborted -> {
            assertThat(aborted.dealer().id()).isEqualTo("T2");
            assertThat(aborted.reason()).contains("wrong-threshold");
        });
    }

    @Test
    void a_dealing_signed_in_anothers_name_is_refused() {
        var dealing = new CrookedDealing(batch.terms(), 2);

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
    void what_the_bulletin_shows_in_a_dealers_name_accuses_nobody_unless_the_dealer_signed_it_for_this_ceremony() {
        var replayed = new CrookedDealing(new CeremonyTerms("B-0", KEYS, five.register()), 2);

        assertThatThrownBy(() -> concludeWith(replayed, 3)).hasMessageContaining("not its word");
    }

    @Test
    void a_trustee_left_out_as_dealer_holds_shares_and_certifies_like_the_others() {
        var terms = new CeremonyTerms("B-7", 1, five.register(), new TreeSet<>(List.of(1, 2, 4, 5)));
        var own = new TreeMap<Integer, byte[]>();
        var dealings = new ArrayList<byte[]>();
        for (int j : terms.dealers()) {
            var dealing = Dealing.random(terms, j);
            own.put(j, dealing.ownShares());
            dealings.add(dealing.message(five.signing(j)));
        }
        var shares = new TreeMap<Integer, BigInteger>();
        var roots = new HashSet<String>();
        for (int j = 1; j <= 5; j++) {
            var outcome = (Ceremony.Outcome.Certified) Ceremony.conclude(
                    terms,
                    j,
                    own.getOrDefault(j, new byte[0]),
                    dealings,
                    five.encryption(j).key());
            shares.put(j, outcome.shares().getFirst());
            roots.add(outcome.statement().root());
        }

        assertThat(roots).containsExactly(Ceremony.publicKeys(terms, dealings).root());
        var key = Ceremony.publicKeys(terms, dealings).sharing(0);
        assertThat(key.isKeyOf(Lagrange.recombine(
                        new TreeMap<>(Map.of(1, shares.get(1), 3, shares.get(3), 5, shares.get(5))))))
                .isTrue();
        var late =
                Dealing.random(new CeremonyTerms("B-7", 1, five.register()), 3).message(five.signing(3));
        assertThatThrownBy(() -> DealMessage.parse(late, terms)).hasMessageContaining("does not deal");
    }

    @Test
    void fewer_dealers_than_the_threshold_are_no_ceremony() {
        assertThatThrownBy(() -> new CeremonyTerms("B-8", 1, five.register(), new TreeSet<>(List.of(1, 2))))
                .hasMessageContaining("bad-ceremony");
    }

    private static Ceremony.Outcome concludeWith(CrookedDealing crooked, int me) {
        var dealings = new ArrayList<>(batch.dealings());
        dealings.set(crooked.dealer() - 1, crooked.message(five.signing(crooked.dealer())));
        return Ceremony.conclude(
                batch.terms(),
                me,
                batch.ownShares().get(me - 1),
                dealings,
                five.encryption(me).key());
    }
}
