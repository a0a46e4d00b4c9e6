package org.sunseal.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.InvalidEvidence;

class TlogProofTest {
    private final LogInMemory log = new LogInMemory().with(20);
    private final byte[] entry = new OpenEntry("NOTICE", new byte[] {1, 2}, Map.of("token", new byte[] {3})).encode();
    private final long index = log.append(entry);

    @Test
    void a_proof_survives_its_text_form() {
        log.with(11);

        var proof = TlogProof.parse(log.proof(index).encode());

        assertThat(proof.verify(entry, log.quorum()).quorumTime()).isEqualTo(LogInMemory.AT);
        assertThat(new String(proof.encode(), StandardCharsets.UTF_8)).startsWith("c2sp.org/tlog-proof@v1\nindex 20\n");
    }

    @Test
    void a_proof_that_is_no_utf_8_is_refused() {
        byte[] proof = log.proof(index).encode();
        proof[proof.length - 3] = (byte) 0xff;

        assertThatThrownBy(() -> TlogProof.parse(proof))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("bad-proof"));
    }

    @Test
    void a_proof_of_the_only_entry_has_no_hashes() {
        var lone = new LogInMemory();
        lone.append(entry);

        assertThat(TlogProof.parse(lone.proof(0).encode())
                        .verify(entry, lone.quorum())
                        .checkpoint()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_proof_of_one_entry_proves_no_other() {
        var other = new OpenEntry("NOTICE", new byte[] {1, 2}).encode();

        assertThatThrownBy(() -> log.proof(index).verify(other, log.quorum()))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("bad-proof"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1\nindex 1\n",
                "c2sp.org/tlog-proof@v2\nindex 1\n\nx\n",
                "c2sp.org/tlog-proof@v1\nindex 01\n\nx\n",
                "c2sp.org/tlog-proof@v1\nextra AA==\nindex 1\n\nx\n",
                "c2sp.org/tlog-proof@v1\nindex 1\n!\n\nx\n",
                "c2sp.org/tlog-proof@v1\nindex 1\nAB==\n\nx\n"
            })
    void a_malformed_proof_is_refused(String text) {
        assertThatThrownBy(() -> TlogProof.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("bad-proof"));
    }
}
