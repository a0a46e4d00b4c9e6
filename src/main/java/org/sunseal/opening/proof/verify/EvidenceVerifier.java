package org.sunseal.opening.proof.verify;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.TrustFile;

/**
 * Judges one folder of evidence. The list below is everything that is checked, in the order it is reported; each check
 * stands alone and fails closed, and the folder passes only if all hold.
 */
public final class EvidenceVerifier {
    private static final Set<EvidenceKind> EVERYBODY = EnumSet.allOf(EvidenceKind.class);
    private static final Set<EvidenceKind> KEY_HOLDERS = EnumSet.of(EvidenceKind.BIDDER, EvidenceKind.REGULATOR);
    private static final Set<EvidenceKind> REGULATOR = EnumSet.of(EvidenceKind.REGULATOR);

    private static final List<Check> CHECKS = List.of(
            new Check("register", EVERYBODY, CloseChecks::register),
            new Check("log-consistency", EVERYBODY, CloseChecks::logConsistency),
            new Check("notice-chain", EVERYBODY, NoticeChecks::noticeChain),
            new Check("round-opened", EVERYBODY, NoticeChecks::roundOpened),
            new Check("effective-deadline", EVERYBODY, NoticeChecks::effectiveDeadline),
            new Check("allotment", EVERYBODY, AllotmentChecks::allotment),
            new Check("batch", EVERYBODY, AllotmentChecks::batch),
            new Check("orders", EVERYBODY, NoticeChecks::orders),
            new Check("close-logged", EVERYBODY, CloseChecks::closeLogged),
            new Check("close-unique", EVERYBODY, CloseChecks::closeUnique),
            new Check("list-root", EVERYBODY, CloseChecks::listRoot),
            new Check("list-complete", EVERYBODY, CloseChecks::listComplete),
            new Check("receipt-leaf", EVERYBODY, BidChecks::receiptLeaf),
            new Check("bid-signature", EVERYBODY, BidChecks::bidSignature),
            new Check("bid-timestamp", EVERYBODY, BidChecks::bidTimestamp),
            new Check("on-time", EVERYBODY, BidChecks::onTime),
            new Check("release-after-close", EVERYBODY, KeyChecks::releaseAfterClose),
            new Check("shares", REGULATOR, KeyChecks::shares),
            new Check("key", KEY_HOLDERS, KeyChecks::slotKeys),
            new Check("contents", KEY_HOLDERS, KeyChecks::contents),
            new Check("form-commitment", EVERYBODY, BidChecks::formCommitment),
            new Check("price-read-out", EVERYBODY, BidChecks::priceReadOut),
            new Check("record-signature", EVERYBODY, RecordChecks::recordSignature),
            new Check("record-list", EVERYBODY, RecordChecks::recordList),
            new Check("record-logged", EVERYBODY, RecordChecks::recordLogged),
            new Check("pdf-twin", EVERYBODY, RecordChecks::pdfTwin),
            new Check("tender-signature", EVERYBODY, SignatureChecks::tenderSignature));

    private EvidenceVerifier() {}

    /**
     * What one check asks; the sentence it returns says what holds, and it throws {@link InvalidEvidence} when it does
     * not.
     */
    @FunctionalInterface
    private interface Question {
        String answer(Evidence evidence);
    }

    private record Check(String name, Set<EvidenceKind> kinds, Question question) {}

    /** Runs every check on a folder that is taken for what it says it is. */
    public static List<Verdict> verify(Path folder, TrustFile trust) {
        return verify(folder, trust, WantedEvidence.ANY);
    }

    /**
     * Runs every check that this kind of evidence can answer.
     *
     * @param folder an unpacked evidence file
     * @param trust the reader's own, never one that came with the evidence
     * @param wanted what the reader asked for; which round and kind the folder is of, only the folder itself says
     * @return one verdict per check, never empty; the folder passes only if all are ok
     */
    public static List<Verdict> verify(Path folder, TrustFile trust, WantedEvidence wanted) {
        var evidence = new Evidence(new EvidenceFolder(folder), trust);
        var verdicts = new ArrayList<Verdict>();
        verdicts.add(folder(folder, trust));
        verdicts.add(judge("subject", evidence, asked -> wanted.subject(asked.index())));
        for (var check : CHECKS) {
            if (concerns(check, evidence)) {
                verdicts.add(judge(check.name(), evidence, check.question()));
            }
        }
        return verdicts;
    }

    /** The checks this kind of evidence has no files for, by name; none for the regulator's. */
    public static List<String> leftOut(Path folder, TrustFile trust) {
        var evidence = new Evidence(new EvidenceFolder(folder), trust);
        return CHECKS.stream()
                .filter(check -> !concerns(check, evidence))
                .map(Check::name)
                .toList();
    }

    /** Only whether the folder is whole, as it came: every file its index names, unchanged. */
    public static Verdict folder(Path folder, TrustFile trust) {
        var files = new EvidenceFolder(folder);
        return judge("folder", new Evidence(files, trust), asked -> files.whole());
    }

    /** A folder that cannot say of which kind it is owes an answer to every check. */
    private static boolean concerns(Check check, Evidence evidence) {
        try {
            return check.kinds().contains(evidence.index().kind());
        } catch (InvalidEvidence e) {
            return true;
        }
    }

    private static Verdict judge(String name, Evidence evidence, Question question) {
        try {
            return new Verdict(name, true, question.answer(evidence));
        } catch (InvalidEvidence e) {
            return new Verdict(name, false, e.detail());
        } catch (UncheckedIOException e) {
            return new Verdict(name, false, "A file of the log's copy cannot be read: " + e.getCause());
        } catch (RuntimeException e) { // hostile input may break a library in ways nobody foresaw: that is no pass
            return new Verdict(name, false, "The evidence cannot be read: " + e);
        }
    }
}
