package org.sunseal.project;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.CheckpointWitnessed;
import org.sunseal.custody.Register;
import org.sunseal.project.proof.OnTime;

/**
 * Keeps when the witnesses had seen each notice, and moves the deadline for bids where that was in time (protocol
 * 5.1b). What counts is the witnesses' time, not when this runs.
 */
@ApplicationScoped
class WitnessNotices {
    private final Notices notices;
    private final Lots lots;
    private final Register register;
    private final AuditLog log;

    WitnessNotices(Notices notices, Lots lots, Register register, AuditLog log) {
        this.notices = notices;
        this.lots = lots;
        this.register = register;
        this.log = log;
    }

    /** A later checkpoint comes every few seconds, so what is missed or fails here is tried again. */
    void recordUpTo(@ObservesAsync CheckpointWitnessed witnessed) {
        for (var waiting : QuarkusTransaction.requiringNew().call(notices::unwitnessed)) {
            try {
                QuarkusTransaction.requiringNew().run(() -> record(waiting));
            } catch (RuntimeException e) { // one notice must not hold back the rest
                Log.errorf(e, "Notice %s is not recorded as witnessed", waiting);
            }
        }
    }

    private void record(String sha256) {
        var published = notices.withDigest(sha256).orElseThrow();
        var entry = published.entry().encode();
        var proof = log.inclusion(entry);
        if (proof.isEmpty()) {
            return;
        }
        var proven = proof.get().verify(entry, register.current().quorum());
        var lot = lots.lock(published.lotKey()); // a bid in flight sees the deadline before or after, and never both
        if (notices.keepWitnessed(published, proof.get(), proven.quorumTime())) {
            var later = notices.witnessedLater(lot.key());
            lot.takeBidsUntil(
                    round -> OnTime.until(notices.opening(lot.key(), round).notice(), later, round));
        }
    }
}
