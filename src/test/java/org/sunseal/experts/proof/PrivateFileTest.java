package org.sunseal.experts.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.experts.draw.Handle;
import org.sunseal.experts.draw.Pool;
import org.sunseal.experts.draw.PooledExpert;

/** What the regulator's tool finds before it signs for a pool, and what counts as its signature. */
class PrivateFileTest {
    private final List<PrivateFile.Line> people = List.of(line(UUID.randomUUID()), line(UUID.randomUUID()));

    @Test
    void a_file_behind_its_pool_is_signed_for() {
        var file = file(people);

        var read = PrivateFile.behind(named(file, 2), pool(people).bytes(), file.bytes());

        assertThat(read.lines()).hasSize(2);
    }

    @Test
    void a_file_that_does_not_tie_every_handle_to_an_expert_of_its_own_is_not() {
        var file = file(people);
        var twice = people.getFirst().expert();
        var sameExpert = List.of(line(twice), line(twice));
        var exchanged = List.of(
                people.getFirst(),
                new PrivateFile.Line(people.getLast().handle(), people.getLast().salt(), UUID.randomUUID()));

        assertForeign("POOL says 3", named(file, 3), pool(people), file);
        assertForeign("another digest", named(file(exchanged), 2), pool(people), file);
        assertForeign("another hash", named(file, 2), pool(sameExpert), file);
        assertForeign("other handles", named(pool(people), file(sameExpert), 2), pool(people), file(sameExpert));
        assertForeign("not made from its salt", named(file(exchanged), 2), pool(people), file(exchanged));
        assertForeign(
                "behind two handles", named(pool(sameExpert), file(sameExpert), 2), pool(sameExpert), file(sameExpert));
    }

    @Test
    void only_platform_and_regulator_together_make_a_countersigned_pool() {
        var five = new FiveTrustees();
        var pool = named(file(people), 2);
        var both = SignedMessage.sign(pool.body(), five.platform(), five.regulator());

        assertThat(LoggedPool.countersigned(SignedMessage.parse(both), five.register()))
                .isEqualTo(pool);
        assertThat(LoggedPool.countersigned(
                        SignedMessage.parse(SignedMessage.merge(List.of(
                                SignedMessage.sign(pool.body(), five.regulator()),
                                SignedMessage.sign(pool.body(), five.platform())))),
                        five.register()))
                .isEqualTo(pool);
        for (var signed : List.of(
                SignedMessage.sign(pool.body(), five.platform()),
                SignedMessage.sign(pool.body(), five.regulator()),
                SignedMessage.sign(pool.body(), five.platform(), five.signing(1)),
                SignedMessage.sign(pool.body(), five.platform(), five.regulator(), five.signing(1)))) {
            assertThatThrownBy(() -> LoggedPool.countersigned(SignedMessage.parse(signed), five.register()))
                    .hasMessageContaining("not-countersigned");
        }
    }

    private static void assertForeign(String why, LoggedPool named, Pool pool, PrivateFile file) {
        assertThatThrownBy(() -> PrivateFile.behind(named, pool.bytes(), file.bytes()))
                .hasMessageContaining("foreign-pool")
                .hasMessageContaining(why);
    }

    private LoggedPool named(PrivateFile file, int count) {
        return named(pool(people), file, count);
    }

    private static LoggedPool named(Pool pool, PrivateFile file, int count) {
        return new LoggedPool("draw-1", pool.sha256(), count, Framing.hex(Framing.sha256(file.bytes())));
    }

    private static PrivateFile file(List<PrivateFile.Line> lines) {
        return new PrivateFile("draw-1", new byte[32], lines);
    }

    private static Pool pool(List<PrivateFile.Line> lines) {
        var pooled = new ArrayList<PooledExpert>();
        lines.forEach(line -> pooled.add(new PooledExpert(line.handle(), Set.of("C03"), "310000", "e1", 0)));
        return new Pool(pooled);
    }

    private static PrivateFile.Line line(UUID expert) {
        var salt = Keys.random(Handle.SALT_SIZE);
        return new PrivateFile.Line(Handle.of(salt, expert.toString()), salt, expert);
    }
}
