package org.sunseal.cli.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sunseal.cli.ApiClient;
import org.sunseal.crypto.Times;
import org.sunseal.custody.proof.Member;
import org.sunseal.kernel.SandboxClock;

/**
 * Everybody's clock, moved by everybody's own hand: each process has its own offset, and the platform cannot move another's
 * (protocol 5.0).
 */
final class Clocks {
    /** Clocks that nearly agree are left alone: by the time of the move they might have passed the instant. */
    private static final Duration MARGIN = Duration.ofSeconds(4);

    private final ApiClient centre;
    private final Map<String, SandboxClock> others = new LinkedHashMap<>();

    /** @param centre logged in as the trading centre, who owns the platform's clock */
    Clocks(Setting setting, ApiClient centre) {
        this.centre = centre;
        others.put("TSA", clock(setting, "tsa"));
        for (Member member : setting.register().members()) {
            others.put(member.id(), clock(setting, "agents/" + member.id()));
        }
    }

    private static SandboxClock clock(Setting setting, String home) {
        return new SandboxClock(setting.data().resolve(home).resolve("sandbox-clock.json"));
    }

    /** The platform's business time. */
    Instant now() {
        return Instant.parse(centre.get("/api/time").text("now")).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Brings all clocks to the one that is furthest ahead: a time-stamp from the future of the platform refuses a bid. */
    void align() {
        var furthest = now();
        for (var clock : others.values()) {
            furthest = later(furthest, clock.instant());
        }
        moveTo(furthest.plus(MARGIN));
    }

    /**
     * Moves all clocks to the instant, those excepted that are there already. The time-stamp authority goes first: a closing
     * that bears a token from before its deadline would never be released.
     */
    void moveTo(Instant to) {
        for (var clock : others.values()) {
            if (clock.instant().plus(MARGIN.dividedBy(2)).isBefore(to)) {
                clock.moveTo(to);
            }
        }
        if (now().plus(MARGIN.dividedBy(2)).isBefore(to)) {
            centre.post("/api/sandbox/clock", Map.of("to", Times.format(to)));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
