package org.sunseal.trustee;

import java.io.IOException;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;

/** Hands signed messages to the platform for its log. Whether they got there, only the log itself tells. */
record LogIntake(Platform platform) {
    void offer(String type, byte[] message) throws IOException, InterruptedException {
        platform.post(
                "/log/entries", "application/json", CanonicalJson.write(Map.of("type", type, "message", message)));
    }
}
