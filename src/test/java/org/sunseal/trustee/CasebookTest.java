package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import org.sunseal.project.proof.Notice;

class CasebookTest {
    @TempDir
    private Path folder;

    @Test
    void a_notice_that_is_refused_leaves_nothing_behind() throws IOException {
        try (var world = new AgentWorld(folder);
                var home = AgentHome.open(world.home("T1"));
                var sights = new FirstSights(folder.resolve("sights.journal"))) {
            var clock = new ClockSources(world.agentTime.get("T1"), world.machine, List.of());
            var casebook = new Casebook("T1", home.trust(), sights, clock);
            var lot = TestLot.published(world, "tender-1", "b1", TestLot.OPEN_AT, 1);
            var first = Notice.parseSigned(lot.notice.sign(stranger()));
            var later = Notice.parseSigned(
                    lot.postponement(TestLot.RIPE).sign(world.certified("CN=Stranger", Usage.SIGNING)));

            assertThatThrownBy(() -> casebook.take(first, AgentWorld.NOW)).hasMessageContaining("untrusted");
            assertThatThrownBy(() -> casebook.take(later, AgentWorld.NOW)).hasMessageContaining("unknown-signer");

            assertThat(casebook.lots()).isEmpty();
        }
    }

    /** Whom no authority certified. */
    private static Signer stranger() {
        var keys = Keys.ecP256();
        var own = Certificates.selfSigned(
                keys, "CN=Nobody", false, Institutions.FROM, Institutions.FROM.plusSeconds(100_000_000));
        return new Signer(keys.getPrivate(), own, List.of());
    }
}
