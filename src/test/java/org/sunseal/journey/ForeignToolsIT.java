package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.opening.proof.OpeningRecord;

/**
 * The evidence of a real opening before tools that know nothing of us: OpenSSL and poppler
 * (protocol 11). A machine without a tool skips its tests and says so.
 */
@ExtendWith(Journey.class)
class ForeignToolsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String AUTHORITIES = "authorities.pem";

    @TempDir
    private Path folder;

    private PlayedOpening opening;
    private Path lot;
    private Instant at;

    @BeforeEach
    void the_regulators_evidence_and_the_readers_own_authorities(PlayedOpening played) throws IOException {
        opening = played;
        lot = played.evidence("regulator", 1);
        at = OpeningRecord.read(message("record.p7").body()).at().plusSeconds(60);
        var anchors = played.trust().anchors().toArray(X509Certificate[]::new);
        Files.writeString(folder.resolve(AUTHORITIES), Certificates.pem(anchors));
    }

    @Test
    void openssl_verifies_every_signed_document() throws IOException {
        requireTool("openssl");
        try (var files = Files.walk(lot)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".p7")).toList()) {
                var run = cms("-in", file.toString(), "-out", out("content").toString());

                assertThat(run.exitCode()).as("%s: %s", file, run.output()).isZero();
                assertThat(out("content"))
                        .as(file.toString())
                        .hasBinaryContent(SignedMessage.parse(bytes(file)).body());
            }
        }
    }

    @Test
    void openssl_verifies_each_bids_signature_and_no_other_content_under_it() throws IOException {
        requireTool("openssl");
        for (var slot : opening.slots()) {
            var sealed = bid(slot, "sealed.json");
            assertThat(cades(slot, sealed).exitCode()).as(slot).isZero();

            var other = Files.write(out("other.json"), flipped(bytes(sealed)));
            assertThat(cades(slot, other).exitCode())
                    .as("other content under %s", slot)
                    .isNotZero();
        }
    }

    private ToolRun cades(String slot, Path content) {
        return cms(
                "-cades",
                "-in",
                bid(slot, "bid.p7s").toString(),
                "-content",
                content.toString(),
                "-binary",
                "-out",
                out("content").toString());
    }

    @Test
    void openssl_verifies_the_time_stamps_of_close_bids_and_checkpoints() throws IOException {
        requireTool("openssl");
        assertStamped(bytes(lot.resolve("close.tst")), bytes(lot.resolve("close.p7")));
        for (var slot : opening.slots()) {
            var p7s = bytes(bid(slot, "bid.p7s"));
            assertStamped(
                    DetachedSignature.parse(p7s).timestampToken().orElseThrow(), DetachedSignature.signatureValue(p7s));
            var proof = TlogProof.parse(bytes(bid(slot, "receipt.tlog-proof")));
            assertStamped(
                    bytes(bid(slot, "checkpoint.tst")),
                    proof.checkpoint().noteText().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void assertStamped(byte[] token, byte[] data) throws IOException {
        var tokenFile = Files.write(out("token.der"), token);
        assertThat(stamped(tokenFile, data)).isZero();
        assertThat(stamped(tokenFile, flipped(data))).isNotZero();
    }

    private int stamped(Path token, byte[] data) throws IOException {
        return tool(
                        "openssl",
                        "ts",
                        "-verify",
                        "-token_in",
                        "-in",
                        token.toString(),
                        "-data",
                        Files.write(out("data"), data).toString(),
                        "-CAfile",
                        out(AUTHORITIES).toString(),
                        "-untrusted",
                        lot.resolve("certificates/tsa.crt").toString(),
                        "-attime",
                        attime())
                .exitCode();
    }

    @Test
    void openssl_opens_each_key_package_with_the_key_the_trustees_made_and_each_file_with_what_is_inside()
            throws IOException {
        requireTool("openssl");
        var opened = 0;
        for (var slot : opening.slots()) {
            var key = lot.resolve("keys/%s.key".formatted(slot));
            if (Files.exists(key)) { // not for the bid that was replaced
                var contents = KeyPackage.parse(decrypted(slot, key));
                var manifest = SealedManifest.parse(bytes(bid(slot, "sealed.json")));
                for (var entry : contents.objects()) {
                    new ObjectByOpenSsl(folder).reopen(entry, object(entry, manifest));
                    opened++;
                }
            }
        }
        assertThat(opened).isEqualTo(8);
    }

    @Test
    void openssl_opens_no_key_package_with_another_slots_key() throws IOException {
        requireTool("openssl");
        var slots = opening.slots().stream()
                .filter(slot -> Files.exists(lot.resolve("keys/%s.key".formatted(slot))))
                .toList();

        var run = decrypt(slots.getFirst(), lot.resolve("keys/%s.key".formatted(slots.getLast())));

        assertThat(run.exitCode()).isNotZero();
    }

    /** The sealed file as the bidder uploaded it. */
    private byte[] object(KeyPackage.Entry entry, SealedManifest manifest) {
        var piece = manifest.pieces().stream()
                .filter(each -> each.i() == entry.i())
                .findFirst()
                .orElseThrow();
        return bytes(opening.ownFolder(manifest).resolve("objects").resolve(piece.digest()));
    }

    private byte[] decrypted(String slot, Path key) throws IOException {
        var run = decrypt(slot, key);
        assertThat(run.exitCode()).as(run.output()).isZero();
        return bytes(out("package.json"));
    }

    private ToolRun decrypt(String slot, Path key) throws IOException {
        Files.deleteIfExists(out("package.json"));
        return tool(
                "openssl",
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                bid(slot, "key.p7m").toString(),
                "-inkey",
                key.toString(),
                "-out",
                out("package.json").toString());
    }

    @Test
    void pdfsig_finds_the_record_signed_by_platform_and_agency_from_its_first_byte_to_its_last() {
        requireTool("pdfsig");

        var run = tool("pdfsig", "-nocert", lot.resolve("record.pdf").toString());

        assertThat(run.output())
                .containsSubsequence(
                        "Signature #1",
                        "Signature is Valid",
                        "Signature #2",
                        "Harbour Tendering Agency",
                        "Signature is Valid")
                .contains("Total document signed")
                .doesNotContain("Signature #3", "Invalid");
    }

    private ToolRun cms(String... arguments) {
        var command = new ArrayList<>(List.of("openssl", "cms", "-verify", "-inform", "DER"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-CAfile", out(AUTHORITIES).toString(), "-purpose", "any", "-attime", attime()));
        return ToolRun.of(PATIENCE, command);
    }

    private static ToolRun tool(String... command) {
        return ToolRun.of(PATIENCE, List.of(command));
    }

    private static void requireTool(String name) {
        var path = System.getenv().getOrDefault("PATH", "");
        assumeTrue(
                Arrays.stream(path.split(":")).anyMatch(each -> Files.isExecutable(Path.of(each, name))),
                name + " is not installed here");
    }

    /** The sandbox's time, for tools that would go by the machine's. */
    private String attime() {
        return Long.toString(at.getEpochSecond());
    }

    private Path bid(String slot, String name) {
        return lot.resolve("bids").resolve(slot).resolve(name);
    }

    private Path out(String name) {
        return folder.resolve(name);
    }

    private SignedMessage message(String name) {
        return SignedMessage.parse(bytes(lot.resolve(name)));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] flipped(byte[] bytes) {
        var changed = bytes.clone();
        changed[changed.length / 2] ^= 1;
        return changed;
    }
}
