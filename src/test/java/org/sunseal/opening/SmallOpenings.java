package org.sunseal.opening;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Few slots a round, so that their keys are made within seconds; no ceremony starts by itself. */
public class SmallOpenings implements QuarkusTestProfile {
    static final int SLOTS = 8;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sunseal.custody.stock-below", "0", "sunseal.custody.slots.default", Integer.toString(SLOTS));
    }
}
