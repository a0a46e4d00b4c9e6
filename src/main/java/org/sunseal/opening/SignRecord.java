package org.sunseal.opening;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.sunseal.audit.AuditLog;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.LoggedRecord;
import org.sunseal.project.TenderProjects;

/**
 * Takes the tender side's signature on the printed record (protocol 5.9 O5). It was made elsewhere, with a key the
 * platform never sees; what comes back is the record with an increment behind it. The file is kept and a RECORD entry
 * that names it is logged in one transaction.
 */
@ApplicationScoped
public class SignRecord {
    private final ClosedRounds closed;
    private final OpeningRecords records;
    private final RecordSignatures signatures;
    private final TenderProjects projects;
    private final RecordSignatureChecks checks;
    private final PlatformKeys keys;
    private final AuditLog audit;
    private final Clock clock;

    SignRecord(
            ClosedRounds closed,
            OpeningRecords records,
            RecordSignatures signatures,
            TenderProjects projects,
            RecordSignatureChecks checks,
            PlatformKeys keys,
            AuditLog audit,
            Clock clock) {
        this.closed = closed;
        this.records = records;
        this.signatures = signatures;
        this.projects = projects;
        this.checks = checks;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes the signature; the same file again is answered as the first time.
     *
     * @param signer whose account asks: the agency of the tender, or its tenderee
     * @param pdf the record as {@link ShowOpening#pdf} gives it, with one signature more
     * @throws Refused or {@link org.sunseal.kernel.Refusals} with all that is wrong
     */
    public RecordSignature sign(String tender, String lot, int round, Organisation signer, byte[] pdf) {
        var found = closed.require(tender, lot, round);
        var record = records.find(found.closeSha256())
                .orElseThrow(() -> new Refused(OpeningRefusal.NOT_OPENED, "The record is not drawn up yet"));
        var project = QuarkusTransaction.requiringNew().call(() -> projects.get(tender));
        if (!signer.id().equals(project.agency()) && !signer.id().equals(project.tenderee())) {
            throw new Refused(
                    OpeningRefusal.NOT_THE_TENDER_SIDE, "The record is signed by agency and tenderee of " + tender);
        }
        var known = signatures.of(found.closeSha256());
        var again = known.stream()
                .filter(each -> each.organisation().equals(signer.id()))
                .filter(each -> Arrays.equals(each.pdf(), pdf))
                .findFirst();
        if (again.isPresent()) {
            return again.get();
        }
        var now = clock.instant();
        var accepted = checks.check(new RecordSignatureChecks.Upload(project, lot, signer, record, known, pdf), now);
        var signature = signature(record, known.size() + 1, signer, pdf, accepted);
        QuarkusTransaction.requiringNew().run(() -> keep(found, signature, now));
        return signature;
    }

    private RecordSignature signature(
            OpeningRecords.Kept kept,
            int number,
            Organisation signer,
            byte[] pdf,
            RecordSignatureChecks.Accepted accepted) {
        var record = kept.record();
        var logged = new LoggedRecord(
                record.tender(),
                record.lot(),
                record.round(),
                record.closeSha256(),
                record.sha256(),
                Framing.hex(Framing.sha256(pdf)));
        return new RecordSignature(
                number,
                signer.id(),
                signer.name(),
                signer.creditCode(),
                pdf,
                SignedMessage.sign(logged.body(), keys.signer()),
                Certificates.sha256(accepted.certificate().certificate()),
                accepted.certificate().crlSha256(),
                accepted.at());
    }

    private void keep(ClosedRound round, RecordSignature signature, Instant now) {
        if (!signatures.keep(round.closeSha256(), signature, now)) {
            throw new Refused(
                    OpeningRefusal.RECORD_SIGNED_MEANWHILE,
                    "Somebody signed meanwhile; fetch the record and sign again");
        }
        audit.append(signature.entry());
        Log.infof(
                "Opening record of %s signed by %s with certificate %s",
                round.closeSha256(), signature.creditCode(), signature.certificateSha256());
    }
}
