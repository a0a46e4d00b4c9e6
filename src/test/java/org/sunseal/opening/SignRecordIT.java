package org.sunseal.opening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.documents.pdf.OverpaintedPdf;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.opening.proof.verify.EvidenceVerifier;
import org.sunseal.opening.proof.verify.Verdict;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

/** The tender side signs the record of a round, through the platform's own doors. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class SignRecordIT {
    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private TrusteesAtWork trustees;
    private LotInBidding lot;
    private byte[] record;

    @BeforeEach
    void a_round_whose_record_is_drawn_up() throws Exception {
        trustees = TrusteesAtWork.start();
        lot = new LotInBidding(trustees, temporary, 3);
        lot.bidder().bid("1200000.00"); // one of three: returned unopened, which needs a record all the same
        var ahead = Duration.between(Instant.now(), lot.openAt).getSeconds() + 1;
        Files.writeString(clockFile, "{\"offsetSeconds\":%d}".formatted(ahead));
        record = drawnUp();
    }

    @AfterEach
    void end() throws InterruptedException {
        trustees.stop();
    }

    private byte[] drawnUp() throws InterruptedException {
        for (var attempt = 0; attempt < 400; attempt++) {
            var answer = given().get(lot.path() + "/opening.pdf");
            if (answer.statusCode() == 200) {
                return answer.asByteArray();
            }
            Thread.sleep(150);
        }
        throw new AssertionError("The record was never drawn up");
    }

    @Test
    void agency_and_tenderee_sign_one_behind_the_other_and_the_evidence_names_both() throws Exception {
        given().get(lot.path() + "/opening/signatures").then().statusCode(200).body("size()", is(0));

        var once = signed(record, lot.agency.signer());
        handIn(lot.agency, once).statusCode(201).body("number", is(1)).body("creditCode", is(lot.agency.creditCode()));
        handIn(lot.agency, once).statusCode(201).body("number", is(1));
        handIn(lot.tenderee, signed(record, lot.tenderee.signer()))
                .statusCode(409)
                .body("type", is("urn:sunseal:problem:record-signed-meanwhile"));
        var twice = signed(once, lot.tenderee.signer());
        handIn(lot.tenderee, twice).statusCode(201).body("number", is(2));
        handIn(lot.agency, signed(twice, lot.agency.signer()))
                .statusCode(409)
                .body("type", is("urn:sunseal:problem:already-signed"));

        assertThat(given().get(lot.path() + "/opening.pdf").asByteArray()).isEqualTo(twice);
        awaitProofs(2);
        var verdicts = evidence();
        assertThat(verdicts).filteredOn(verdict -> !verdict.ok()).isEmpty();
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.check().equals("tender-signature"))
                .extracting(Verdict::sentence)
                .first()
                .asString()
                .contains(lot.agency.creditCode(), lot.tenderee.creditCode());
    }

    @Test
    void only_agency_and_tenderee_sign() {
        var stranger = Actor.registered("agency");
        handIn(stranger, signed(record, stranger.signer()))
                .statusCode(403)
                .body("type", is("urn:sunseal:problem:not-the-tender-side"));
        var bidder = Actor.registered("bidder");
        handIn(bidder, signed(record, bidder.signer()))
                .statusCode(403)
                .body("type", is("urn:sunseal:problem:forbidden-role"));
        handIn(lot.agency, signed(record, lot.tenderee.signer()))
                .statusCode(403)
                .body("type", is("urn:sunseal:problem:foreign-record-signer"));
    }

    @Test
    void a_tenderee_signs_with_the_certificate_the_notice_names() {
        var newer = TestStack.world().certify("Newer", lot.tenderee.creditCode(), Usage.SIGNING);
        lot.tenderee.registerCertificate(newer);

        handIn(lot.tenderee, signed(record, newer))
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:signer-not-in-notice"));
    }

    @Test
    void a_revoked_certificate_signs_no_record() throws Exception {
        var revoked = TestStack.world().certify("Revoked", lot.agency.creditCode(), Usage.SIGNING);
        lot.agency.registerCertificate(revoked);
        TestStack.world().revoke(revoked.certificate());

        handIn(lot.agency, signed(record, revoked))
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:unfit-record-signer"));
    }

    @Test
    void what_is_wrong_with_the_file_is_said_at_once() throws IOException {
        handIn(lot.agency, record).statusCode(422).body("type", is("urn:sunseal:problem:bad-record-signature"));
        handIn(lot.agency, new byte[] {1, 2, 3})
                .statusCode(422)
                .body("errors.code", containsInAnyOrder("record-changed", "bad-record-signature"));
        handIn(lot.agency, signed(OverpaintedPdf.overpaint(record, "1.00"), lot.agency.signer()))
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:bad-record-signature"));
        var other = record.clone();
        other[other.length / 10] ^= 1; // in a page or its font: before the signature, and covered by it
        handIn(lot.agency, signed(other, lot.agency.signer()))
                .statusCode(422)
                .body("errors.code", containsInAnyOrder("record-changed", "bad-record-signature"));
        handIn(lot.agency, signed(signed(record, lot.agency.signer()), lot.tenderee.signer()))
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:bad-record-signature"));
        given().get(lot.path() + "/opening/signatures").then().statusCode(200).body("size()", is(0));
    }

    private static byte[] signed(byte[] pdf, Signer signer) {
        return SignedPdf.sign(
                pdf,
                signer,
                LotInBidding::stamp,
                "开标记录确认",
                TestStack.world().clock().instant());
    }

    private ValidatableResponse handIn(Actor actor, byte[] pdf) {
        return actor.asks()
                .contentType("application/pdf")
                .body(pdf)
                .post(lot.path() + "/opening/signatures")
                .then();
    }

    private void awaitProofs(int signatures) throws InterruptedException {
        for (var attempt = 0; attempt < 400; attempt++) {
            var shown =
                    given().get(lot.path() + "/opening/signatures").jsonPath().getList("proof");
            if (shown.size() == signatures && !shown.contains(null)) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("The signatures were never proved");
    }

    private List<Verdict> evidence() throws IOException {
        var zipped = given().get(lot.path() + "/evidence/public")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var folder = Files.createTempDirectory(temporary, "public");
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return EvidenceVerifier.verify(folder, TrustFile.load(TestStack.world().trustFile()));
    }
}
