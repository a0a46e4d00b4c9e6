package org.sunseal.custody.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.SealedMessage;

/** The foreign tool agrees: what a court can do without us (protocol 5.12). */
class OpenSslChecksCustodyTest {
    private static FiveTrustees five;
    private static FiveTrustees.Batch batch;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make_one_batch() {
        five = new FiveTrustees();
        batch = five.batch("B-1", 2);
    }

    @Test
    void openssl_verifies_all_five_signatures_of_a_batch_statement() throws Exception {
        write("batch.p7s", batch.statement());
        write("ca.crt", Certificates.pem(five.authority().certificate()).getBytes(UTF_8));

        assertThat(openssl(
                        "cms",
                        "-verify",
                        "-inform",
                        "DER",
                        "-in",
                        "batch.p7s",
                        "-CAfile",
                        "ca.crt",
                        "-purpose",
                        "any",
                        "-attime",
                        seconds(),
                        "-out",
                        "statement.json"))
                .isZero();
        assertThat(read("statement.json"))
                .isEqualTo(
                        BatchStatement.parse(batch.statement(), five.register()).body());
    }

    @Test
    void openssl_refuses_a_batch_statement_with_a_flipped_byte() throws Exception {
        var p7 = batch.statement();
        p7[p7.length - 1] ^= 1;
        write("batch.p7s", p7);
        write("ca.crt", Certificates.pem(five.authority().certificate()).getBytes(UTF_8));

        assertThat(openssl(
                        "cms",
                        "-verify",
                        "-inform",
                        "DER",
                        "-in",
                        "batch.p7s",
                        "-CAfile",
                        "ca.crt",
                        "-purpose",
                        "any",
                        "-attime",
                        seconds(),
                        "-out",
                        "statement.json"))
                .isNotZero();
    }

    @Test
    void openssl_opens_a_sealed_message_with_the_recombined_key() throws Exception {
        var key = recombined(2, 3, 5);
        var slot = Certificates.wrap(Curve.publicKey(batch.keys().sharing(1).key()), "CN=B-1.1", five.platform());
        write("key.p7m", SealedMessage.seal("a key package".getBytes(UTF_8), slot));
        write(
                "slot.key",
                Certificates.pem("PRIVATE KEY", Curve.privateKey(key).getEncoded())
                        .getBytes(UTF_8));

        assertThat(openssl(
                        "cms",
                        "-decrypt",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        "key.p7m",
                        "-inkey",
                        "slot.key",
                        "-out",
                        "package"))
                .isZero();
        assertThat(read("package")).isEqualTo("a key package".getBytes(UTF_8));
    }

    private static BigInteger recombined(int... trustees) {
        var shares = new HashMap<Integer, BigInteger>();
        for (int j : trustees) {
            shares.put(j, batch.shares().get(j - 1).get(1));
        }
        return Lagrange.recombine(shares);
    }

    private static String seconds() {
        return Long.toString(Instant.parse("2026-03-01T00:00:00Z").getEpochSecond());
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    private int openssl(String... arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("openssl.out").toFile())
                    .start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            assumeTrue(false, "openssl is not installed: " + e.getMessage());
            return -1;
        }
    }
}
