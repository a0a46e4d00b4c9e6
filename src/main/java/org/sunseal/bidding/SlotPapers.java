package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.Batches;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lots;
import org.sunseal.project.Notices;
import org.sunseal.project.ProjectRefusal;
import org.sunseal.project.RoundKey;

/** Everything a bidder's tool needs to verify a slot without trusting the platform, and the notice to answer (protocol 5.2). */
@ApplicationScoped
public class SlotPapers {
    private final AllottedSlots allotted;
    private final Batches batches;
    private final Lots lots;
    private final Notices notices;
    private final AuditLog audit;
    private final BiddingConfig config;

    SlotPapers(
            AllottedSlots allotted, Batches batches, Lots lots, Notices notices, AuditLog audit, BiddingConfig config) {
        this.allotted = allotted;
        this.batches = batches;
        this.lots = lots;
        this.notices = notices;
        this.audit = audit;
        this.config = config;
    }

    /**
     * The papers.
     *
     * @param batch the batch statement, signed by all trustees
     * @param allotment the allotment, signed by enough of them
     * @param allotmentProof null while its witnesses are awaited; the tool asks again
     * @param notice the newest notice, signed by the agency
     * @param noticeProof null while its witnesses are awaited
     */
    public record Papers(
            byte[] batch,
            byte[] allotment,
            @Nullable TlogProof allotmentProof,
            byte[] notice,
            @Nullable TlogProof noticeProof) {}

    /**
     * The papers that go with a slot of the round, as of now.
     *
     * @param statement the slot's slot.json, as the platform signed it
     */
    public Papers of(RoundKey round, byte[] statement) {
        var slot = Fields.read(SignedMessage.parse(statement).body()).text("slot");
        var keys = allotted.holding(round, slot).orElseThrow();
        var lot = lots.get(round.lotKey());
        var notice = notices.inChain(lot.key(), lot.noticeVersion())
                .orElseThrow(() -> new Refused(ProjectRefusal.NO_SUCH_LOT, "The lot is not announced"));
        return new Papers(
                batches.statement(keys.allotment().batch()),
                keys.message(),
                proof(keys.entry()).orElse(null),
                notice.message(),
                proof(notice.entry()).orElse(null));
    }

    private Optional<TlogProof> proof(OpenEntry entry) {
        byte[] encoded = entry.encode();
        audit.awaitProof(encoded, config.receiptWait()); // both are old as a rule, then this returns at once
        return audit.inclusion(encoded);
    }
}
