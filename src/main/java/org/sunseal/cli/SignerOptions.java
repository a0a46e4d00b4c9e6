package org.sunseal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The key a command signs with. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class SignerOptions {
    /** The alias this tool gives keys it makes. */
    static final String ALIAS = "key";

    @Option(
            names = "--key",
            paramLabel = "FILE.p12",
            required = true,
            description = "Your key and certificate, a PKCS#12 file.")
    private Path file;

    @Option(
            names = "--alias",
            paramLabel = "NAME",
            defaultValue = ALIAS,
            description = "Name of the key inside (default: ${DEFAULT-VALUE}).")
    private String alias;

    @Option(
            names = "--key-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the key's password (or SUNSEAL_KEY_PASSWORD, or the prompt).")
    private @Nullable Path passwordFile;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private char @Nullable [] password;

    Path file() {
        return file;
    }

    Signer signer() {
        return Keys.loadSigner(readable(), password(), alias);
    }

    /** Writes the signer back under the same name and password. */
    void replace(Signer signer) {
        Keys.store(file, password(), alias, signer);
    }

    /** The password of the key; whoever has to type it does so once. */
    char[] password() {
        var known = password;
        if (known == null) {
            known = Secret.read(passwordFile, "SUNSEAL_KEY_PASSWORD", "Password of " + file, command);
            password = known;
        }
        return known;
    }

    private Path readable() {
        if (!Files.isReadable(file)) {
            throw new UncheckedIOException(new IOException("The key file " + file + " cannot be read"));
        }
        return file;
    }
}
