package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.bidding.SealedBid;
import org.sunseal.bidding.SealedBids;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.Framing;
import org.sunseal.custody.Register;
import org.sunseal.custody.proof.Member;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.RecordedBid.Result;

/** What may be seen of a closing and an opening: by everybody, and by each bidder of its own bid. */
@ApplicationScoped
public class ShowOpening {
    private final ClosedRounds closed;
    private final OpenedBids opened;
    private final OpeningRecords records;
    private final RecordSignatures signatures;
    private final SealedBids bids;
    private final AuditLog audit;
    private final OpenFiles files;
    private final LoggedReleases releases;
    private final Register register;

    ShowOpening(
            ClosedRounds closed,
            OpenedBids opened,
            OpeningRecords records,
            RecordSignatures signatures,
            SealedBids bids,
            AuditLog audit,
            OpenFiles files,
            LoggedReleases releases,
            Register register) {
        this.closed = closed;
        this.opened = opened;
        this.records = records;
        this.signatures = signatures;
        this.bids = bids;
        this.audit = audit;
        this.files = files;
        this.releases = releases;
        this.register = register;
    }

    /**
     * A closed round.
     *
     * @param token null while the time-stamp authority is waited for
     * @param proof of CLOSE in the log, under the witness quorum; null until then
     */
    public record Closed(
            String closeSha256,
            byte[] close,
            byte @Nullable [] token,
            byte[] list,
            @Nullable String proof,
            int count,
            boolean enoughBids,
            List<Listed> bidders) {}

    /** Who takes part, announced at once (protocol 5.8). */
    public record Listed(String slot, String organisation, String creditCode) {}

    /** One bid as it is read out; form and blind are null unless it opened. */
    public record ReadOutBid(
            String slot,
            String organisation,
            String creditCode,
            Result result,
            @Nullable String fault,
            @Nullable OpeningForm formFields,
            byte @Nullable [] form,
            byte @Nullable [] blind) {}

    /** How far an opening is: the list, then the forms, then the record. */
    public enum Progress {
        CLOSED,
        READ_OUT,
        RECORDED
    }

    /**
     * How far the trustees' release of a round is; who has not released is who is waited for.
     *
     * @param needed how many suffice
     * @param trustees all of the register
     * @param released those whose release stands in the log
     */
    public record Keys(int needed, List<String> trustees, List<String> released) {}

    /**
     * An opening as far as it is.
     *
     * @param progress what is there already
     * @param trustees whose shares opened it
     * @param readOut null until the forms are out
     * @param record the signed JSON twin, null until it is drawn up
     */
    public record Opening(
            String closeSha256,
            Progress progress,
            Keys keys,
            List<String> trustees,
            @Nullable List<ReadOutBid> readOut,
            byte @Nullable [] record) {}

    /** The caller's own bid: the private key of its slot, and what the key opens. */
    public record Own(
            String slot,
            byte[] slotKey,
            Result result,
            @Nullable String fault,
            byte @Nullable [] contents) {}

    /** The closing of a round. */
    public Closed closing(String tender, String lot, int round) {
        var found = closed.require(tender, lot, round);
        var proof = found.entry().flatMap(entry -> audit.inclusion(entry.encode()));
        var bidders = bids.disclosed(tender, lot, round).stream()
                .map(bid -> new Listed(bid.slot(), bid.name(), bid.creditCode()))
                .toList();
        return new Closed(
                found.closeSha256(),
                found.message(),
                found.token().orElse(null),
                found.list(),
                proof.map(text -> new String(text.encode(), StandardCharsets.UTF_8))
                        .orElse(null),
                bidders.size(),
                found.enoughBids(),
                bidders);
    }

    /** The opening of a round as far as it is. */
    public Opening opening(String tender, String lot, int round) {
        var found = closed.require(tender, lot, round);
        var readOut = opened.readOut(found.closeSha256());
        var record = records.find(found.closeSha256()).map(OpeningRecords.Kept::message);
        return new Opening(
                found.closeSha256(),
                progress(record, readOut),
                keys(found),
                readOut.map(OpenedBids.ReadOut::trustees).orElse(List.of()),
                readOut.isPresent() ? readOut(found, bids.disclosed(tender, lot, round)) : null,
                record.orElse(null));
    }

    private Keys keys(ClosedRound round) {
        var current = register.current();
        return new Keys(
                current.k(),
                current.trustees().stream().map(Member.Trustee::id).toList(),
                releases.of(round.closeSha256()));
    }

