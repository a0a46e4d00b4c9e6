package org.sunseal.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import org.sunseal.documents.pdf.OverpaintedPdf;
import org.sunseal.documents.pdf.SignedPdf;

/** Stamps and signatures a dishonest platform makes or takes away: each is named by the check that is there for it. */
@ExtendWith(Journey.class)
class ForgedSignaturesIT {
    @TempDir
    private Path folder;

    private EvidenceToTamperWith evidence;

    @BeforeEach
    void evidence_to_tamper_with(PlayedOpening played, RunningPlatform running) throws IOException {
        evidence = new EvidenceToTamperWith(played, running, folder);
    }

    @Test
    void a_close_stamped_again_with_another_time() throws IOException {
        evidence.stampClose(evidence.closing.deadline().plusSeconds(1));

        evidence.assertFound("close-logged");
    }

    @Test
    void a_bid_stamped_again_an_hour_earlier_by_the_real_authority() throws IOException {
        var p7s = evidence.read(evidence.bid(0, "bid.p7s"));
        var earlier = evidence.record.bids().getFirst().received().minus(Duration.ofHours(1));
        evidence.write(evidence.bid(0, "bid.p7s"), EvidenceToTamperWith.restamped(p7s, evidence.timeStamps, earlier));

        evidence.assertFound("receipt-leaf");
    }

    @Test
    void a_bid_stamped_by_an_authority_of_the_platforms_own() throws IOException {
        var p7s = evidence.read(evidence.bid(0, "bid.p7s"));
        var received = evidence.record.bids().getFirst().received();
        var keys = Keys.ecP256();
        var root = Keys.ecP256();
        var until = received.plus(Duration.ofDays(1));
        var from = received.minus(Duration.ofDays(1));
        var authority = new Signer(
                root.getPrivate(), Certificates.selfSigned(root, "C=CN,CN=Ours", true, from, until), List.of());
        var certificate = Certificates.issue(
                authority,
                Certificates.request(keys, "C=CN,CN=Our own time"),
                Certificates.Usage.TIMESTAMP,
                from,
                until,
                Optional.empty());
        var own = new Signer(keys.getPrivate(), certificate, List.of(authority.certificate()));
        evidence.write(
                evidence.bid(0, "bid.p7s"),
                EvidenceToTamperWith.restamped(p7s, own, received.minus(Duration.ofHours(1))));

        evidence.assertFound("bid-timestamp", "receipt-leaf");
    }

    @Test
    void the_agencys_signature_cut_off_the_record() throws IOException {
        evidence.write("record.pdf", signedByThePlatformAlone());

        evidence.assertFound("record-logged");
    }

    @Test
    void a_price_painted_over_the_record_and_signed_in_the_agencys_name() throws IOException {
        var at = evidence.record.at().plusSeconds(60);
        var foreign = forged("C=CN,SERIALNUMBER=91310000MA1FL1008N,CN=Harbour Tendering Agency", at);
        var painted = OverpaintedPdf.overpaint(signedByThePlatformAlone(), "1.00");
        evidence.write(
                "record.pdf",
                SignedPdf.sign(
                        painted,
                        foreign,
                        digest -> EvidenceToTamperWith.stamped(digest, evidence.timeStamps, at),
                        "forged",
                        at));

        evidence.assertFound("record-logged", "pdf-twin", "tender-signature");
    }

    @Test
    void the_record_signed_in_the_agencys_name_by_somebody_else() throws IOException {
        var at = evidence.record.at().plusSeconds(60);
        var foreign = forged("C=CN,SERIALNUMBER=91310000MA1FL1008N,CN=Harbour Tendering Agency", at);
        var alone = signedByThePlatformAlone();
        evidence.write(
                "record.pdf",
                SignedPdf.sign(
                        alone,
                        foreign,
                        digest -> EvidenceToTamperWith.stamped(digest, evidence.timeStamps, at),
                        "forged",
                        at));

        evidence.assertFound("record-logged", "tender-signature");
    }

    @Test
    void every_revocation_list_removed() throws IOException {
        for (var name : evidence.names("crls")) {
            Files.delete(folder.resolve(name));
        }

        evidence.assertFound("bid-signature");
    }

    private byte[] signedByThePlatformAlone() {
        var pdf = evidence.read("record.pdf");
        return Arrays.copyOf(pdf, SignedPdf.read(pdf).signatures().getFirst().end());
    }

    /** A certificate that names the agency, by an authority nobody trusts. */
    private static Signer forged(String subject, Instant at) {
        var keys = Keys.ecP256();
        var certificate = Certificates.selfSigned(
                keys, subject, false, at.minus(Duration.ofDays(1)), at.plus(Duration.ofDays(1)));
        return new Signer(keys.getPrivate(), certificate, List.of());
    }
}
