package org.sunseal.demo;

import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.sunseal.platform.BeforeStart;

/** Starts the {@link Neighbourhood} before the platform, in the demo profile only. */
public final class DemoMain implements BeforeStart {
    private volatile @Nullable Neighbourhood neighbourhood;

    @Override
    public String profile() {
        return "demo";
    }

    @Override
    public Map<String, String> prepare(Config config) {
        var started = new Neighbourhood(Settings.from(config), config.getValue("sunseal.log.origin", String.class));
        neighbourhood = started;
        return started.start();
    }

    @Override
    public void takeDown() {
        var started = neighbourhood;
        if (started != null) {
            started.stop();
        }
    }
}