    private static Progress progress(Optional<byte[]> record, Optional<OpenedBids.ReadOut> readOut) {
        if (record.isPresent()) {
            return Progress.RECORDED;
        }
        return readOut.isPresent() ? Progress.READ_OUT : Progress.CLOSED;
    }

    private List<ReadOutBid> readOut(ClosedRound round, List<SealedBid> listed) {
        Map<String, OpenedBid> bySlot = new HashMap<>();
        opened.of(round.closeSha256()).forEach(bid -> bySlot.put(bid.slot(), bid));
        return listed.stream()
                .flatMap(bid -> Optional.ofNullable(bySlot.get(bid.slot())).map(found -> readOut(bid, found)).stream())
                .toList();
    }

    private static ReadOutBid readOut(SealedBid bid, OpenedBid found) {
        var contents = found.contents();
        return new ReadOutBid(
                bid.slot(),
                bid.name(),
                bid.creditCode(),
                found.result(),
                found.fault(),
                contents.map(KeyPackage::form).map(OpeningForm::parse).orElse(null),
                contents.map(KeyPackage::form).orElse(null),
                contents.map(KeyPackage::blind).orElse(null));
    }

    /** The PDF twin of the record with all signatures on it; refuses {@code not-opened} until it is drawn up. */
    public byte[] pdf(String tender, String lot, int round) {
        var found = closed.require(tender, lot, round);
        var record = records.find(found.closeSha256()).orElseThrow(ShowOpening::notOpened);
        var signed = signatures.of(found.closeSha256());
        return signed.isEmpty() ? record.pdf() : signed.getLast().pdf();
    }

    /**
     * A signature of the tender side on the record.
     *
     * @param number 1 for the first after the platform's own
     * @param pdfSha256 the record with this signature and those before it
     * @param record the RECORD entry that names that file, as the platform signed it
     * @param proof of the entry in the log, under the witness quorum; null until then
     */
    public record Signature(
            int number,
            String organisation,
            String creditCode,
            String certificateSha256,
            Instant signedAt,
            String pdfSha256,
            byte[] record,
            @Nullable String proof) {}

    /** Who signed the record for the tender side, in the order they did; none before it is drawn up. */
    public List<Signature> signatures(String tender, String lot, int round) {
        var found = closed.require(tender, lot, round);
        return signatures.of(found.closeSha256()).stream().map(this::show).toList();
    }

    /** As everybody sees it. */
    public Signature show(RecordSignature signature) {
        return new Signature(
                signature.number(),
                signature.name(),
                signature.creditCode(),
                signature.certificateSha256(),
                signature.signedAt(),
                Framing.hex(Framing.sha256(signature.pdf())),
                signature.message(),
                audit.inclusion(signature.entry().encode())
                        .map(proof -> new String(proof.encode(), StandardCharsets.UTF_8))
                        .orElse(null));
    }

    /** The bid of one organisation, opened; refuses {@code no-bid-of-yours} and {@code not-opened}. */
    public Own own(String tender, String lot, int round, UUID organisation) {
        var found = closed.require(tender, lot, round);
        var mine = own(tender, lot, round, organisation, found);
        return new Own(mine.slot(), mine.key(), mine.result(), mine.fault(), mine.contentsOrNull());
    }

    /** Where the plaintext of one of the organisation's own opened files lies. */
    public Path ownFile(String tender, String lot, int round, UUID organisation, int number) {
        var found = closed.require(tender, lot, round);
        var mine = own(tender, lot, round, organisation, found);
        var opened = this.opened.objects(found.closeSha256()).getOrDefault(mine.slot(), Map.of());
        if (opened.get(number) != Result.OPENED) {
            throw notOpened();
        }
        return files.file(found.closeSha256(), mine.slot(), number);
    }

    private OpenedBid own(String tender, String lot, int round, UUID organisation, ClosedRound found) {
        var slot = bids.disclosed(tender, lot, round).stream()
                .filter(bid -> bid.organisation().equals(organisation))
                .map(SealedBid::slot)
                .findFirst()
                .orElseThrow(() -> new Refused(
                        OpeningRefusal.NO_BID_OF_YOURS, "Your organisation has no bid in round %d".formatted(round)));
        return opened.of(found.closeSha256()).stream()
                .filter(bid -> bid.slot().equals(slot))
                .findFirst()
                .orElseThrow(ShowOpening::notOpened);
    }

    private static Refused notOpened() {
        return new Refused(OpeningRefusal.NOT_OPENED, "This is not opened yet");
    }
}
