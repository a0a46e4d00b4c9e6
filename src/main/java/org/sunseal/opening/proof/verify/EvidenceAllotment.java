package org.sunseal.opening.proof.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.BatchStatement;
import org.sunseal.opening.proof.verify.EvidenceLog.Logged;

/**
 * One of the round's allotments, as it stands in the log, with the statement about the batch its keys come from. A round
 * that ran out of slots has several (protocol 5.1a).
 */
record EvidenceAllotment(Logged logged, Allotment allotment, byte[] batchMessage, BatchStatement batch) {

    /** All that the folder holds, the first at the head. */
    static List<EvidenceAllotment> all(Evidence evidence) {
        var all = new ArrayList<EvidenceAllotment>();
        for (int number = 1; number == 1 || evidence.files().has(EvidenceLayout.allotment(number)); number++) {
            all.add(read(evidence, number));
        }
        return List.copyOf(all);
    }

    private static EvidenceAllotment read(Evidence evidence, int number) {
        var file = EvidenceLayout.allotment(number);
        var message = evidence.files().read(file);
        var logged = evidence.log().of("ALLOT").stream()
                .filter(each -> Arrays.equals(each.entry().message(), message))
                .findFirst()
                .orElseThrow(() -> new InvalidEvidence("check-failed", file + " is not in the log"));
        var batch = evidence.files().read(EvidenceLayout.batch(number));
        return new EvidenceAllotment(
                logged,
                Allotment.parse(message, evidence.register()),
                batch,
                BatchStatement.parse(batch, evidence.register()));
    }

    boolean isAt(long index) {
        return logged.index() == index;
    }
}
