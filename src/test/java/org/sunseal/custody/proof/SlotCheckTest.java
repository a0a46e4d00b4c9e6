package org.sunseal.custody.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.NoteSigner;
import org.sunseal.crypto.SignatureLine;
import org.sunseal.crypto.SignedNote;

class SlotCheckTest {
    private static final int KEYS = 4;
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private static FiveTrustees five;
    private static FiveTrustees.Batch batch;
    private static BatchStatement statement;

    @BeforeAll
    static void make_one_batch() {
        five = new FiveTrustees();
        batch = five.batch("B-1", KEYS);
        statement = BatchStatement.parse(batch.statement(), five.register());
    }

    @Test
    void a_slot_with_all_its_documents_gives_the_key_of_the_batch() {
        var allotment = allotted(1, 3, "T-1", 1);
        var slot = slot(2, allotment, "T-1");

        var key = check(slot, allotment);

        assertThat(Curve.point(key)).isEqualTo(batch.keys().sharing(2).key());
        SlotCheck.requireWraps(Certificates.wrap(key, "CN=B-1.2", five.platform()), key);
    }

    @Test
    void a_slot_outside_its_allotment_is_refused() {
        var allotment = allotted(1, 3, "T-1", 1);

        assertThatThrownBy(() -> check(slot(0, allotment, "T-1"), allotment))
                .hasMessageContaining("slot-outside-allotment");
    }

    @Test
    void a_slot_allotted_to_another_tender_is_refused() {
        var allotment = allotted(1, 3, "T-2", 1);

        assertThatThrownBy(() -> check(slot(2, allotment, "T-1"), allotment))
                .hasMessageContaining("slot-outside-allotment");
    }

    @Test
    void a_slot_of_another_round_is_refused() {
        var allotment = allotted(1, 3, "T-1", 2);

        assertThatThrownBy(() -> check(slot(2, allotment, "T-1"), allotment))
                .hasMessageContaining("slot-outside-allotment");
    }

    @Test
    void a_key_that_is_not_in_the_batch_is_refused() {
        var allotment = allotted(0, 4, "T-1", 1);
        var genuine = slot(2, allotment, "T-1");
        var foreign =
                new Polynomial(List.of(Curve.randomScalar(), Curve.randomScalar(), Curve.randomScalar())).commit();
        var slot = with(genuine, foreign, genuine.path());

        assertThatThrownBy(() -> check(slot, allotment)).hasMessageContaining("not in the batch");
    }

    @Test
    void a_key_of_the_batch_under_another_number_is_refused() {
        var allotment = allotted(0, 4, "T-1", 1);
        var genuine = slot(2, allotment, "T-1");
        var slot = with(genuine, batch.keys().sharing(3), batch.keys().path(3));

        assertThatThrownBy(() -> check(slot, allotment)).hasMessageContaining("not in the batch");
    }

    @Test
    void a_slot_not_signed_by_the_platform_is_refused() {
        var allotment = allotted(0, 4, "T-1", 1);
        var p7 = slot(2, allotment, "T-1").sign(five.regulator());
        var allotP7 = five.signed(allotment, 1, 2, 3, 4);

        assertThatThrownBy(() -> SlotCheck.verify(p7, batch.statement(), allotP7, proof(allotP7, 5), five.register()))
                .hasMessageContaining("unknown-signer");
    }

    @Test
    void an_allotment_without_witness_quorum_is_refused() {
        var allotment = allotted(0, 4, "T-1", 1);
        var p7 = slot(2, allotment, "T-1").sign(five.platform());
        var allotP7 = five.signed(allotment, 1, 2, 3, 4);

        assertThatThrownBy(() -> SlotCheck.verify(p7, batch.statement(), allotP7, proof(allotP7, 4), five.register()))
                .hasMessageContaining("no-quorum");
    }

    @Test
    void an_allotment_that_is_not_in_the_log_is_refused() {
        var allotment = allotted(0, 4, "T-1", 1);
        var p7 = slot(2, allotment, "T-1").sign(five.platform());
        var allotP7 = five.signed(allotment, 1, 2, 3, 4);
        var another = five.signed(allotted(0, 3, "T-1", 1), 1, 2, 3, 4);

        assertThatThrownBy(() -> SlotCheck.verify(p7, batch.statement(), allotP7, proof(another, 5), five.register()))
                .hasMessageContaining("bad-proof");
    }

    private static PublicKey check(SlotStatement slot, Allotment allotment) {
        var allotP7 = five.signed(allotment, 1, 2, 3, 4);
        return SlotCheck.verify(
                slot.sign(five.platform()), batch.statement(), allotP7, proof(allotP7, 5), five.register());
    }

    private static Allotment allotted(int firstKey, int count, String tender, int round) {
        return new Allotment("B-1", firstKey, count, Allotment.Purpose.BID, tender, "1", round, "0".repeat(64), NOW, 3);
    }

    private static SlotStatement slot(int keyNo, Allotment allotment, String tender) {
        var sharing = batch.keys().sharing(keyNo);
        return new SlotStatement(
                tender,
                "1",
                1,
                "B-1." + keyNo,
                Framing.hex(Curve.encode(sharing.key())),
                sharing.hex(),
                statement.sha256(),
                batch.keys().path(keyNo),
                keyNo,
                allotment.sha256());
    }

    private static SlotStatement with(SlotStatement slot, Sharing sharing, List<String> path) {
        return new SlotStatement(
                slot.tender(),
                slot.lot(),
                slot.round(),
                slot.slot(),
                Framing.hex(Curve.encode(sharing.key())),
                sharing.hex(),
                slot.batchSha256(),
                path,
                slot.index(),
                slot.allotSha256());
    }

    /** A log that holds nothing but this allotment, cosigned by the first {@code witnesses} of the register. */
    private static TlogProof proof(byte[] allotP7, int witnesses) {
        var leaf = Merkle.leafHash(new OpenEntry("ALLOT", allotP7).encode());
        var origin = five.register().origin();
        var text = new Checkpoint(origin, 1, Merkle.root(List.of(leaf))).noteText();
        var lines = new ArrayList<SignatureLine>();
        lines.add(new NoteSigner(origin, five.logKey()).line(text));
        for (int i = 0; i < witnesses; i++) {
            var name = five.register().members().get(i).witnessKey().name();
            lines.add(Cosignatures.sign(name, five.witnessKeys().get(i), text, NOW));
        }
        return new TlogProof(0, List.of(), SignedNote.of(text, lines).encode());
    }
}
