package org.sunseal.pages;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application with its pages in it, which most tests of the server go without. Building them takes ten seconds. */
public class PortalProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.quinoa", "true");
    }
}
