package org.sunseal.bidding;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Few slots a round, so that their keys are made within seconds, and no ceremony starts by itself. */
public class SmallRounds implements QuarkusTestProfile {
    static final int SLOTS = 64;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sunseal.custody.stock-below", "0",
                "sunseal.custody.slots.default", Integer.toString(SLOTS),
                "sunseal.bidding.object-maximum-bytes", "1000000");
    }
}
