package org.sunseal.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Keys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the first account of a new platform, when nobody can log in yet who could ask for another. */
@Command(
        name = "first-admin",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes the first account with role centre in the realm of a new platform (Keycloak, helm/realm.json).",
            "Prints a one-time password, once; the first login asks for a new one. Refused when there is one.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  sunseal operator first-admin --identity https://id.example.cn --realm sunseal \\%n"
                + "      --username wang --email wang@example.cn --admin admin")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class FirstAdmin implements Callable<Integer> {
    private static final String ROLE = "centre";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    /** 32 characters nobody mistakes for one another; 20 of them are 100 bits. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 20;

    @Option(names = "--identity", required = true, paramLabel = "URL", description = "The Keycloak server.")
    private URI identity;

    @Option(
            names = "--realm",
            paramLabel = "NAME",
            defaultValue = "sunseal",
            description = "Its realm for the platform (default: ${DEFAULT-VALUE}).")
    private String realm;

    @Option(names = "--username", required = true, paramLabel = "NAME", description = "Name of the new account.")
    private String username;

    @Option(names = "--email", required = true, paramLabel = "ADDRESS", description = "Its holder's mail address.")
    private String email;

    @Option(
            names = "--admin",
            paramLabel = "NAME",
            defaultValue = "admin",
            description = "Administrator of the Keycloak server (default: ${DEFAULT-VALUE}).")
    private String administrator;

    @Option(
            names = "--admin-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the administrator's password (or SUNSEAL_IDENTITY_PASSWORD, or the"
                    + " prompt).")
    private @Nullable Path passwordFile;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        requireSecrecy();
        var secret = Secret.read(passwordFile, "SUNSEAL_IDENTITY_PASSWORD", "Password of " + administrator, command);
        var accounts = RealmAccounts.of(identity, realm, administrator, secret);
        if (accounts.anyWith(ROLE)) {
            throw new ApiProblem(
                    409,
                    "first-admin-exists",
                    "The realm %s has an account with role %s already; further ones are made in the console of %s"
                            .formatted(realm, ROLE, identity));
        }
        var password = oneTimePassword();
        accounts.create(username, email, password, ROLE);
        var out = command.commandLine().getOut();
        out.printf("%s can log in, with role %s.%n", username, ROLE);
        out.printf("One-time password, shown only here: %s%n", password);
        out.printf(
                "Next: log in at the platform's /login and choose a password; make further accounts in the console%n"
                        + "of %s; then let the organisations register (src/docs/operators.md).%n",
                identity);
        return ExitCode.OK.code();
    }

    /** The administrator's password crosses no network in the clear. */
    private void requireSecrecy() {
        if (!"https".equals(identity.getScheme()) && !LOOPBACK.contains(String.valueOf(identity.getHost()))) {
            throw new ParameterException(
                    command.commandLine(), "--identity needs https, for a password goes there: " + identity);
        }
    }

    private static String oneTimePassword() {
        var password = new StringBuilder();
        for (byte random : Keys.random(PASSWORD_LENGTH)) {
            password.append(ALPHABET.charAt(random & (ALPHABET.length() - 1)));
        }
        return password.toString();
    }
}
