package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

@Timeout(300)
class ReceivedMessagesTest {
    @TempDir
    private Path folder;

    private AgentWorld world;
    private TestLot lot;

    @BeforeEach
    void allot() throws IOException {
        world = AgentWorld.running(folder);
        lot = TestLot.withThreeBids(world);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void an_acknowledgement_is_signed_and_names_what_was_taken() {
        byte[] order = lot.suspension("a complaint").sign(world.regulator);

        var acknowledgement =
                SignedMessage.parse(world.post("T1", "/inbox/orders", order).body());

        assertThat(acknowledgement.onlySigner())
                .isEqualTo(world.register.trustee("T1").orElseThrow().signing());
        var body = Fields.read(acknowledgement.body());
        body.version(1);
        assertThat(body.text("trustee")).isEqualTo("T1");
        assertThat(body.digest("sha256")).isEqualTo(ClaimedBid.digest(order));
        assertThat(body.instant("at")).isEqualTo(AgentWorld.NOW);
        body.end();
    }

    @Test
    void strangers_bind_nobody() {
        var stranger = world.certified("CN=Stranger", Usage.SIGNING);
        byte[] order = lot.suspension("none of your business").sign(stranger);
        byte[] postponement =
                lot.postponement(TestLot.RIPE.plus(Duration.ofDays(9))).sign(stranger);

        assertThat(refusal("/inbox/orders", order)).startsWith("unknown-signer");
        assertThat(refusal("/inbox/notices", postponement)).startsWith("unknown-signer");
        assertThat(refusal("/inbox/orders", new byte[] {1, 2, 3})).startsWith("malformed-cms");
        var closing = lot.closeAndRipen();
        world.awaitReleasedBy(closing.sha256(), AgentWorld.TRUSTEES);
    }

    @Test
    void a_strangers_copy_in_the_log_does_not_hide_the_right_signature() {
        var stranger = world.certified("CN=Stranger", Usage.SIGNING);
        var postponement = lot.postponement(TestLot.OPEN_AT.plus(Duration.ofDays(1)));
        var suspension = lot.suspension("a complaint");
        world.log("NOTICE", postponement.sign(stranger));
        world.log("ORDER", suspension.sign(stranger));
        world.awaitEverybodyUpToDate();

        send("T1", postponement.sign(world.agency), suspension.sign(world.regulator));

        var others = List.of("T2", "T3", "T4", "T5");
        var closing = lot.close();
        others.forEach(agent -> lot.awaitWindow(agent, closing));
        world.allClocksTo(TestLot.RIPE);
        world.awaitReleasedBy(closing.sha256(), others);
        world.awaitHold("T1", closing.sha256(), "R1", "R4");
        world.agentTime.get("T1").moveTo(TestLot.OPEN_AT.plus(PublishUnlogged.PATIENCE)); // nor does it count as logged
        world.await(() -> world.platform.logged("ORDER").size() == 2
                && world.platform.logged("NOTICE").size() == 3);
    }

    @Test
    void what_no_log_entry_can_hold_is_refused_and_hides_no_smaller_copy() {
        var authority = world.institutions.authority.certificate();
        var padding = Stream.generate(
                        () -> world.certified("CN=Padding", Usage.SIGNING).certificate())
                .limit(65);
        var padded = new Signer(
                world.regulator.key(),
                world.regulator.certificate(),
                Stream.concat(Stream.of(authority), padding).toList());
        var order = lot.suspension("a complaint");
        assertThat(order.sign(padded)).hasSizeBetween(25_000, OpenEntry.MAXIMUM_BYTES); // in base64 a third more

        assertThat(refusal("/inbox/orders", order.sign(padded))).contains("32 KiB");

        assertThat(world.post("T1", "/inbox/orders", order.sign(world.regulator))
                        .statusCode())
                .isEqualTo(200);
        world.agentTime.get("T1").forward(PublishUnlogged.PATIENCE);
        world.await(() -> world.platform.logged("ORDER").size() == 1);
    }

    private void send(String agent, byte[] notice, byte[] order) {
        world.allClocksTo(TestLot.OPEN_AT);
        assertThat(world.post(agent, "/inbox/notices", notice).statusCode()).isEqualTo(200);
        assertThat(world.post(agent, "/inbox/orders", order).statusCode()).isEqualTo(200);
    }

    private String refusal(String path, byte[] message) {
        var answer = world.post("T1", path, message);
        assertThat(answer.statusCode()).isEqualTo(422);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
