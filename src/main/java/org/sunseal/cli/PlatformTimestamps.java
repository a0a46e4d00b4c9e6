package org.sunseal.cli;

import java.math.BigInteger;
import java.util.List;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.TimestampSource;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.TrusteeRegister;

/** Time-stamps fetched through the platform, which only relays: imprint, nonce and signature are checked here. */
public record PlatformTimestamps(ApiClient platform, TrusteeRegister register) implements TimestampSource {
    private static final int NONCE_BITS = 64;

    @Override
    public byte[] tokenFor(byte[] sha256) {
        var nonce = new BigInteger(NONCE_BITS, Keys.random());
        var answer =
                platform.postBytes("/api/timestamps", "application/timestamp-query", Timestamps.request(sha256, nonce));
        var token = Timestamps.tokenFrom(answer, sha256, nonce);
        Timestamps.verify(token, sha256, List.of(register.tsa()));
        return token;
    }
}
