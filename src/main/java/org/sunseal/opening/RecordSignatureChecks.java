package org.sunseal.opening;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.CertificateEvidence;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.Register;
import org.sunseal.documents.pdf.PdfSignature;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.SignedRecord;
import org.sunseal.project.LotKey;
import org.sunseal.project.Notices;
import org.sunseal.project.TenderProject;

/** What the platform checks of a signature the tender side puts on a record; all that is wrong is refused at once. */
@ApplicationScoped
class RecordSignatureChecks {
    private static final AddedSignature.Reasons REASONS = new AddedSignature.Reasons(
            "record",
            OpeningRefusal.RECORD_CHANGED,
            OpeningRefusal.RECORD_SIGNED_MEANWHILE,
            OpeningRefusal.BAD_RECORD_SIGNATURE,
            OpeningRefusal.RECORD_STAMPED_AHEAD);

    private final Notices notices;
    private final SigningCertificates certificates;
    private final Register register;

    RecordSignatureChecks(Notices notices, SigningCertificates certificates, Register register) {
        this.notices = notices;
        this.certificates = certificates;
        this.register = register;
    }

    /**
     * A signed file as it came.
     *
     * @param signer the organisation that sent it
     * @param known the signatures kept before
     */
    record Upload(
            TenderProject project,
            String lot,
            Organisation signer,
            OpeningRecords.Kept record,
            List<RecordSignature> known,
            byte[] pdf) {}

    /** Certificate and time of a signature that is in order. */
    record Accepted(CertificateEvidence certificate, Instant at) {}

    /** Certificate and time of the new signature; throws with all that is refused. Outside of any transaction. */
    Accepted check(Upload upload, Instant now) {
        var refused = new ArrayList<Refused>();
        if (upload.known().stream()
                .anyMatch(each -> each.organisation().equals(upload.signer().id()))) {
            refused.add(new Refused(OpeningRefusal.ALREADY_SIGNED, "Your organisation has signed this record"));
        }
        var accepted = new AddedSignature(
                        upload.record().pdf(),
                        upload.known().stream().map(RecordSignature::pdf).toList(),
                        upload.pdf())
                .check(register.current(), now, REASONS, refused)
                .flatMap(newest -> acceptable(upload, newest, now, refused));
        Refused.all(refused);
        return accepted.orElseThrow();
    }

    private Optional<Accepted> acceptable(
            Upload upload, SignedRecord.Stamped newest, Instant now, List<Refused> refused) {
        checkNamed(upload, newest.signature(), refused);
        return checkCertificate(upload.signer(), newest, now, refused)
                .map(evidence -> new Accepted(evidence, newest.at()));
    }

    /**
     * Outsiders learn from the notice alone who the tender side is: a signature of somebody it does not name would prove
     * nothing to them.
     */
    private void checkNamed(Upload upload, PdfSignature signature, List<Refused> refused) {
        var named = QuarkusTransaction.joiningExisting()
                .call(() -> notices.inChain(new LotKey(upload.project().code(), upload.lot()), 1))
                .filter(first -> first.notice().signers().contains(Certificates.sha256(signature.signer())))
                .isPresent();
        if (!named && !upload.signer().id().equals(upload.project().agency())) {
            refused.add(new Refused(
                    OpeningRefusal.SIGNER_NOT_IN_NOTICE,
                    "Version 1 of the notice does not name the tenderee's certificate"));
        }
    }

    /** Good when it was stamped, which the evidence shows, and still good now. */
    private Optional<CertificateEvidence> checkCertificate(
            Organisation signer, SignedRecord.Stamped stamped, Instant now, List<Refused> refused) {
        var signature = stamped.signature();
        try {
            var evidence = certificates.requireFor(signer.id(), signature.signer(), signature.chain(), stamped.at());
            certificates.requireFor(signer.id(), signature.signer(), signature.chain(), now);
            return Optional.of(evidence);
        } catch (InvalidEvidence e) {
            refused.add(new Refused(OpeningRefusal.UNFIT_RECORD_SIGNER, e.code() + ": " + e.detail()));
        } catch (Refused e) {
            refused.add(new Refused(OpeningRefusal.FOREIGN_RECORD_SIGNER, e.detail()));
        }
        return Optional.empty();
    }
}
