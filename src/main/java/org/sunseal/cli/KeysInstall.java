package org.sunseal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Signer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts the authority's certificate beside the key it was issued for. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Brings the certificate an authority issued into the key file.", ""},
        footerHeading = "%nExample:%n",
        footer = "  sunseal keys install --key acme.p12 --certificate acme.crt --chain authority.crt")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class KeysInstall implements Callable<Integer> {
    @Mixin
    private SignerOptions key;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            required = true,
            description = "The certificate, PEM or DER; further ones in the file are its chain.")
    private Path certificate;

    @Option(names = "--chain", paramLabel = "FILE", description = "Certificates of the issuers; may be repeated.")
    private List<Path> chain = new ArrayList<>();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        var old = key.signer();
        var issued = CertificateFiles.read(certificate);
        var mine = issued.getFirst();
        if (!mine.getPublicKey().equals(old.certificate().getPublicKey())) {
            throw new InvalidEvidence("wrong-key", certificate + " was issued for another key than " + key.file());
        }
        var issuers = new ArrayList<>(issued.subList(1, issued.size()));
        chain.forEach(file -> issuers.addAll(CertificateFiles.read(file)));
        key.replace(new Signer(old.key(), mine, issuers));
        command.commandLine()
                .getOut()
                .printf(
                        "%s now holds %s, good until %s%n",
                        key.file(),
                        Certificates.sha256(mine),
                        mine.getNotAfter().toInstant());
        return ExitCode.OK.code();
    }
}
