package org.sunseal.hall.web;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunseal.hall.HallConfig;
import org.sunseal.hall.Halls;

/**
 * Whom the hall lets in: programs, our own pages and those of origins an operator names, while there is room. What is seen inside
 * is public; the rule about origins keeps strangers' pages from filling the hall with people who do not know that they are there.
 */
@ApplicationScoped
class HallDoor implements HttpUpgradeCheck {
    private static final int FORBIDDEN = 403;
    private static final int FULL = 503;

    private final Halls halls;
    private final HallConfig config;

    HallDoor(Halls halls, HallConfig config) {
        this.halls = halls;
        this.config = config;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(HallSocket.ID);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var asked = context.httpRequest();
        var here = asked.authority() == null ? "" : asked.authority().toString();
        if (!mayWatch(asked.getHeader("Origin"), here)) {
            return CheckResult.rejectUpgrade(FORBIDDEN);
        }
        return halls.spectators() < config.spectators() ? CheckResult.permitUpgrade() : CheckResult.rejectUpgrade(FULL);
    }

    private boolean mayWatch(@Nullable String origin, String here) {
        if (origin == null || config.origins().orElse(Set.of()).contains(origin)) {
            return true;
        }
        var asking = origin.toLowerCase(Locale.ROOT);
        return asking.equals("http://" + here) || asking.equals("https://" + here);
    }
}
