package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.CertificateEvidence;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.Register;
import org.sunseal.evaluation.proof.Charge;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.SignedRecord;

/** What is checked of a member's signature on a report; all that is wrong is refused at once. */
@ApplicationScoped
class ReportSignatureChecks {
    /** How far a time-stamp may lie ahead of this clock; as for bids (protocol 5.5). */
    private static final Duration LEAD = Duration.ofSeconds(10);

    private final SigningCertificates certificates;
    private final Register register;

    ReportSignatureChecks(SigningCertificates certificates, Register register) {
        this.certificates = certificates;
        this.register = register;
    }

    /**
     * A signed file as it came.
     *
     * @param report with the platform's signature alone
     * @param known the signatures kept before
     */
    record Upload(Charge.CommitteeSeat seat, byte[] report, List<ReportSignature> known, byte[] pdf) {
        byte[] newest() {
            return known.isEmpty() ? report : known.getLast().pdf();
        }
    }

    /** Certificate and time of a signature that is in order. */
    record Accepted(CertificateEvidence certificate, Instant at) {}

    /** Certificate and time of the new signature; throws with all that is refused. Outside of any transaction. */
    Accepted check(Upload upload, Instant now) {
        var refused = new ArrayList<Refused>();
        checkBytes(upload, refused);
        var accepted = checkSignature(upload, now, refused);
        Refused.all(refused);
        return accepted.orElseThrow();
    }

    private static void checkBytes(Upload upload, List<Refused> refused) {
        if (upload.known().stream()
                .anyMatch(each -> each.member().equals(upload.seat().member()))) {
            refused.add(new Refused(EvaluationRefusal.REPORT_SIGNED_ALREADY, "You have signed this report"));
        }
        if (beginsWith(upload.pdf(), upload.newest())) {
            return;
        }
        refused.add(
                beginsWith(upload.pdf(), upload.report())
                        ? new Refused(
                                EvaluationRefusal.REPORT_SIGNED_MEANWHILE,
                                "Somebody signed meanwhile; fetch the report and sign again")
                        : new Refused(
                                EvaluationRefusal.REPORT_CHANGED,
                                "The file does not begin with the bytes of the report"));
    }

    private static boolean beginsWith(byte[] pdf, byte[] start) {
        return pdf.length >= start.length && Arrays.equals(pdf, 0, start.length, start, 0, start.length);
    }

    private Optional<Accepted> checkSignature(Upload upload, Instant now, List<Refused> refused) {
        SignedRecord read;
        try {
            read = SignedRecord.read(upload.pdf(), register.current());
        } catch (InvalidEvidence e) {
            refused.add(new Refused(EvaluationRefusal.BAD_REPORT_SIGNATURE, e.detail()));
            return Optional.empty();
        }
        var before = upload.known().size() + 1; // the platform's own is the first
        if (read.signatures().size() != before + 1) {
            refused.add(new Refused(
                    EvaluationRefusal.BAD_REPORT_SIGNATURE,
                    "The report has %d signatures and the file %d; one at a time is added"
                            .formatted(before, read.signatures().size())));
            return Optional.empty();
        }
        var newest = read.signatures().getLast();
        if (newest.at().isAfter(now.plus(LEAD))) {
            refused.add(new Refused(
                    EvaluationRefusal.REPORT_STAMPED_AHEAD, "Stamped at %s, after %s".formatted(newest.at(), now)));
        }
        if (!Certificates.sha256(newest.signature().signer())
                .equals(upload.seat().certificateSha256())) {
            refused.add(new Refused(
                    EvaluationRefusal.BAD_REPORT_SIGNATURE, "It is not signed with the certificate you registered"));
        }
        return checkCertificate(newest, now, refused).map(evidence -> new Accepted(evidence, newest.at()));
    }

    /** Good when it was stamped, which the evidence shows, and still good now. */
    private Optional<CertificateEvidence> checkCertificate(
            SignedRecord.Stamped stamped, Instant now, List<Refused> refused) {
        var signature = stamped.signature();
        try {
            var evidence = certificates.check(signature.signer(), signature.chain(), stamped.at());
            certificates.check(signature.signer(), signature.chain(), now);
            return Optional.of(evidence);
        } catch (InvalidEvidence e) {
            refused.add(new Refused(EvaluationRefusal.UNFIT_MEMBER_CERTIFICATE, e.code() + ": " + e.detail()));
            return Optional.empty();
        }
    }
}
