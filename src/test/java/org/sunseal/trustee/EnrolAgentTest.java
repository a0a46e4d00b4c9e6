package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.TrustFile;

class EnrolAgentTest {
    private static final AgentSettings SETTINGS =
            new AgentSettings("T1", URI.create("http://127.0.0.1:8080"), 8201, true, List.of());

    @TempDir
    private Path folder;

    @Test
    void keys_are_readable_by_the_owner_alone() throws IOException {
        var home = folder.resolve("T1");

        initialise(home);

        assertThat(permissions(home)).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("keys"))).isEqualTo("rwx------");
        try (var keys = Files.list(home.resolve("keys"))) {
            assertThat(keys.map(EnrolAgentTest::permissions)).hasSize(4).containsOnly("rw-------");
        }
        assertThat(home.resolve("public")).isDirectoryContaining(file -> file.endsWith("signing.csr"));
    }

    @Test
    void an_agent_is_never_initialised_over_another() {
        var home = folder.resolve("T1");
        initialise(home);
        byte[] keys = Durable.read(home.resolve("keys/signing.p12"));

        assertThatIllegalStateException().isThrownBy(() -> initialise(home));

        assertThat(Durable.read(home.resolve("keys/signing.p12"))).isEqualTo(keys);
    }

    @Test
    void settings_survive_the_way_to_disk_and_back() {
        assertThat(AgentSettings.read(SETTINGS.bytes())).isEqualTo(SETTINGS);
    }

    @Test
    void a_certificate_for_another_key_is_refused() throws IOException {
        try (var world = new AgentWorld(folder)) {
            var trust = Durable.read(world.home("T1").resolve("trust.json"));
            var foreign = world.certified("CN=T1", Usage.SIGNING).certificate();

            assertThatThrownBy(() -> new EnrolAgent().enrol(world.home("T1"), trust, foreign))
                    .isInstanceOf(InvalidEvidence.class)
                    .hasMessageContaining("wrong-key");
        }
    }

    @Test
    void a_register_that_lists_other_keys_or_another_regulator_is_refused() throws IOException {
        try (var world = new AgentWorld(folder.resolve("one"));
                var other = new AgentWorld(folder.resolve("other"))) {
            var own = world.register.trustee("T1").orElseThrow();
            var foreignTrust = Durable.read(other.home("T1").resolve("trust.json"));

            assertThatThrownBy(() ->
                            new EnrolAgent().enrol(world.home("T1"), foreignTrust, own.signing(), own.encryption()))
                    .isInstanceOf(InvalidEvidence.class)
                    .hasMessageContaining("not-in-register");
            assertThatThrownBy(() -> new TrustFile(
                            List.of(),
                            List.of(world.agency.certificateSha256()),
                            world.register.sign(world.regulator),
                            List.of()))
                    .isInstanceOf(InvalidEvidence.class)
                    .hasMessageContaining("untrusted-register");
        }
    }

    @Test
    void an_enrolment_that_is_refused_leaves_the_home_as_it_was() throws IOException {
        try (var world = new AgentWorld(folder.resolve("one"));
                var other = new AgentWorld(folder.resolve("other"))) {
            var home = world.home("T1");
            var own = world.register.trustee("T1").orElseThrow();
            var before = filesOf(home);
            var foreignTrust = Durable.read(other.home("T1").resolve("trust.json"));
            var ownTrust = Durable.read(home.resolve("trust.json"));

            assertThatThrownBy(() -> new EnrolAgent().enrol(home, foreignTrust, own.signing(), own.encryption()))
                    .hasMessageContaining("not-in-register");
            assertThat(filesOf(home)).isEqualTo(before);
            try (var running = AgentHome.open(home)) {
                assertThatIllegalStateException().as("%s runs", running.id()).isThrownBy(() -> new EnrolAgent()
                        .enrol(home, ownTrust, own.signing(), own.encryption()));
            }
            assertThat(filesOf(home)).isEqualTo(before);
        }
    }

    private static void initialise(Path home) {
        new InitialiseAgent(Clock.fixed(AgentWorld.NOW, ZoneOffset.UTC)).initialise(home, SETTINGS);
    }

    /** What enrolment may replace, in hex. */
    private static Map<String, String> filesOf(Path home) {
        return Stream.of("keys/signing.p12", "keys/encryption.p12", "trust.json")
                .collect(Collectors.toMap(name -> name, name -> Framing.hex(Durable.read(home.resolve(name)))));
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
