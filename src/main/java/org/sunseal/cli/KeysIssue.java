package org.sunseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the certification authority of a demonstration. */
@Command(
        name = "issue",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Issues a certificate for a request, as the authority of a demonstration.", ""},
        footerHeading = "%nExample:%n",
        footer = {
            "  sunseal keys issue --authority keystore-dev/ca-1.p12 --request acme.csr --out acme.crt \\",
            "      --crl-url http://127.0.0.1:8080/demo/crl/1.crl"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class KeysIssue implements Callable<Integer> {
    /** Clocks differ, and a sandbox may begin a little before the machine's time. */
    private static final Duration HEAD_START = Duration.ofHours(1);

    private final Clock clock = Clock.systemUTC();

    @Mixin
    private AuthorityOptions authority;

    @Option(names = "--request", paramLabel = "FILE", required = true, description = "The request, PEM or DER.")
    private Path request;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The certificate, PEM.")
    private Path file;

    @Option(
            names = "--usage",
            paramLabel = "USAGE",
            defaultValue = "signing",
            description = "signing, agreement, timestamp or authority (default: ${DEFAULT-VALUE}).")
    private Certificates.Usage usage;

    @Option(names = "--from", paramLabel = "INSTANT", description = "Start of validity (default: an hour ago).")
    private @Nullable Instant from;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "Length of validity (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--crl-url", paramLabel = "URL", description = "Where the authority publishes revocations.")
    private @Nullable String crlUrl;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        var start = Objects.requireNonNullElseGet(from, () -> clock.instant().minus(HEAD_START));
        var issuer = authority.authority();
        var certificate = Certificates.issue(
                issuer,
                CertificateFiles.readRequest(request),
                usage,
                start,
                start.plus(Duration.ofDays(days)),
                Optional.ofNullable(crlUrl));
        Files.writeString(file, Certificates.pem(certificate, issuer.certificate()), StandardCharsets.US_ASCII);
        command.commandLine()
                .getOut()
                .printf(
                        "Issued %s to %s, serial number %s%n",
                        file, certificate.getSubjectX500Principal(), certificate.getSerialNumber());
        return ExitCode.OK.code();
    }
}
