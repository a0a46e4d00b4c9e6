package org.sunseal.cli;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.DetachedSignature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells the platform with which certificate an organisation signs, and proves that it holds the key. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Registers your signing certificate, proving that you hold its key.",
            "With --organisation, --credit-code and --kind it registers the organisation first.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sunseal keys register --key acme.p12 --user bidder1",
            "  sunseal keys register --key acme.p12 --user bidder1 --organisation Acme \\",
            "      --credit-code 91310000MA1K000001 --kind bidder"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class KeysRegister implements Callable<Integer> {
    @Mixin
    private SignerOptions key;

    @Option(names = "--organisation", paramLabel = "NAME", description = "Name of the organisation to register.")
    private @Nullable String organisation;

    @Option(names = "--credit-code", paramLabel = "CODE", description = "Its unified social credit code.")
    private @Nullable String creditCode;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "bidder",
            description = "bidder, agency, tenderee or regulator (default: ${DEFAULT-VALUE}).")
    private String kind;

    @Mixin
    private PlatformOptions platform;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        var client = platform.client();
        var signer = key.signer();
        if (organisation != null && creditCode != null) {
            client.post("/api/organisations", Map.of("name", organisation, "creditCode", creditCode, "kind", kind));
        }
        var code = client.get("/api/organisations/mine").text("creditCode");
        var nonce = client.get("/api/certificates/challenge").text("nonce");
        client.post(
                "/api/certificates",
                Map.of(
                        "certificate", Certificates.der(signer.certificate()),
                        "chain", signer.chain().stream().map(Certificates::der).toList(),
                        "proof", DetachedSignature.sign(challenge(code, nonce), signer),
                        "nonce", nonce));
        command.commandLine().getOut().printf("Registered %s for %s%n", signer.certificateSha256(), code);
        return ExitCode.OK.code();
    }

    private static byte[] challenge(String creditCode, String nonce) {
        return "sunseal-pop\n%s\n%s".formatted(creditCode, nonce).getBytes(StandardCharsets.US_ASCII);
    }
}
