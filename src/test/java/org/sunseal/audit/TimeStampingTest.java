package org.sunseal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.TimestampSource;
import org.sunseal.crypto.Timestamps;

class TimeStampingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");
    private static final byte[] DIGEST = Framing.sha256(new byte[] {1});

    private final Signer registered = authority("CN=The register's");

    @Test
    void a_token_of_the_registered_authority_is_handed_on() {
        var token = from(registered).tokenFor(DIGEST);

        assertThat(Timestamps.verify(token, DIGEST, List.of(registered.certificate()))
                        .genTime())
                .isEqualTo(NOW);
    }

    @Test
    void a_token_of_another_authority_is_refused_before_it_is_kept() {
        assertThatThrownBy(() -> from(authority("CN=Another")).tokenFor(DIGEST))
                .isInstanceOfSatisfying(InvalidEvidence.class, refused -> assertThat(refused.code())
                        .isEqualTo("untrusted-certificate"));
    }

    private TimeStamping from(Signer answering) {
        TimestampSource source = digest -> {
            var nonce = BigInteger.valueOf(7);
            var answer = Timestamps.respond(Timestamps.request(digest, nonce), answering, NOW, BigInteger.ONE);
            return Timestamps.tokenFrom(answer, digest, nonce);
        };
        return new TimeStamping(source, registered::certificate);
    }

    private static Signer authority(String dn) {
        KeyPair rootKeys = Keys.ecP256();
        var from = NOW.minusSeconds(3600);
        var until = NOW.plusSeconds(3600);
        var root = new Signer(
                rootKeys.getPrivate(), Certificates.selfSigned(rootKeys, "CN=Root", true, from, until), List.of());
        var keys = Keys.ecP256();
        var certificate = Certificates.issue(
                root, Certificates.request(keys, dn), Usage.TIMESTAMP, from, until, Optional.empty());
        return new Signer(keys.getPrivate(), certificate, List.of(root.certificate()));
    }
}
