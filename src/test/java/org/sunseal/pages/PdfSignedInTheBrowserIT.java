package org.sunseal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Timestamps;
import org.sunseal.documents.pdf.PdfPages;
import org.sunseal.documents.pdf.PdfSignature;
import org.sunseal.documents.pdf.SignedPdf;

/**
 * Signatures the pages' own code puts into a paper of the platform, one with an EC key and one with an RSA key behind it,
 * are read by the platform, followed by one of the platform's kind, and accepted by poppler. The code runs in Node, as in
 * {@link SignedInTheBrowserIT}.
 */
class PdfSignedInTheBrowserIT {
    private static final Path FRONT_END = Path.of("src/main/webui").toAbsolutePath();
    private static final Instant NOW = Instant.now().minusSeconds(60);
    private static final Signer AUTHORITY = authority();
    private static final Signer TSA = certified("Time-stamps", Keys.ecP256(), Usage.TIMESTAMP);
    private static final Signer FIRST = certified("First member", Keys.ecP256(), Usage.SIGNING);
    private static final Signer SECOND = certified("Second member", Keys.rsa3072(), Usage.SIGNING);
    private static final String PAGE = """
            <html lang="zh-CN"><head><title>评标报告</title><meta name="subject" content="评标报告"/>\
            <meta name="description" content="评标报告"/><bookmarks><bookmark name="概况" href="#a"/></bookmarks>\
            <style>body { font-family: 'Noto Sans SC' }</style></head><body><h1 id="a">评标报告</h1></body></html>""";

    @TempDir
    static Path folder;

    private static byte[] paper = new byte[0];

    @BeforeAll
    static void sign() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(FRONT_END.resolve("node_modules")), "npm ci has not been run; packaging does");
        var platform = certified("Platform", Keys.ecP256(), Usage.SIGNING);
        paper = SignedPdf.sign(PdfPages.render(PAGE), platform, PdfSignedInTheBrowserIT::stamp, "评标报告", NOW);
        Files.write(folder.resolve("paper.pdf"), paper);
        Keys.store(folder.resolve("1.p12"), "throw-away".toCharArray(), "key", FIRST);
        Keys.store(folder.resolve("2.p12"), "throw-away".toCharArray(), "key", SECOND);
        var authority = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authority.createContext("/", PdfSignedInTheBrowserIT::answer);
        authority.start();
        try {
            Files.writeString(
                    folder.resolve("authority"),
                    "http://127.0.0.1:%d/".formatted(authority.getAddress().getPort()));
            vitest();
        } finally {
            authority.stop(0);
        }
    }

    @Test
    void the_platform_reads_them_behind_its_own_and_nothing_else_was_added() throws IOException {
        var once = Files.readAllBytes(folder.resolve("1.p12.pdf"));
        var twice = Files.readAllBytes(folder.resolve("2.p12.pdf"));

        var read = SignedPdf.read(twice);

        assertThat(Arrays.copyOf(twice, once.length)).isEqualTo(once);
        assertThat(Arrays.copyOf(once, paper.length)).isEqualTo(paper);
        assertThat(read.signatures())
                .extracting(PdfSignature::signer)
                .endsWith(FIRST.certificate(), SECOND.certificate());
        assertThat(read.signatures())
                .extracting(PdfSignature::end)
                .containsExactly(paper.length, once.length, twice.length);
        for (var signature : read.signatures()) {
            Timestamps.verify(
                    signature.timestampToken(), Framing.sha256(signature.value()), List.of(TSA.certificate()));
        }
    }

    @Test
    void the_tool_signs_behind_them() throws IOException {
        var twice = Files.readAllBytes(folder.resolve("2.p12.pdf"));

        var thrice = SignedPdf.sign(twice, FIRST, PdfSignedInTheBrowserIT::stamp, "评标报告签字", NOW);

        assertThat(SignedPdf.read(thrice).signatures()).hasSize(4);
    }

    @Test
    void poppler_accepts_them() throws IOException, InterruptedException {
        var said = output(new ProcessBuilder(
                Installed.pdfsig().toString(),
                "-nocert",
                folder.resolve("2.p12.pdf").toString()));

        assertThat(said)
                .containsSubsequence("Signature is Valid", "Signature is Valid", "Signature is Valid")
                .contains("Total document signed", "ETSI.CAdES.detached", "Second member");
    }

    private static void vitest() throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                        Installed.node().toString(),
                        "node_modules/vitest/vitest.mjs",
                        "run",
                        "test/sealing/signPdf.exchange.test.ts")
                .directory(FRONT_END.toFile());
        command.environment().put("SUNSEAL_PDF_EXCHANGE", folder.toString());
        assertThat(output(command)).contains("1 passed");
    }

    private static String output(ProcessBuilder command) throws IOException, InterruptedException {
        var log = folder.resolve("log");
        var process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var ended = process.waitFor(2, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        assertThat(ended).as("%s ends in time", command.command()).isTrue();
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var reply = Timestamps.respond(exchange.getRequestBody().readAllBytes(), TSA, NOW, BigInteger.ONE);
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    private static byte[] stamp(byte[] digest) {
        var nonce = new BigInteger(64, Keys.random());
        var reply = Timestamps.respond(Timestamps.request(digest, nonce), TSA, NOW, BigInteger.ONE);
        return Timestamps.tokenFrom(reply, digest, nonce);
    }

    private static Signer authority() {
        var keys = Keys.ecP256();
        return new Signer(
                keys.getPrivate(),
                Certificates.selfSigned(keys, "C=CN,CN=Authority", true, from(), until()),
                List.of());
    }

    private static Signer certified(String name, KeyPair keys, Usage usage) {
        var request = Certificates.request(keys, "C=CN,CN=" + name);
        var certificate = Certificates.issue(AUTHORITY, request, usage, from(), until(), Optional.empty());
        return new Signer(keys.getPrivate(), certificate, List.of(AUTHORITY.certificate()));
    }

    private static Instant from() {
        return NOW.minus(Duration.ofDays(1));
    }

    private static Instant until() {
        return NOW.plus(Duration.ofDays(300));
    }
}
