package org.sunseal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/**
 * What the pages' own code signs, with a key file the tool has written, is what the platform reads and OpenSSL accepts.
 * The code runs in Node, whose cryptography has the browsers' interface; {@code BidderDeskIT} does it in a browser.
 */
class SignedInTheBrowserIT {
    private static final Path FRONT_END = Path.of("src/main/webui").toAbsolutePath();
    private static final Path AUTHORITY = Path.of("keystore-dev/ca-2").toAbsolutePath();
    private static final byte[] DOCUMENT = "{\"reason\":\"异议：工期过短\",\"v\":1}".getBytes(StandardCharsets.UTF_8);

    private static final int RSA_SIGNATURE = 3072 / 8;

    @TempDir
    static Path folder;

    enum Kind {
        EC,
        RSA;

        KeyPair pair() {
            return this == EC ? Keys.ecP256() : Keys.rsa3072();
        }

        String file() {
            return this + ".p12";
        }
    }

    @BeforeAll
    static void sign() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(FRONT_END.resolve("node_modules")), "npm ci has not been run; packaging does");
        var authority = Keys.loadSigner(sibling(".p12"), "sunseal-dev".toCharArray(), "ca");
        for (var kind : Kind.values()) {
            Keys.store(folder.resolve(kind.file()), "throw-away".toCharArray(), "key", issued(kind, authority));
        }
        Files.write(folder.resolve("document"), DOCUMENT);

        var vitest = new ProcessBuilder(
                Installed.node().toString(), "node_modules/vitest/vitest.mjs", "run", "test/sealing/exchange.test.ts");
        vitest.environment().put("SUNSEAL_EXCHANGE", folder.toString());
        succeeds(vitest.directory(FRONT_END.toFile()));
    }

    @ParameterizedTest
    @EnumSource
    void a_message_is_read_as_its_signers_own(Kind kind) throws IOException {
        var message = SignedMessage.parse(Files.readAllBytes(folder.resolve(kind.file() + ".p7m")));

        assertThat(message.body()).isEqualTo(DOCUMENT);
        assertThat(message.onlySigner()).isEqualTo(signer(kind).certificate());
        assertThat(message.chain()).isEqualTo(signer(kind).chain());
    }

    @ParameterizedTest
    @EnumSource
    void a_signature_beside_its_document_fits(Kind kind) throws IOException {
        var signature = DetachedSignature.parse(Files.readAllBytes(folder.resolve(kind.file() + ".p7s")));

        signature.verify(DOCUMENT);
        assertThat(signature.signer()).isEqualTo(signer(kind).certificate());
        assertThat(signature.timestampToken()).isEmpty();
    }

    /** RSA's signatures are all of one length, so the lengths around them are the same, too. */
    @Test
    void all_but_the_signature_itself_is_what_the_tool_writes() throws IOException {
        var ours = SignedMessage.sign(DOCUMENT, signer(Kind.RSA));
        var theirs = Files.readAllBytes(folder.resolve(Kind.RSA.file() + ".p7m"));

        var signature = ours.length - RSA_SIGNATURE;
        assertThat(Arrays.copyOf(theirs, signature)).isEqualTo(Arrays.copyOf(ours, signature));
        assertThat(theirs).hasSameSizeAs(ours);
    }

    @ParameterizedTest
    @EnumSource
    void openssl_accepts_both_as_cades(Kind kind) throws IOException, InterruptedException {
        var openssl = Installed.openssl().toString();
        var file = folder.resolve(kind.file());
        var verify = List.of(openssl, "cms", "-verify", "-cades", "-inform", "DER", "-purpose", "any", "-CAfile");
        var certificates = sibling(".crt").toString();

        succeeds(command(verify, certificates, "-in", file + ".p7m", "-out", file + ".out"));
        assertThat(folder.resolve(kind.file() + ".out")).hasBinaryContent(DOCUMENT);
        succeeds(command(
                verify,
                certificates,
                "-binary",
                "-in",
                file + ".p7s",
                "-content",
                folder.resolve("document").toString()));
    }

    private static ProcessBuilder command(List<String> verify, String... rest) {
        var whole = new ArrayList<>(verify);
        whole.addAll(List.of(rest));
        return new ProcessBuilder(whole);
    }

    private static void succeeds(ProcessBuilder command) throws IOException, InterruptedException {
        var log = folder.resolve("log");
        var process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var ended = process.waitFor(2, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        assertThat(ended).as("%s ends in time", command.command()).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(log, StandardCharsets.ISO_8859_1))
                .isZero();
    }

    private static Signer signer(Kind kind) {
        return Keys.loadSigner(folder.resolve(kind.file()), "throw-away".toCharArray(), "key");
    }

    private static Signer issued(Kind kind, Signer authority) {
        var pair = kind.pair();
        var certificate = Certificates.issue(
                authority,
                Certificates.request(pair, "C=CN,O=华建集团,SERIALNUMBER=91310000MA1FL10011,CN=华建集团"),
                Usage.SIGNING,
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2059-01-01T00:00:00Z"),
                Optional.empty());
        return new Signer(pair.getPrivate(), certificate, List.of(authority.certificate()));
    }

    private static Path sibling(String extension) {
        return Path.of(AUTHORITY + extension);
    }
}
