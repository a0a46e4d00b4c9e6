package org.sunseal.trustee;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;

/**
 * Makes a new agent: its folder (mode 700), its keys (mode 600), and in {@code public/} what its body hands to the
 * certification authority and to the regulator: two certificate requests and the witness key. The private keys never
 * leave the folder.
 */
public final class InitialiseAgent {
    private static final Duration PLACEHOLDER_LIFE = Duration.ofDays(1);

    private final Clock clock;

    public InitialiseAgent(Clock clock) {
        this.clock = clock;
    }

    /**
     * Makes the agent.
     *
     * @throws IllegalStateException when the folder already holds an agent: keys are never overwritten
     */
    public void initialise(Path home, AgentSettings settings) {
        if (Files.exists(home.resolve("agent.json"))) {
            throw new IllegalStateException(home + " already holds an agent");
        }
        Durable.folder(home);
        Durable.folder(home.resolve("keys"));
        Durable.folder(home.resolve("public"));
        var now = clock.instant();
        var signing = Keys.ecP256();
        var encryption = Keys.ecP256();
        var keys = new AgentKeys(
                placeholder(signing, settings.id(), now), placeholder(encryption, settings.id(), now), Keys.ed25519());
        keys.store(home.resolve("keys"));
        var open = home.resolve("public");
        Durable.keep(open.resolve("signing.csr"), Certificates.request(signing, name(settings.id(), "signing")));
        Durable.keep(
                open.resolve("encryption.csr"), Certificates.request(encryption, name(settings.id(), "encryption")));
        Durable.keep(
                open.resolve("witness.vkey"),
                keys.witnessKey(settings.id()).vkey().getBytes(StandardCharsets.US_ASCII));
        Durable.keep(home.resolve("agent.json"), settings.bytes()); // last: only a whole agent counts as one
    }

    /**
     * A key store holds no key without a certificate; this one stands in until {@link EnrolAgent} brings the real one.
     */
    private static Signer placeholder(KeyPair pair, String id, Instant now) {
        var certificate =
                Certificates.selfSigned(pair, name(id, "not enrolled"), false, now, now.plus(PLACEHOLDER_LIFE));
        return new Signer(pair.getPrivate(), certificate, List.of());
    }

    private static String name(String id, String use) {
        return "CN=Sunseal agent %s %s".formatted(id, use);
    }
}
