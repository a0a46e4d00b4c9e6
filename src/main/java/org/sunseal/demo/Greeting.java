package org.sunseal.demo;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Greets the person at the console as soon as the platform answers: where it is, who one can be, what to try first. Then
 * it passes on what is told of the history, if one is being played.
 */
@ApplicationScoped
@IfBuildProfile("demo")
class Greeting {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(300);

    private final Settings settings;
    private final PlayHistory history;

    Greeting(Config config) {
        this.settings = Settings.from(config);
        this.history = new PlayHistory(settings);
    }

    void onStart(@Observes StartupEvent start) {
        Thread.ofVirtual().name("greeting").start(() -> {
            if (platformAnswers()) {
                var announced = history.announced();
                history.begin();
                System.out.println(text(announced));
                history.tell();
            }
        });
    }

    void onEnd(@Observes ShutdownEvent end) {
        history.end();
    }

    /** The start event comes a moment before the port opens. */
    private boolean platformAnswers() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!Child.answers(settings.platform().resolve("/q/health/live"))) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(POLL);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String text(String announced) {
        var ports = settings.ports();
        return """

                Sunseal runs.
                  platform          %s   (pages; API document at /q/openapi)
                  accounts          %s   (Keycloak, realm sunseal-demo)
                  time stamps       %s
                  trustee agents    %s to %d, each with /status
                  accounts (password = name): agency1 tenderee1 regulator1 centre1 trustee1
                                    tenderee2 expert1 .. expert15 bidder1 .. bidder8
                  keys to sign with %s/ACCOUNT.p12 and %s/EXPERT.p12 (password sunseal-dev),
                                    each from the first time a scenario or the history plays its account
                %s
                On the first start the agents now make 1024 slot keys, in about half a minute ("Batch ... is certified").
                Try first, in a second terminal:
                  %s scenario opening%s
                      sealed bids: notice, submission, opening, verification
                  %s scenario engineering%s
                      a whole tender from registration to archive; "procurement" plays the other kind
                  %s --help
                      keys, sealing, receipts, offline verification

                Ctrl-C stops everything. The next start is faster and loses nothing; for a fresh one, when it has stopped:
                  %s demo reset --data %s
                """.formatted(
                        settings.platform(),
                        Ports.at(ports.keycloak()),
                        Ports.at(ports.timeStamps()),
                        Ports.at(ports.firstAgent()),
                        ports.firstAgent() + Seat.all(settings).size() - 1,
                        fromHere(settings.data().resolve("accounts")),
                        fromHere(settings.data().resolve("experts")),
                        announced,
                        tool(),
                        elsewhere(),
                        tool(),
                        elsewhere(),
                        tool(),
                        tool(),
                        fromHere(settings.data()));
    }

    /** With this very Java: the one that {@code java} names may be too old for it. */
    private String tool() {
        return "%s -jar %s"
                .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), fromHere(settings.tool()));
    }

    /** What the tool must be told when ports or folder are not the usual ones. */
    private String elsewhere() {
        var ports = settings.ports();
        var usual = ports.equals(Ports.usual(8080)) && settings.data().endsWith("data");
        return usual
                ? ""
                : " --platform %s --issuer %s/realms/sunseal-demo --data %s"
                        .formatted(settings.platform(), Ports.at(ports.keycloak()), settings.data());
    }

    private static Path fromHere(Path file) {
        var here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }
}
