package org.sunseal.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The authority of a demonstration. Real ones have software, rooms and auditors for this. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class AuthorityOptions {
    @Option(
            names = "--authority",
            paramLabel = "FILE.p12",
            required = true,
            description = "The authority's key and certificate, such as keystore-dev/ca-1.p12.")
    private Path file;

    @Option(
            names = "--authority-alias",
            paramLabel = "NAME",
            defaultValue = "ca",
            description = "Name of the key inside (default: ${DEFAULT-VALUE}).")
    private String alias;

    @Option(
            names = "--authority-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password (or SUNSEAL_AUTHORITY_PASSWORD, or the prompt).")
    private @Nullable Path passwordFile;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    Signer authority() {
        var password = Secret.read(passwordFile, "SUNSEAL_AUTHORITY_PASSWORD", "Password of " + file, command);
        var authority = Keys.loadSigner(file, password, alias);
        Certificates.Usage.AUTHORITY.require(authority.certificate());
        return authority;
    }
}
