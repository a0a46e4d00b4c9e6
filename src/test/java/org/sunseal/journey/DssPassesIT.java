package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.opening.proof.OpeningRecord;

/** The signatures of a real opening before DSS, the European Commission's own validator (protocol 11). */
@ExtendWith(Journey.class)
class DssPassesIT {
    private PlayedOpening opening;
    private Path lot;
    private Instant at;

    @BeforeEach
    void the_regulators_evidence(PlayedOpening played) throws IOException {
        opening = played;
        lot = played.evidence("regulator", 1);
        at = OpeningRecord.read(
                        SignedMessage.parse(bytes(lot.resolve("record.p7"))).body())
                .at()
                .plusSeconds(60);
    }

    @Test
    void dss_passes_every_bid_as_cades_with_time_stamp(RunningPlatform platform) throws IOException {
        for (var slot : opening.slots()) {
            var validator =
                    SignedDocumentValidator.fromDocument(new InMemoryDocument(bytes(bid(slot, "bid.p7s")), "bid.p7s"));
            validator.setDetachedContents(
                    List.of(new InMemoryDocument(bytes(bid(slot, "sealed.json")), "sealed.json")));

            assertPass(1, validator, SignatureLevel.CAdES_T, rulesForBids(), platform);
        }
    }

    @Test
    void dss_passes_both_signatures_on_the_record_as_pades_with_time_stamp(RunningPlatform platform)
            throws IOException {
        var record = new InMemoryDocument(bytes(lot.resolve("record.pdf")), "record.pdf");

        assertPass(2, SignedDocumentValidator.fromDocument(record), SignatureLevel.PAdES_BASELINE_T, rules(), platform);
    }

    private void assertPass(
            int signatures,
            SignedDocumentValidator validator,
            SignatureLevel level,
            String rules,
            RunningPlatform platform)
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

        assertThat(report.getSignatureIdList()).hasSize(signatures);
        for (var signature : report.getSignatureIdList()) {
            assertThat(report.getSignatureFormat(signature)).isEqualTo(level);
            assertThat(report.getIndication(signature))
                    .as("%s %s", report.getSubIndication(signature), report.getAdESValidationErrors(signature))
                    .isEqualTo(Indication.TOTAL_PASSED);
        }
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

    private Path bid(String slot, String name) {
        return lot.resolve("bids").resolve(slot).resolve(name);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
