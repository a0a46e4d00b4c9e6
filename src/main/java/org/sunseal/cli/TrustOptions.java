package org.sunseal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.sunseal.custody.proof.TrustFile;
import picocli.CommandLine.Option;

/** The user's own trust file. There is no way to fetch one: what the platform offers, the platform could forge. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class TrustOptions {
    @Option(
            names = "--trust",
            paramLabel = "FILE",
            defaultValue = "${env:SUNSEAL_TRUST:-trust.json}",
            description = {
                "Your trust file: authorities, regulator and the trustees' register (default: ${DEFAULT-VALUE};"
                        + " SUNSEAL_TRUST).",
                "Get it from the regulator, not from the platform."
            })
    private Path file;

    TrustFile load() {
        try {
            return TrustFile.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The trust file " + file + " cannot be read", e);
        }
    }
}
