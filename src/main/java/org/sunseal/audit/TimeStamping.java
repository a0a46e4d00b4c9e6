package org.sunseal.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.crypto.HttpTimestampSource;
import org.sunseal.crypto.TimestampSource;
import org.sunseal.crypto.Timestamps;
import org.sunseal.kernel.Refused;

/**
 * The time-stamp authority the platform uses, which someone else runs (protocol section 2): {@code sunseal.tsa-url}.
 * Hands on no token but those of the register's authority, for no verifier would accept another, and a kept one is
 * never replaced.
 */
@ApplicationScoped
public class TimeStamping implements TimestampSource {
    private final TimestampSource authority;
    private final Supplier<X509Certificate> registered;

    @Inject
    TimeStamping(@ConfigProperty(name = "sunseal.tsa-url") URI authority, Instance<WitnessKeys> keys) {
        this(new HttpTimestampSource(authority), () -> keys.stream()
                .findFirst()
                .map(WitnessKeys::timeStampAuthority)
                .orElseThrow(() -> new Refused(LogRefusal.NO_REGISTER, "The register is not known yet")));
    }

    TimeStamping(TimestampSource authority, Supplier<X509Certificate> registered) {
        this.authority = authority;
        this.registered = registered;
    }

    /**
     * A verified token over that digest.
     *
     * @throws org.sunseal.crypto.InvalidEvidence when the answer is no token of the register's authority
     */
    @Override
    public byte[] tokenFor(byte[] sha256) {
        var token = authority.tokenFor(sha256);
        Timestamps.verify(token, sha256, List.of(registered.get()));
        return token;
    }
}
