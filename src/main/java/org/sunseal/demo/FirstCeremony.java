package org.sunseal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Asks for the first key ceremony as soon as the platform answers, the way the trading centre's own staff would, and greets the
 * person at the console. Once per data folder.
 */
@ApplicationScoped
@IfBuildProfile("demo")
class FirstCeremony {
    private static final String USUAL_COUNT = "1024";
    private static final Duration PATIENCE_FOR_START = Duration.ofMinutes(1);
    private static final Duration PATIENCE_FOR_KEYS = Duration.ofMinutes(15);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json;
    private final Config config;
    private final Settings settings;

    FirstCeremony(Config config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.settings = Settings.from(config);
    }

    void onStart(@Observes StartupEvent start) {
        Thread.ofVirtual().name("first-ceremony").start(this::run);
    }

    private void run() {
        try {
            waitForPlatform();
            var asked = settings.data().resolve("first-ceremony.json");
            if (Files.exists(asked)) {
                Welcome.print(settings, "The keys of earlier starts are still there.");
                return;
            }
            var count = config.getOptionalValue("sunseal.demo.ceremony-keys", String.class).orElse(USUAL_COUNT);
            var answer = ask(count);
            Files.writeString(asked, answer);
            Welcome.print(settings, "The agents are now making the first %s slot keys; tenders can be announced meanwhile.".formatted(count));
            waitForKeys(json.readTree(answer).path("batch").asText());
        } catch (IOException e) {
            Log.warnf("No first key ceremony: %s. Start one as centre1: POST /api/ceremonies", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForPlatform() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE_FOR_START.toNanos();
        while (!Child.answers(settings.platform().resolve("/q/health/live"))) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the platform does not answer");
            }
            Thread.sleep(POLL);
        }
    }

    private String ask(String count) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(settings.platform().resolve("/api/ceremonies"))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"count\":%s}".formatted(count)))
                .build();
        return send(request);
    }

    private String token() throws IOException, InterruptedException {
        var issuer = config.getValue("quarkus.oidc.auth-server-url", String.class);
        var form = "grant_type=password&client_id=sunseal-cli&scope=openid&username=centre1&password=centre1";
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return json.readTree(send(request)).path("access_token").asText();
    }

    private void waitForKeys(String batch) throws IOException, InterruptedException {
        var started = System.nanoTime();
        var deadline = started + PATIENCE_FOR_KEYS.toNanos();
        while (isOpen(batch)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("ceremony %s is not finished; the agents' logs say why".formatted(batch));
            }
            Thread.sleep(POLL);
        }
        var seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
        Log.infof("The first slot keys are ready after %d s (batch %s)", seconds, batch);
    }

    private boolean isOpen(String batch) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(settings.platform().resolve("/api/ceremonies?open=true"))
                .build();
        for (JsonNode ceremony : json.readTree(send(request))) {
            if (ceremony.path("batch").asText().equals(batch)) {
                return true;
            }
        }
        return false;
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("%s answered %d".formatted(request.uri(), response.statusCode()));
        }
        return response.body();
    }
}
