package org.sunseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a key pair and the request with which an authority issues its certificate. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a key (PKCS#12, readable by you alone) and a certificate request (.csr).",
            "Until `keys install` brings the authority's certificate, the file holds a placeholder nobody trusts.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sunseal keys new --out acme.p12 --organisation \"Acme Ltd\" --credit-code 91310000MA1K000001",
            "  sunseal keys new --out acme.p12 --type rsa --dn \"C=CN,O=Acme,CN=Acme bids\""
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class KeysNew implements Callable<Integer> {
    private static final Duration PLACEHOLDER_LIFE = Duration.ofDays(1);

    private final Clock clock = Clock.systemUTC();

    /** The two kinds of signing key of the suite. */
    enum Type {
        EC,
        RSA
    }

    @Option(names = "--out", paramLabel = "FILE.p12", required = true, description = "Where the key goes.")
    private Path file;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "ec",
            description = "ec (P-256) or rsa (3072 bits, PSS); default: ${DEFAULT-VALUE}.")
    private Type type;

    @Option(names = "--organisation", paramLabel = "NAME", description = "Whose key it is.")
    private @Nullable String organisation;

    @Option(
            names = "--credit-code",
            paramLabel = "CODE",
            description = "The organisation's unified social credit code: the platform asks for it in the certificate.")
    private @Nullable String creditCode;

    @Option(names = "--dn", paramLabel = "NAME", description = "A distinguished name of your own instead.")
    private @Nullable String dn;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Its first line protects the new key.")
    private @Nullable Path passwordFile;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file)) {
            throw new ParameterException(command.commandLine(), file + " exists; keys are never overwritten");
        }
        var name = name();
        var password = Secret.read(passwordFile, "SUNSEAL_KEY_PASSWORD", "Password for the new key", command);
        var keys = type == Type.RSA ? Keys.rsa3072() : Keys.ecP256();
        Keys.store(file, password, SignerOptions.ALIAS, placeholder(keys, name));
        var request = requestFile();
        Files.write(request, pem(Certificates.request(keys, name)));
        var out = command.commandLine().getOut();
        out.printf("Made %s for %s%n", file, name);
        out.printf(
                "Give %s to your authority; bring its answer in with: sunseal keys install --key %s …%n",
                request, file);
        return ExitCode.OK.code();
    }

    private Signer placeholder(KeyPair keys, String name) {
        var now = clock.instant();
        var certificate = Certificates.selfSigned(keys, name, false, now, now.plus(PLACEHOLDER_LIFE));
        return new Signer(keys.getPrivate(), certificate, List.of());
    }

    private String name() {
        if (dn != null) {
            return dn;
        }
        if (organisation == null || creditCode == null) {
            throw new ParameterException(command.commandLine(), "Give --organisation and --credit-code, or --dn");
        }
        var escaped = Rdn.escapeValue(organisation);
        return "CN=%s,SERIALNUMBER=%s,O=%s,C=CN".formatted(escaped, Rdn.escapeValue(creditCode), escaped);
    }

    private Path requestFile() {
        var name = file.getFileName().toString();
        var stem = name.endsWith(".p12") ? name.substring(0, name.length() - 4) : name;
        return file.resolveSibling(stem + ".csr");
    }

    private static byte[] pem(byte[] request) {
        return Certificates.pem("CERTIFICATE REQUEST", request).getBytes(StandardCharsets.US_ASCII);
    }
}
