package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sunseal.trustee.EnrolAgent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives an agent its certificates and its trust file. */
@Command(
        name = "enrol",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Gives an agent its certificates and the regulator's trust file; it believes no other from then on.",
            "A body that only witnesses has no encryption certificate.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  sunseal trustee enrol --home /srv/t1 --trust trust.json --signing-cert signing.crt \\",
            "      --encryption-cert encryption.crt"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class TrusteeEnrol implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", required = true, description = "The agent's folder.")
    private Path home;

    @Option(names = "--trust", paramLabel = "FILE", required = true, description = "The regulator's trust file.")
    private Path trust;

    @Option(names = "--signing-cert", paramLabel = "FILE", required = true, description = "PEM or DER.")
    private Path signing;

    @Option(names = "--encryption-cert", paramLabel = "FILE", description = "PEM or DER; trustees only.")
    private @Nullable Path encryption;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        var agent = new EnrolAgent();
        var trustFile = Files.readAllBytes(trust);
        var certificate = CertificateFiles.read(signing).getFirst();
        if (encryption == null) {
            agent.enrol(home, trustFile, certificate);
        } else {
            agent.enrol(
                    home,
                    trustFile,
                    certificate,
                    CertificateFiles.read(encryption).getFirst());
        }
        command.commandLine()
                .getOut()
                .printf("Enrolled %s; start it with: sunseal trustee run --home %s%n", home, home);
        return ExitCode.OK.code();
    }
}
