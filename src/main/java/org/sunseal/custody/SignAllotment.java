package org.sunseal.custody;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.Member;
import org.sunseal.kernel.Refused;

/** Collects the trustees' signatures under a proposed allotment; with enough of them it is logged, once, and valid. */
@ApplicationScoped
public class SignAllotment {
    /** Enough for a signature with its certificate; those of all trustees, merged, fit one log entry. */
    public static final int MAXIMUM_SIGNATURE_BYTES = 4 * 1024;

    private final Register register;
    private final Allotments allotments;
    private final AuditLog log;
    private final Event<KeysAllotted> allotted;
    private final Clock clock;

    SignAllotment(Register register, Allotments allotments, AuditLog log, Event<KeysAllotted> allotted, Clock clock) {
        this.register = register;
        this.allotments = allotments;
        this.log = log;
        this.allotted = allotted;
        this.clock = clock;
    }

    /**
     * Takes one trustee's signature. A second one by the same trustee, or one that comes after the allotment is valid, is
     * fine and changes nothing.
     *
     * @param message at most {@value #MAXIMUM_SIGNATURE_BYTES} bytes
     * @throws Refused {@code no-such-trustee}, {@code wrong-statement} if it is not that trustee's signature under exactly
     *     the proposed bytes, or brings more certificates than the trustee's own
     */
    @Transactional
    public void sign(UUID id, String trusteeId, byte[] message) {
        var trustees = register.current();
        var trustee = trustees.trustee(trusteeId)
                .orElseThrow(() ->
                        new Refused(CustodyRefusal.NO_SUCH_TRUSTEE, trusteeId + " is no trustee of the register"));
        var signed = SignedMessage.parse(message);
        var proposal = allotments.lock(id);
        requireSignature(signed, trustee, proposal.body());
        var before = allotments.signatures(id);
        if (proposal.isAllotted()
                || before.stream().anyMatch(each -> each.trustee().equals(trusteeId))) {
            return;
        }
        allotments.keep(new AllotmentSignature(id, trusteeId, message));
        var all = allotments.signatures(id);
        if (all.size() >= trustees.a()) {
            var merged = SignedMessage.merge(
                    all.stream().map(AllotmentSignature::message).toList());
            var allotment = Allotment.parse(merged, trustees);
            proposal.allotted(merged, clock.instant());
            log.append(new OpenEntry("ALLOT", merged));
            if (allotment.purpose() == Allotment.Purpose.BID) { // whoever draws asks by itself whether its key is there
                allotted.fire(
                        new KeysAllotted(allotment.tender(), allotment.lot(), allotment.round(), allotment.sha256()));
            }
            Log.infof(
                    "Keys of %s %s/%s/%d are allotted",
                    allotment.purpose(), allotment.tender(), allotment.lot(), allotment.round());
        }
    }

    /** Nothing else may come along: the entry that all signatures make has room for these alone. */
    static void requireSignature(SignedMessage signed, Member.Trustee trustee, byte[] proposed) {
        if (!signed.onlySigner().equals(trustee.signing())
                || !signed.chain().isEmpty()
                || !Arrays.equals(signed.body(), proposed)) {
            throw new Refused(
                    CustodyRefusal.WRONG_STATEMENT,
                    "Not the bare signature of %s under this allotment".formatted(trustee.id()));
        }
    }
}
