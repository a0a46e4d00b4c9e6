package org.sunseal.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.opening.proof.LoggedRecord;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.SignedRecord;

/**
 * Signs an opening record for the tender side, on the signer's own machine (protocol 5.9 O5): the record is fetched,
 * checked, signed, and sent back as PDF. The key stays here; the platform gets the signature.
 */
public final class SignOpeningRecord {
    private static final String PDF = "application/pdf";
    private static final String REASON = "开标记录确认"; // what a reader of the PDF is shown: the record is confirmed

    private final ApiClient platform;
    private final TrusteeRegister register;
    private final String roundPath;

    /** @param roundPath the path of the round in the platform's interface */
    public SignOpeningRecord(ApiClient platform, TrusteeRegister register, String roundPath) {
        this.platform = platform;
        this.register = register;
        this.roundPath = roundPath;
    }

    /**
     * A record as it was fetched, worth signing: both twins are the platform's and say the same.
     *
     * @param pdf with all signatures there are
     */
    public record Fetched(OpeningRecord record, byte[] pdf, SignedRecord signed) {
        /** Whether that certificate's signature is on it already. */
        public boolean isSignedBy(Signer signer) {
            return signed.tenderSide().stream()
                    .anyMatch(each -> each.signature().signer().equals(signer.certificate()));
        }
    }

    /**
     * A signature that the log proves.
     *
     * @param index of the RECORD entry that names the signed file
     */
    public record Proven(Instant signedAt, String pdfSha256, long index) {}

    /**
     * Fetches both twins.
     *
     * @throws InvalidEvidence when one is not the platform's or they differ: nobody should sign that
     */
    public Fetched fetch() {
        var opening = platform.get(roundPath + "/opening");
        if (!opening.has("record")) {
            throw new InvalidEvidence("not-opened", "The opening record is not drawn up yet");
        }
        var message = SignedMessage.parse(opening.bytes("record"));
        if (!message.onlySigner().equals(register.platformSigning())) {
            throw new InvalidEvidence("foreign-record", "The record is not signed by the platform of your trust file");
        }
        var record = OpeningRecord.read(message.body());
        var pdf = platform.bytes(roundPath + "/opening.pdf");
        var signed = SignedRecord.read(pdf, register);
        signed.requirePrints(record);
        return new Fetched(record, pdf, signed);
    }

    /** The PDF with this signature behind those there are; nothing of what is there changes. */
    public byte[] sign(Fetched fetched, Signer signer) {
        var now = Instant.parse(platform.get("/api/time").text("now")); // a claim; the time-stamp says when
        return SignedPdf.sign(fetched.pdf(), signer, new PlatformTimestamps(platform, register), REASON, now);
    }

    /** Hands the signed PDF in. */
    public void handIn(byte[] pdf) {
        var answer =
                Fields.of(CanonicalJson.readLoosely(platform.postBytes(roundPath + "/opening/signatures", PDF, pdf)));
        var digest = Framing.hex(Framing.sha256(pdf));
        if (!answer.digest("pdfSha256").equals(digest)) {
            throw new InvalidEvidence("foreign-record", "The platform names another file than the one signed");
        }
    }

    /** The proof that the signer's signature is kept and logged; empty while the witnesses have not seen it. */
    public Optional<Proven> proof(Signer signer) {
        var own = Certificates.sha256(signer.certificate());
        for (var shown : platform.list(roundPath + "/opening/signatures")) {
            if (shown.digest("certificateSha256").equals(own) && shown.has("proof")) {
                return Optional.of(proven(shown));
            }
        }
        return Optional.empty();
    }

    private Proven proven(Fields shown) {
        var message = shown.bytes("record");
        var proof = TlogProof.parse(shown.text("proof").getBytes(StandardCharsets.UTF_8));
        proof.verify(new OpenEntry("RECORD", message).encode(), register.quorum());
        var signed = SignedMessage.parse(message);
        var logged = LoggedRecord.read(signed.body());
        if (!signed.onlySigner().equals(register.platformSigning())
                || !logged.pdfSha256().equals(shown.digest("pdfSha256"))) {
            throw new InvalidEvidence("foreign-record", "The entry in the log names another file than the one signed");
        }
        return new Proven(Instant.parse(shown.text("signedAt")), logged.pdfSha256(), proof.index());
    }
}
