package org.sunseal.opening;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.Receiptable;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.bidding.SealedBid;
import org.sunseal.bidding.SealedBids;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.TimestampSource;
import org.sunseal.documents.pdf.PdfPages;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.opening.OpeningRecords.RecordedProof;
import org.sunseal.opening.proof.LoggedRecord;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.OpeningRecord.Outcome;
import org.sunseal.opening.proof.RecordedBid;
import org.sunseal.project.Lots;
import org.sunseal.project.TenderProjects;

/**
 * Draws up the opening record: JSON and PDF, both signed by the platform, their digests logged (protocol 5.9 O5). Also
 * for a round with too few bids: then it states that they go back unopened.
 */
@ApplicationScoped
class DrawUpRecord {
    private final SealedBids bids;
    private final OpenedBids opened;
    private final OpeningRecords records;
    private final AuditLog audit;
    private final Lots lots;
    private final StoppedLots stopped;
    private final TenderProjects projects;
    private final PlatformKeys keys;
    private final TimestampSource timestamps;
    private final Event<RecordDrawnUp> events;
    private final Clock clock;

    DrawUpRecord(
            SealedBids bids,
            OpenedBids opened,
            OpeningRecords records,
            AuditLog audit,
            Lots lots,
            StoppedLots stopped,
            TenderProjects projects,
            PlatformKeys keys,
            TimestampSource timestamps,
            Event<RecordDrawnUp> events,
            Clock clock) {
        this.bids = bids;
        this.opened = opened;
        this.records = records;
        this.audit = audit;
        this.lots = lots;
        this.stopped = stopped;
        this.projects = projects;
        this.keys = keys;
        this.timestamps = timestamps;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Draws up the record unless it is there, the lot is stopped, or a receipt still waits for its witnesses: then the
     * next tick asks again.
     */
    void drawUp(ClosedRound round) {
        if (records.find(round.closeSha256()).isPresent() || stopped.contain(round)) {
            return;
        }
        var closing = round.closing();
        var listed = bids.disclosed(closing.tender(), closing.lot(), closing.round());
        var proofs = proofs(listed);
        if (proofs.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var record = record(round, listed, proofs.get(), now);
        var pdf = pdf(round, record, now);
        var logged = new LoggedRecord(
                record.tender(),
                record.lot(),
                record.round(),
                round.closeSha256(),
                record.sha256(),
                Framing.hex(Framing.sha256(pdf)));
        var entry = new OpenEntry("RECORD", SignedMessage.sign(logged.body(), keys.signer()));
        var kept = new OpeningRecords.Kept(SignedMessage.sign(record.body(), keys.signer()), pdf, entry.encode());
        QuarkusTransaction.requiringNew().run(() -> keep(round, record, kept, entry, proofs.get(), now));
    }

    private Optional<Map<String, Receiptable>> proofs(List<SealedBid> listed) {
        var proofs = new HashMap<String, Receiptable>();
        for (var bid : listed) {
            var proof = audit.proof(bid.entry().encode());
            if (proof.isEmpty()) {
                return Optional.empty();
            }
            proofs.put(bid.slot(), proof.get());
        }
        return Optional.of(proofs);
    }

    private OpeningRecord record(
            ClosedRound round, List<SealedBid> listed, Map<String, Receiptable> proofs, Instant now) {
        var closing = round.closing();
        var openedBySlot = new HashMap<String, OpenedBid>();
        opened.of(round.closeSha256()).forEach(bid -> openedBySlot.put(bid.slot(), bid));
        var objects = opened.objects(round.closeSha256());
        var recorded = new ArrayList<RecordedBid>();
        for (var bid : listed) {
            var proof = proofs.get(bid.slot());
            if (proof != null) {
                var result = Optional.ofNullable(openedBySlot.get(bid.slot()));
                recorded.add(
                        RecordLines.line(bid, proof.quorumTime(), result, objects.getOrDefault(bid.slot(), Map.of())));
            }
        }
        var trustees = opened.readOut(round.closeSha256())
                .map(OpenedBids.ReadOut::trustees)
                .orElse(List.of());
        return new OpeningRecord(
                closing.tender(),
                closing.lot(),
                closing.round(),
                round.closeSha256(),
                round.enoughBids() ? Outcome.OPENED : Outcome.RETURNED,
                recorded,
                trustees,
                now);
    }

    private byte[] pdf(ClosedRound round, OpeningRecord record, Instant now) {
        var page = QuarkusTransaction.requiringNew()
                .call(() -> new OpeningRecordPage(
                        projects.get(record.tender()).name(),
                        lots.get(record.tender(), record.lot()).name(),
                        round.closing(),
                        record));
        return SignedPdf.sign(PdfPages.render(page.xhtml()), keys.signer(), timestamps, "开标记录", now);
    }

    private void keep(
            ClosedRound round,
            OpeningRecord record,
            OpeningRecords.Kept kept,
            OpenEntry entry,
            Map<String, Receiptable> proofs,
            Instant now) {
        var kinds = proofs.entrySet().stream()
                .map(proof -> new RecordedProof(
                        proof.getKey(),
                        proof.getValue().proof().encode(),
                        proof.getValue().timestampToken()))
                .toList();
        if (records.keep(round.closeSha256(), kept, kinds, now)) {
            audit.append(entry);
            if (round.enoughBids()) {
                lots.get(record.tender(), record.lot()).recordOpened(record.round());
            }
            events.fire(new RecordDrawnUp(record));
            Log.infof(
                    "Opening record of round %d of %s/%s: %s",
                    record.round(), record.tender(), record.lot(), record.sha256());
        }
    }
}
