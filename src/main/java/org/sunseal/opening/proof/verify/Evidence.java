package org.sunseal.opening.proof.verify;

import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.SlotCheck;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.ProvenClose;
import org.sunseal.opening.proof.SignedRecord;
import org.sunseal.project.proof.EffectiveTerms;
import org.sunseal.project.proof.Notice;

/**
 * The facts of one evidence folder, each read when first asked for and then kept. Asking for a fact whose file is
 * missing or does not verify throws, so every check that needs it fails with the reason.
 */
final class Evidence {
    private final EvidenceFolder files;
    private final TrustFile trust;
    private final Once<EvidenceIndex> index = new Once<>(this::readIndex);
    private final Once<EvidenceLog> log = new Once<>(this::readLog);
    private final Once<ProvenClose> close = new Once<>(this::readClose);
    private final Once<List<Notice>> notices = new Once<>(() -> NoticeChecks.binding(this));
    private final Once<BidsUntil> bidsUntil = new Once<>(() -> BidsUntil.of(this));
    private final Once<List<EvidenceAllotment>> allotments = new Once<>(() -> EvidenceAllotment.all(this));
    private final Once<BidList> list = new Once<>(this::readList);
    private final Once<SortedMap<String, SlotCheck.Checked>> slots = new Once<>(this::readSlots);
    private final Once<SortedMap<String, EvidenceBid>> bids = new Once<>(this::readBids);
    private final Once<OpeningRecord> record = new Once<>(this::readRecord);
    private final Once<SignedRecord> signedRecord = new Once<>(this::readSignedRecord);
    private final Once<List<X509CRL>> crls = new Once<>(this::readCrls);

    Evidence(EvidenceFolder files, TrustFile trust) {
        this.files = files;
        this.trust = trust;
    }

    EvidenceFolder files() {
        return files;
    }

    TrustFile trust() {
        return trust;
    }

    TrusteeRegister register() {
        return trust.register();
    }

    /** Which round the folder is about. */
    EvidenceIndex index() {
        return index.get();
    }

    EvidenceLog log() {
        return log.get();
    }

    /** The one CLOSE of the round, proved by the log. */
    ProvenClose close() {
        return close.get();
    }

    Closing closing() {
        return close().closing();
    }

    /** The frozen list, which CLOSE fits. */
    BidList list() {
        return list.get();
    }

    /** All notices that bind the lot at the close, version 1 first. */
    List<Notice> notices() {
        return notices.get();
    }

    /** The notice that opened the round, and that the allotment names. */
    Notice opening() {
        return NoticeChecks.opening(this);
    }

    /** The notice CLOSE names. */
    Notice notice() {
        return NoticeChecks.newest(this);
    }

    EffectiveTerms terms() {
        return EffectiveTerms.of(notices(), Optional.of(allotment()), index().round());
    }

    /** Until when bids of the round were on time; no later than the deadline CLOSE names. */
    BidsUntil bidsUntil() {
        return bidsUntil.get();
    }

    /** The round's first allotment, whose terms all others share. */
    Allotment allotment() {
        return allotments().getFirst().allotment();
    }

    /** Every allotment of the round, the first at the head. */
    List<EvidenceAllotment> allotments() {
        return allotments.get();
    }

    /** The allotment the slot lies in. */
    EvidenceAllotment allotmentOf(String slot) {
        return allotments().stream()
                .filter(each -> each.allotment().contains(slot))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidEvidence("check-failed", "Slot %s is outside the allotment".formatted(slot)));
    }

    /** The listed slots, each proved to be a key of the allotment made by all trustees. */
    SortedMap<String, SlotCheck.Checked> slots() {
        return slots.get();
    }

    /** Every bid in the folder, listed or not, by slot. */
    SortedMap<String, EvidenceBid> bids() {
        return bids.get();
    }

    /** The bids in list order; one that is missing fails. */
    List<EvidenceBid> listedBids() {
        return list().slots().stream()
                .map(slot -> Optional.ofNullable(bids().get(slot)).orElseGet(() -> EvidenceBid.read(this, slot)))
                .toList();
    }

    /** The opening record, signed by the platform. */
    OpeningRecord record() {
        return record.get();
    }

    /** Its printed twin with all signatures, each verified and time-stamped. */
    SignedRecord signedRecord() {
        return signedRecord.get();
    }

    List<X509CRL> crls() {
        return crls.get();
    }

    private EvidenceIndex readIndex() {
        return files.index();
    }

    private EvidenceLog readLog() {
        return EvidenceLog.read(files.path(EvidenceLayout.LOG), register());
    }

    private ProvenClose readClose() {
        var found = log().of("CLOSE", index().tender(), index().lot(), index().round());
        Expect.that(!found.isEmpty(), "The log has no CLOSE for this round");
        var logged = found.getFirst();
        Expect.that(
                Arrays.equals(logged.entry().message(), files.read(EvidenceLayout.CLOSE)),
                "close.p7 is not the CLOSE in the log");
        return ProvenClose.verify(logged.entry(), register(), logged.index(), log().quorumTime());
    }

    private BidList readList() {
        var read = BidList.parse(files.read(EvidenceLayout.LIST));
        Expect.that(closing().froze(read), "list.json is not the list CLOSE froze");
        return read;
    }

    private SortedMap<String, SlotCheck.Checked> readSlots() {
        var checked = new TreeMap<String, SlotCheck.Checked>();
        for (var slot : list().slots()) {
            var statement = files.read(EvidenceLayout.slot(slot));
            var allotted = allotmentOf(slot);
            var found = SlotCheck.check(
                    statement,
                    allotted.batchMessage(),
                    allotted.logged().entry().message(),
                    log().proof(allotted.logged().index()),
                    register());
            Expect.that(
                    found.statement().slot().equals(slot), "The slot statement of %s is for another".formatted(slot));
            checked.put(slot, found);
        }
        return checked;
    }

    private SortedMap<String, EvidenceBid> readBids() {
        var read = new TreeMap<String, EvidenceBid>();
        for (var slot : files.names(EvidenceLayout.BIDS)) {
            read.put(slot, EvidenceBid.read(this, slot));
        }
        return read;
    }

    private OpeningRecord readRecord() {
        var message = SignedMessage.parse(files.read(EvidenceLayout.RECORD));
        Expect.that(
                message.onlySigner().equals(register().platformSigning()), "The record is not signed by the platform");
        return OpeningRecord.read(message.body());
    }

    private SignedRecord readSignedRecord() {
        return SignedRecord.read(files.read(EvidenceLayout.RECORD_PDF), register());
    }

    private List<X509CRL> readCrls() {
        var lists = new ArrayList<>(trust.crls());
        for (var name : files.names(EvidenceLayout.CRLS)) {
            lists.add(Certificates.parseCrl(files.read(EvidenceLayout.CRLS + "/" + name)));
        }
        return lists;
    }

    /** A fact read at most once; a failure is met again by whoever asks again. */
    private static final class Once<T> {
        private final Supplier<T> read;
        private @Nullable T value;

        Once(Supplier<T> read) {
            this.read = read;
        }

        T get() {
            var known = value;
            if (known == null) {
                known = read.get();
                value = known;
            }
            return known;
        }
    }
}
