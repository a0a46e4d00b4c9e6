package org.sunseal.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the platform is, and as whom to speak to it. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class PlatformOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:SUNSEAL_SERVER:-http://127.0.0.1:8080}",
            description = "The platform (default: ${DEFAULT-VALUE}; SUNSEAL_SERVER).")
    private URI server;

    @Option(names = "--user", paramLabel = "NAME", description = "Account to log in with.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the account's password (or SUNSEAL_PASSWORD, or the prompt).")
    private @Nullable Path passwordFile;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:SUNSEAL_TOKEN}",
            description = "Access token, instead of an account (SUNSEAL_TOKEN).")
    private @Nullable String token;

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            defaultValue = "${env:SUNSEAL_ISSUER:-http://127.0.0.1:8180/realms/sunseal-demo}",
            description = "Who issues access tokens (default: ${DEFAULT-VALUE}; SUNSEAL_ISSUER).")
    private URI issuer;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Speaks as the account or token given. */
    ApiClient client() {
        if (token != null && !token.isBlank()) {
            return ApiClient.with(server, AccessToken.fixed(token));
        }
        if (user == null) {
            throw new ParameterException(command.commandLine(), "Who are you? Give --user or --token");
        }
        var password = Secret.read(passwordFile, "SUNSEAL_PASSWORD", "Password of " + user, command);
        return ApiClient.with(server, AccessToken.directGrant(issuer, user, password));
    }

    /** Speaks as nobody. */
    ApiClient anonymous() {
        return ApiClient.anonymous(server);
    }
}
