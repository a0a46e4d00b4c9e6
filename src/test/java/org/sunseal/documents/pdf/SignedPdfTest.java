package org.sunseal.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.TimestampSource;
import org.sunseal.crypto.Timestamps;

/**
 * Our PAdES signatures before our own reader and before two foreign ones: DSS of the European Commission, and poppler.
 */
class SignedPdfTest {
    private static final Instant NOW = Instant.now().minusSeconds(60);
    private static final Instant FROM = NOW.minus(Duration.ofDays(1));
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(300));
    private static final Signer AUTHORITY = authority();
    private static final Signer PLATFORM = certified("Platform", Usage.SIGNING);
    private static final Signer AGENCY = certified("Agency", Usage.SIGNING);
    private static final Signer TSA = certified("Time-stamps", Usage.TIMESTAMP);
    private static final TimestampSource STAMPS = SignedPdfTest::stamp;

    private static final String PAGE = """
            <html lang="zh-CN"><head><title>开标记录</title><meta name="subject" content="开标记录"/>\
            <meta name="description" content="开标记录"/><bookmarks><bookmark name="概况" href="#a"/></bookmarks>\
            <style>body { font-family: 'Noto Sans SC' }</style></head><body><h1 id="a">开标记录</h1>\
            <p>投标报价 12,345,678.90 CNY</p></body></html>""";

    private static final byte[] SIGNED = SignedPdf.sign(PdfPages.render(PAGE), PLATFORM, STAMPS, "开标记录", NOW);
    private static final byte[] TWICE_SIGNED = SignedPdf.sign(SIGNED, AGENCY, STAMPS, "开标记录", NOW);

    @TempDir
    Path folder;

    @Test
    void our_own_reader_finds_signer_time_stamp_and_text() {
        var read = SignedPdf.read(SIGNED);

        assertThat(read.text()).contains("开标记录").contains("12,345,678.90 CNY");
        assertThat(read.signatures()).hasSize(1);
        var signature = read.signatures().getFirst();
        assertThat(signature.signer()).isEqualTo(PLATFORM.certificate());
        var stamp = Timestamps.verify(
                signature.timestampToken(), Framing.sha256(signature.value()), List.of(TSA.certificate()));
        assertThat(stamp.signer()).isEqualTo(TSA.certificate());
    }

    @Test
    void a_second_signature_is_an_increment_behind_the_first() {
        var read = SignedPdf.read(TWICE_SIGNED);

        assertThat(Arrays.copyOf(TWICE_SIGNED, SIGNED.length)).isEqualTo(SIGNED);
        assertThat(read.text()).isEqualTo(SignedPdf.read(SIGNED).text());
        assertThat(read.signatures())
                .extracting(PdfSignature::signer)
                .containsExactly(PLATFORM.certificate(), AGENCY.certificate());
        assertThat(read.signatures()).extracting(PdfSignature::end).containsExactly(SIGNED.length, TWICE_SIGNED.length);
    }

    @Test
    void a_third_signature_goes_behind_the_second() {
        var signed = SignedPdf.sign(TWICE_SIGNED, certified("Tenderee", Usage.SIGNING), STAMPS, "开标记录", NOW);

        assertThat(SignedPdf.read(signed).signatures()).hasSize(3);
    }

    /** The first signature stays valid, foreign readers see it so, and the reader of the page sees another price. */
    @Test
    void a_price_painted_over_between_two_signatures_is_noticed() throws IOException {
        var altered = SignedPdf.sign(OverpaintedPdf.overpaint(SIGNED, "1.00"), AGENCY, STAMPS, "开标记录", NOW);

        assertBad(altered, "More than a signature");
    }

    @Test
    void a_note_pinned_over_the_page_between_two_signatures_is_noticed() throws IOException {
        var altered = SignedPdf.sign(OverpaintedPdf.annotate(SIGNED), AGENCY, STAMPS, "开标记录", NOW);

        assertBad(altered, "More than a signature");
    }

    @Test
    void an_unsigned_increment_behind_the_last_signature_is_noticed() throws IOException {
        assertBad(OverpaintedPdf.overpaint(TWICE_SIGNED, "1.00"), "whole file");
    }

    private static void assertBad(byte[] pdf, String why) {
        assertThatThrownBy(() -> SignedPdf.read(pdf)).isInstanceOfSatisfying(InvalidEvidence.class, e -> {
            assertThat(e.code()).isEqualTo("bad-pdf");
            assertThat(e.detail()).contains(why);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30, 50, 70, 80, 90, 99})
    void a_byte_changed_anywhere_in_a_twice_signed_pdf_is_noticed(int percent) {
        var changed = TWICE_SIGNED.clone();
        changed[changed.length * percent / 100] ^= 1;

        assertThatThrownBy(() -> SignedPdf.read(changed)).isInstanceOf(InvalidEvidence.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30, 50, 70, 80, 90, 99})
    void a_byte_changed_anywhere_is_noticed(int percent) {
        var changed = SIGNED.clone();
        changed[changed.length * percent / 100] ^= 1;

        assertThatThrownBy(() -> SignedPdf.read(changed)).isInstanceOf(InvalidEvidence.class);
    }

    @Test
    void bytes_added_behind_the_signature_are_noticed() {
        var longer = Arrays.copyOf(SIGNED, SIGNED.length + 1);

        assertThatThrownBy(() -> SignedPdf.read(longer)).isInstanceOf(InvalidEvidence.class);
    }

    @Test
    void an_unsigned_pdf_is_no_record() {
        assertThatThrownBy(() -> SignedPdf.read(PdfPages.render(PAGE)))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("bad-pdf"));
    }

    @Test
    void dss_finds_two_pades_signatures_with_time_stamp_that_pass() throws CRLException {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(AUTHORITY.certificate()));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        var list = Certificates.crl(AUTHORITY, Set.of(), FROM, UNTIL, 1);
        verifier.setCrlSource(new ExternalResourcesCRLSource(new ByteArrayInputStream(list.getEncoded())));
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(TWICE_SIGNED, "record.pdf"));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(NOW.plusSeconds(30)));

        var report = validator.validateDocument().getSimpleReport();

        assertThat(report.getSignatureIdList()).hasSize(2);
        for (var signature : report.getSignatureIdList()) {
            assertThat(report.getSignatureFormat(signature)).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
            assertThat(report.getIndication(signature))
                    .as("%s %s", report.getSubIndication(signature), report.getAdESValidationErrors(signature))
                    .isEqualTo(Indication.TOTAL_PASSED);
        }
    }

    @Test
    void pdfsig_accepts_both_signatures() throws IOException, InterruptedException {
        var file = Files.write(folder.resolve("record.pdf"), TWICE_SIGNED);
        var said = pdfsig(file);

        assertThat(said)
                .contains("ETSI.CAdES.detached")
                .containsSubsequence("Signature is Valid", "Signature is Valid")
                .contains("Total document signed");
    }

    private static String pdfsig(Path file) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("pdfsig", "-nocert", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "pdfsig (poppler-utils) is not installed here");
            throw e;
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] stamp(byte[] digest) {
        var nonce = new BigInteger(64, Keys.random());
        var answer = Timestamps.respond(Timestamps.request(digest, nonce), TSA, NOW, BigInteger.ONE);
        return Timestamps.tokenFrom(answer, digest, nonce);
    }

    private static Signer authority() {
        var keys = Keys.ecP256();
        return new Signer(
                keys.getPrivate(), Certificates.selfSigned(keys, "C=CN,CN=Authority", true, FROM, UNTIL), List.of());
    }

    private static Signer certified(String name, Usage usage) {
        var keys = Keys.ecP256();
        var request = Certificates.request(keys, "C=CN,CN=" + name);
        var certificate = Certificates.issue(AUTHORITY, request, usage, FROM, UNTIL, Optional.empty());
        return new Signer(keys.getPrivate(), certificate, List.of(AUTHORITY.certificate()));
    }
}
