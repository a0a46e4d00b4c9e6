package org.sunseal.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What the demonstration starts, and where it keeps it. A part whose address is configured is somebody else's and is
 * not started.
 *
 * @param data everything kept between two starts
 * @param tool the command-line tool's jar; agents and time-stamp authority run from it
 * @param keycloak the folder Maven unpacked Keycloak into
 * @param authorities the folder with the development CAs
 * @param ownTimeStamps only beside our own agents, for the register names the time-stamp authority too
 * @param ownAgents also stands for all keys and the register: whoever brings a trust file brings those too
 * @param history whether a first start plays one
 */
record Settings(
        Path data,
        Path tool,
        Path keycloak,
        Path authorities,
        Ports ports,
        boolean ownDatabase,
        boolean ownKeycloak,
        boolean ownTimeStamps,
        boolean ownAgents,
        boolean history) {

    static Settings from(Config config) {
        var ownAgents = text(config, "sunseal.trust-file").isEmpty();
        var ownKeycloak = text(config, "quarkus.oidc.auth-server-url").isEmpty();
        var ownTimeStamps = ownAgents && text(config, "sunseal.tsa-url").isEmpty();
        var history =
                config.getOptionalValue("sunseal.demo.history", Boolean.class).orElse(true);
        return new Settings(
                path(config, "sunseal.data", "data"),
                path(config, "sunseal.demo.tool", "target/sunseal-cli.jar"),
                path(config, "sunseal.demo.keycloak", "target/keycloak"),
                path(config, "sunseal.demo.authorities", "keystore-dev"),
                config.getOptionalValue("sunseal.demo.port-base", Integer.class)
                        .map(Ports::from)
                        .orElseGet(() -> Ports.usual(config.getOptionalValue("quarkus.http.port", Integer.class)
                                .orElse(8080))),
                text(config, "quarkus.datasource.jdbc.url").isEmpty(),
                ownKeycloak,
                ownTimeStamps,
                ownAgents,
                history);
    }

    /** Whether a first start begins behind the machine's time: only where every clock and every account is our own. */
    boolean beginsBehind() {
        return history && ownKeycloak && ownTimeStamps;
    }

    /** The page to open in a browser. */
    URI platform() {
        return Ports.at(ports.platform());
    }

    Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    /** The platform's own sandbox clock; agents and time-stamp authority have theirs. */
    Path platformClock() {
        return data.resolve("platform/sandbox-clock.json");
    }

    Path timeStampClock() {
        return data.resolve("tsa/sandbox-clock.json");
    }

    Path trustFile() {
        return data.resolve("trust.json");
    }

    private static Path path(Config config, String name, String usual) {
        return Path.of(text(config, name).orElse(usual)).toAbsolutePath().normalize();
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
