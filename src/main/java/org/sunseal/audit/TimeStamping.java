package org.sunseal.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.crypto.HttpTimestampSource;
import org.sunseal.crypto.TimestampSource;

/** The time-stamp authority the platform uses, which someone else runs (protocol section 2): {@code sunseal.tsa-url}. */
@ApplicationScoped
public class TimeStamping implements TimestampSource {
    private final TimestampSource authority;

    TimeStamping(@ConfigProperty(name = "sunseal.tsa-url") URI authority) {
        this.authority = new HttpTimestampSource(authority);
    }

    @Override
    public byte[] tokenFor(byte[] sha256) {
        return authority.tokenFor(sha256);
    }
}
