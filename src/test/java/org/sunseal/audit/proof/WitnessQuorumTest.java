package org.sunseal.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedNote;

class WitnessQuorumTest {
    private static final Instant AT = LogInMemory.AT;

    private final LogInMemory log = new LogInMemory().with(16);

    @Test
    void two_witnesses_may_be_down() {
        assertThat(log.quorum().verify(log.note(5).encode()).quorumTime()).isEqualTo(AT);
    }

    @Test
    void three_witnesses_may_not_be_down() {
        assertRefused("no-quorum", log.note(4));
    }

    @Test
    void one_witness_does_not_count_twice() {
        var twice = log.note(4).with(List.of(log.cosign(0, AT.plusSeconds(1))));

        assertRefused("no-quorum", twice);
    }

    @Test
    void with_two_down_and_one_clock_ten_minutes_off_the_time_still_holds() {
        for (var wrong : List.of(AT.minus(Duration.ofMinutes(10)), AT.plus(Duration.ofMinutes(10)))) {
            var lines = IntStream.range(0, 5)
                    .mapToObj(i -> log.cosign(i, i == 2 ? wrong : AT))
                    .toList();

            assertThat(log.quorum().verify(log.note(log.checkpoint(), lines)).quorumTime())
                    .isEqualTo(AT);
        }
    }

    @Test
    void with_two_clocks_wrong_the_time_is_one_an_honest_witness_gave() {
        var lines = IntStream.range(0, 5)
                .mapToObj(i -> log.cosign(i, i < 2 ? AT.minus(Duration.ofDays(1)) : AT.plusSeconds(i)))
                .toList();

        assertThat(log.quorum().verify(log.note(log.checkpoint(), lines)).quorumTime())
                .isEqualTo(AT.plusSeconds(2));
    }

    @Test
    void quorum_time_is_the_median_of_the_five_earliest() {
        var lines = IntStream.range(0, 7)
                .mapToObj(i -> log.cosign(i, AT.plusSeconds(6 - i)))
                .toList();

        assertThat(log.quorum().verify(log.note(log.checkpoint(), lines)).quorumTime())
                .isEqualTo(AT.plusSeconds(2));
    }

    @Test
    void a_false_cosignature_spoils_the_note() {
        var false5 = new LogInMemory().with(3).note(5).lines(); // over another checkpoint
        var note = log.note(5).with(List.of(false5.getLast()));
        var own = log.cosign(6, AT);
        own.signature()[20] ^= 1;

        assertThat(log.quorum().verify(note).quorumTime()).isEqualTo(AT); // of a stranger: no witness of ours
        assertRefused("bad-signature", log.note(5).with(List.of(own)));
    }

    @Test
    void a_checkpoint_the_log_did_not_sign_is_refused() {
        var unsigned =
                SignedNote.of(log.checkpoint().noteText(), log.note(5).lines().subList(1, 6));

        assertRefused("bad-signature", unsigned);
    }

    @Test
    void cosignatures_of_one_checkpoint_do_not_move_to_a_fork_of_it() {
        var fork = new Checkpoint(LogInMemory.ORIGIN, log.checkpoint().size(), new byte[32]);
        var forked = log.note(fork, log.note(5).lines().subList(1, 6));

        assertRefused("bad-signature", forked);
    }

    @Test
    void a_checkpoint_of_another_origin_is_refused() {
        var elsewhere = new Checkpoint("log.example/other", 16, log.checkpoint().root());

        assertRefused("bad-signature", log.note(elsewhere, List.of()));
    }

    private void assertRefused(String code, SignedNote note) {
        assertThatThrownBy(() -> log.quorum().verify(note.encode()))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
