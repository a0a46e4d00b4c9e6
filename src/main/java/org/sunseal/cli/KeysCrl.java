package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes a revocation list as the authority of a demonstration. */
@Command(
        name = "crl",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Writes the authority's complete revocation list (DER).", ""},
        footerHeading = "%nExample:%n",
        footer = {
            "  sunseal keys crl --authority keystore-dev/ca-1.p12 --out 1.crl --number 7 \\",
            "      --revoke acme.crt=2026-03-02T01:30:00Z"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class KeysCrl implements Callable<Integer> {
    private final Clock clock = Clock.systemUTC();

    @Mixin
    private AuthorityOptions authority;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The list, DER.")
    private Path file;

    @Option(names = "--number", paramLabel = "N", required = true, description = "Its number; only ever grows.")
    private long number;

    @Option(
            names = "--revoke",
            paramLabel = "CERTIFICATE=INSTANT",
            description = "A certificate file and since when it is revoked; may be repeated.")
    private Map<Path, Instant> revoked = new LinkedHashMap<>();

    @Option(names = "--at", paramLabel = "INSTANT", description = "When the list is made (default: now).")
    private @Nullable Instant at;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "24",
            description = "How long it is current (default: ${DEFAULT-VALUE}).")
    private int hours;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, CRLException {
        var now = Objects.requireNonNullElseGet(at, clock::instant);
        var entries = revoked.entrySet().stream()
                .map(each -> new Certificates.RevokedSerial(
                        CertificateFiles.read(each.getKey()).getFirst().getSerialNumber(), each.getValue()))
                .toList();
        var list = Certificates.crl(authority.authority(), entries, now, now.plus(Duration.ofHours(hours)), number);
        Files.write(file, list.getEncoded());
        command.commandLine().getOut().printf("Wrote %s: %d certificates revoked%n", file, entries.size());
        return ExitCode.OK.code();
    }
}
