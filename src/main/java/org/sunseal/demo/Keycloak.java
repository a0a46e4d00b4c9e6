package org.sunseal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The real Keycloak with the demonstration realm, as a process of its own. Its first start takes about half a minute.
 */
final class Keycloak {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String REALM = "sunseal-demo";

    private final Settings settings;
    private final URI realm;
    private final URI health;

    Keycloak(Settings settings) {
        this.settings = settings;
        this.realm = Ports.at(settings.ports().keycloak()).resolve("/realms/" + REALM);
        this.health = URI.create(realm + "/.well-known/openid-configuration");
    }

    /** The issuer of the demonstration's tokens. */
    URI issuer() {
        return realm;
    }

    /** Starts or joins the server; {@link #await} tells when it is there. */
    Child start() {
        var home = home();
        importRealm(home);
        var command = List.of(
                "sh",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.ports().keycloak(),
                "--cache=local",
                "--db-url=jdbc:h2:file:%s;NON_KEYWORDS=VALUE;AUTO_SERVER=TRUE"
                        .formatted(settings.data().resolve("keycloak/realm")));
        var environment = Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m",
                "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        return Child.start(settings, "keycloak", health, command, environment);
    }

    void await(Child child) {
        child.await(health, PATIENCE);
    }

    private Path home() {
        try (var versions = Files.list(settings.keycloak())) {
            return versions.filter(folder -> Files.exists(folder.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow(this::missing);
        } catch (IOException e) {
            throw missing();
        }
    }

    private IllegalStateException missing() {
        return new IllegalStateException(
                "There is no Keycloak in %s: ./mvnw package unpacks it there, or name another issuer with QUARKUS_OIDC_AUTH_SERVER_URL."
                        .formatted(settings.keycloak()));
    }

    /**
     * Keycloak imports the realm once; user ids are fixed in the file, so that a lost Keycloak loses no organisation
     * its account.
     */
    private void importRealm(Path home) {
        try (var realm = Keycloak.class.getResourceAsStream("/demo/realm.json")) {
            if (realm == null) {
                throw new IllegalStateException("demo/realm.json is not in this build");
            }
            Files.createDirectories(settings.data().resolve("keycloak"));
            var target = home.resolve("data/import").resolve(REALM + ".json");
            Files.createDirectories(target.getParent());
            Files.writeString(
                    target,
                    new String(realm.readAllBytes(), StandardCharsets.UTF_8)
                            .replace(":8080/", ":%d/".formatted(settings.ports().platform())));
        } catch (IOException e) {
            throw new UncheckedIOException("The demonstration realm cannot be prepared", e);
        }
    }
}
