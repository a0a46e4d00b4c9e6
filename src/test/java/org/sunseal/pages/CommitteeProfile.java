package org.sunseal.pages;

import java.util.HashMap;
import java.util.Map;
import org.sunseal.opening.SmallOpenings;

/** The application with its pages in it, and openings that take seconds. */
public class CommitteeProfile extends SmallOpenings {
    @Override
    public Map<String, String> getConfigOverrides() {
        var both = new HashMap<>(super.getConfigOverrides());
        both.putAll(new PortalProfile().getConfigOverrides());
        return both;
    }
}
