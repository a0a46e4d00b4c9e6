package org.sunseal.cli.scenario;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.ApiProblem;
import org.sunseal.crypto.Times;
import org.sunseal.custody.proof.Member;
import org.sunseal.kernel.SandboxClock;

/**
 * Everybody's clock, moved by everybody's own hand: each process has its own offset, and the platform cannot move another's
 * (protocol 5.0).
 */
public final class Clocks {
    /** Clocks that nearly agree are left alone: by the time of the move they might have passed the instant. */
    private static final Duration MARGIN = Duration.ofSeconds(4);

    /** How long the authorities take to publish a list for the new time; they look several times a second. */
    private static final Duration LISTS = Duration.ofSeconds(20);

    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private final ApiClient centre;
    private final List<URI> revocationLists;
    private final Map<String, SandboxClock> others = new LinkedHashMap<>();

    /** @param centre logged in as the trading centre, who owns the platform's clock */
    public Clocks(Setting setting, ApiClient centre) {
        this.centre = centre;
        this.revocationLists = List.of(setting.revocationList(1), setting.revocationList(2));
        others.put("TSA", clock(setting, "tsa"));
        for (Member member : setting.register().members()) {
            others.put(member.id(), clock(setting, "agents/" + member.id()));
        }
    }

    private static SandboxClock clock(Setting setting, String home) {
        return new SandboxClock(setting.data().resolve(home).resolve("sandbox-clock.json"));
    }

    /** The platform's business time. */
    public Instant now() {
        return Instant.parse(centre.get("/api/time").text("now")).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Brings all clocks to the one that is furthest ahead: a time-stamp from the future of the platform refuses a bid. */
    public void align() {
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
    public void moveTo(Instant to) {
        for (var clock : others.values()) {
            if (clock.instant().plus(MARGIN.dividedBy(2)).isBefore(to)) {
                clock.moveTo(to);
            }
        }
        if (now().plus(MARGIN.dividedBy(2)).isBefore(to)) {
            movePlatform(to);
            revocationLists.forEach(list -> awaitCurrent(list, to));
        }
    }

    /** A slow machine may pass the instant before the platform is asked; then its clock is there already. */
    private void movePlatform(Instant to) {
        try {
            centre.post("/api/sandbox/clock", Map.of("to", Times.format(to)));
        } catch (ApiProblem e) {
            if (!e.code().equals("clock-moves-forward-only")) {
                throw e;
            }
        }
    }

    /** Whoever signs before the authorities have noticed the move is refused, for nobody knows what was revoked. */
    private void awaitCurrent(URI list, Instant at) {
        long start = System.nanoTime();
        while (!isCurrent(list, at)) {
            Deviation.unless(System.nanoTime() - start < LISTS.toNanos(), "No current revocation list at " + list);
            try {
                Thread.sleep(ASK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Deviation("Interrupted", e);
            }
        }
    }

    private boolean isCurrent(URI list, Instant at) {
        try {
            var read = CertificateFactory.getInstance("X.509")
                    .generateCRL(new ByteArrayInputStream(centre.bytes(list.getPath())));
            return read instanceof X509CRL crl
                    && crl.getNextUpdate().toInstant().isAfter(at);
        } catch (GeneralSecurityException e) {
            throw new Deviation("What lies at %s is no revocation list".formatted(list), e);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
