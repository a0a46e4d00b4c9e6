package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.CertificateEvidence;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.Register;
import org.sunseal.evaluation.proof.Charge;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.AddedSignature;
import org.sunseal.opening.proof.SignedRecord;

/** What is checked of a member's signature on a report; all that is wrong is refused at once. */
@ApplicationScoped
class ReportSignatureChecks {
    private static final AddedSignature.Reasons REASONS = new AddedSignature.Reasons(
            "report",
            EvaluationRefusal.REPORT_CHANGED,
            EvaluationRefusal.REPORT_SIGNED_MEANWHILE,
            EvaluationRefusal.BAD_REPORT_SIGNATURE,
            EvaluationRefusal.REPORT_STAMPED_AHEAD);

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
    record Upload(Charge.CommitteeSeat seat, byte[] report, List<ReportSignature> known, byte[] pdf) {}

    /** Certificate and time of a signature that is in order. */
    record Accepted(CertificateEvidence certificate, Instant at) {}

    /** Certificate and time of the new signature; throws with all that is refused. Outside of any transaction. */
    Accepted check(Upload upload, Instant now) {
        var refused = new ArrayList<Refused>();
        if (upload.known().stream()
                .anyMatch(each -> each.member().equals(upload.seat().member()))) {
            refused.add(new Refused(EvaluationRefusal.REPORT_SIGNED_ALREADY, "You have signed this report"));
        }
        var accepted = new AddedSignature(
                        upload.report(),
                        upload.known().stream().map(ReportSignature::pdf).toList(),
                        upload.pdf())
                .check(register.current(), now, REASONS, refused)
                .flatMap(newest -> acceptable(upload, newest, now, refused));
        Refused.all(refused);
        return accepted.orElseThrow();
    }

    private Optional<Accepted> acceptable(
            Upload upload, SignedRecord.Stamped newest, Instant now, List<Refused> refused) {
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
