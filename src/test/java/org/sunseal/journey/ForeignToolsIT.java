package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.opening.proof.OpeningRecord;

/**
 * The evidence of a real opening before tools that know nothing of us: OpenSSL, poppler, and DSS of the European
 * Commission (protocol 11). A machine without a tool skips its tests and says so.
 */
@ExtendWith(Journey.class)
class ForeignToolsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String AUTHORITIES = "authorities.pem";
    /** The layout of a sealed object (protocol 5.3-2). */
    private static final int SALT_BYTES = 24;

    private static final int HEAD_BYTES = SALT_BYTES + 32;
    private static final int CHUNK_BYTES = 16384;
    private static final int TAG_BYTES = 16;

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
                    reopen(entry, manifest);
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

    /**
     * Every chunk of a file, the first and the shorter last one above all; together they are the bytes of the bidder.
     */
    private void reopen(KeyPackage.Entry entry, SealedManifest manifest) throws IOException {
        var piece = manifest.pieces().stream()
                .filter(each -> each.i() == entry.i())
                .findFirst()
                .orElseThrow();
        var object = bytes(opening.ownFolder(manifest).resolve("objects").resolve(piece.digest()));
        var made = expanded(entry.fileKey(), Arrays.copyOf(object, SALT_BYTES), entry.context());
        assertThat(Arrays.copyOfRange(made, 44, 76))
                .as("the commitment to the key")
                .isEqualTo(Arrays.copyOfRange(object, SALT_BYTES, HEAD_BYTES));
        var plain = new ByteArrayOutputStream();
        for (int chunk = 0, from = HEAD_BYTES; from < object.length; chunk++, from += CHUNK_BYTES + TAG_BYTES) {
            int until = Math.min(from + CHUNK_BYTES, object.length - TAG_BYTES);
            plain.writeBytes(counterMode(made, chunk, Arrays.copyOfRange(object, from, until)));
        }
        assertThat(plain.size()).isEqualTo((int) entry.size());
        assertThat(Framing.hex(Framing.sha256(plain.toByteArray())))
                .as(entry.name())
                .isEqualTo(entry.digest());
    }

    /** HKDF-Expand with SHA-512 into key, nonce and commitment (76 bytes), by the command line. */
    private byte[] expanded(byte[] fileKey, byte[] salt, String context) throws IOException {
        var info = concat(
                "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0".getBytes(StandardCharsets.US_ASCII),
                salt,
                context.getBytes(StandardCharsets.US_ASCII));
        var first = hmac(fileKey, concat(info, new byte[] {1}));
        return concat(first, hmac(fileKey, concat(first, info, new byte[] {2})));
    }

    private byte[] hmac(byte[] key, byte[] data) throws IOException {
        var run = tool(
                "openssl",
                "dgst",
                "-sha512",
                "-mac",
                "HMAC",
                "-macopt",
                "hexkey:" + Framing.hex(key),
                "-binary",
                "-out",
                out("mac").toString(),
                Files.write(out("mac-input"), data).toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        return bytes(out("mac"));
    }

    /** The body of AES-256-GCM is counter mode from 2; the tag adds nothing to what the signed digest already says. */
    private byte[] counterMode(byte[] made, int chunk, byte[] body) throws IOException {
        var nonce = Arrays.copyOfRange(made, 32, 44);
        nonce[11] ^= (byte) chunk; // these files have fewer than 256 chunks
        var run = tool(
                "openssl",
                "enc",
                "-d",
                "-aes-256-ctr",
                "-K",
                Framing.hex(Arrays.copyOf(made, 32)),
                "-iv",
                Framing.hex(nonce) + "00000002",
                "-in",
                Files.write(out("chunk"), body).toString(),
                "-out",
                out("plain").toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        return bytes(out("plain"));
    }

    @Test
    void pdfsig_finds_the_record_signed_from_its_first_byte_to_its_last() {
        requireTool("pdfsig");

        var run = tool("pdfsig", "-nocert", lot.resolve("record.pdf").toString());

        assertThat(run.output()).contains("Signature is Valid").contains("Total document signed");
    }

    @Test
    void dss_passes_every_bid_as_cades_with_time_stamp(RunningPlatform platform) throws IOException {
        for (var slot : opening.slots()) {
            var validator =
                    SignedDocumentValidator.fromDocument(new InMemoryDocument(bytes(bid(slot, "bid.p7s")), "bid.p7s"));
            validator.setDetachedContents(
                    List.of(new InMemoryDocument(bytes(bid(slot, "sealed.json")), "sealed.json")));

            assertPasses(validator, SignatureLevel.CAdES_T, rulesForBids(), platform);
        }
    }

    @Test
    void dss_passes_the_record_as_pades_with_time_stamp(RunningPlatform platform) throws IOException {
        var record = new InMemoryDocument(bytes(lot.resolve("record.pdf")), "record.pdf");

        assertPasses(SignedDocumentValidator.fromDocument(record), SignatureLevel.PAdES_BASELINE_T, rules(), platform);
    }

    private void assertPasses(
            SignedDocumentValidator validator, SignatureLevel level, String rules, RunningPlatform platform)
            throws IOException {
        var trusted = new CommonTrustedCertificateSource();
        opening.trust().anchors().forEach(anchor -> trusted.addCertificate(new CertificateToken(anchor)));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(
                Stream.of("1.crl", "2.crl").map(name -> list(platform, name)).toArray(InputStream[]::new)));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(at));

        var report = validator
                .validateDocument(new ByteArrayInputStream(rules.getBytes(StandardCharsets.UTF_8)))
                .getSimpleReport();

        assertThat(report.getSignatureIdList()).hasSize(1);
        var signature = report.getFirstSignatureId();
        assertThat(report.getSignatureFormat(signature)).isEqualTo(level);
        assertThat(report.getIndication(signature))
                .as("%s %s", report.getSubIndication(signature), report.getAdESValidationErrors(signature))
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    /** The rules that DSS comes with. */
    private static String rules() throws IOException {
        try (var rules = SignedDocumentValidator.class.getResourceAsStream("/policy/constraint.xml")) {
            return new String(rules.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * All of them but one: a bid carries no signing-time attribute, which would be no more than a claim (protocol
     * 5.3-5). So it is CAdES-T, not BASELINE-T; the time-stamp says when.
     */
    private static String rulesForBids() throws IOException {
        var relaxed = rules().replace("<SigningTime Level=\"FAIL\" />", "<SigningTime Level=\"INFORM\" />");
        assertThat(relaxed).as("the rule was found").isNotEqualTo(rules());
        return relaxed;
    }

    private static InputStream list(RunningPlatform platform, String name) {
        return new ByteArrayInputStream(bytes(platform.data().resolve("crl").resolve(name)));
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

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
