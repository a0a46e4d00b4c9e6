package org.sunseal.custody;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.CheckpointWitnessed;
import org.sunseal.custody.proof.Allotment;

/**
 * Proposes keys for every round whose notice has just come under witness quorum (protocol 5.1a): earlier, the agents would
 * not sign. How many keys comes from a public table by class of lot, never from demand; a further allotment has the same size.
 * A draw gets one.
 */
@ApplicationScoped
class ProposeAllotments {
    private final KeyRequests requests;
    private final Allotments allotments;
    private final KeyRanges ranges;
    private final SlotNumbers numbers;
    private final Register register;
    private final AuditLog log;
    private final Clock clock;

    ProposeAllotments(
            KeyRequests requests,
            Allotments allotments,
            KeyRanges ranges,
            SlotNumbers numbers,
            Register register,
            AuditLog log,
            Clock clock) {
        this.requests = requests;
        this.allotments = allotments;
        this.ranges = ranges;
        this.numbers = numbers;
        this.register = register;
        this.log = log;
        this.clock = clock;
    }

    /** A later checkpoint comes every few seconds, so what is missed or fails here is tried again. */
    void proposeUpTo(@ObservesAsync CheckpointWitnessed witnessed) {
        for (var request : requests.waiting()) {
            try {
                QuarkusTransaction.requiringNew().run(() -> propose(request.id(), witnessed.size()));
            } catch (RuntimeException e) { // one round must not hold back the rest
                Log.errorf(e, "No keys proposed for %s/%s/%d", request.tender(), request.lot(), request.round());
            }
        }
    }

    private void propose(UUID id, long witnessedSize) {
        var waiting = requests.lockWaiting(id);
        if (waiting.isEmpty()) {
            return;
        }
        var request = waiting.get();
        var index = log.indexOf(request.noticeEntry());
        if (index.isEmpty() || index.get() >= witnessedSize) {
            return;
        }
        int count = numbers.of(request);
        var range = ranges.cut(register.sha256(), count, request.tender(), request.lot(), request.round());
        if (range.isEmpty()) {
            return; // KeyStock makes more
        }
        var proposal = new Allotment(
                range.get().batch(),
                range.get().firstKey(),
                count,
                request.purpose(),
                request.tender(),
                request.lot(),
                request.round(),
                request.noticeSha256(),
                request.openAt(),
                request.minimumBids());
        allotments.keep(new KeyAllotment(proposal, request.allotmentNo(), clock.instant()));
        request.proposed();
        Log.infof(
                "Proposed keys %s.%d+%d for %s %s/%s/%d",
                range.get().batch(),
                range.get().firstKey(),
                count,
                request.purpose(),
                request.tender(),
                request.lot(),
                request.round());
    }
}
