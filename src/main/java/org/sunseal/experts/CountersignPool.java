package org.sunseal.experts;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.Register;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.LoggedPool;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/**
 * Takes in the regulator's signature for who is behind the handles of a draw, and with it fixes the draw in the log
 * (protocol 8.2-9). From here on nothing about it can change, and nobody knows the outcome.
 */
@ApplicationScoped
public class CountersignPool {
    private final CommitteeDraws draws;
    private final Register register;
    private final AuditLog audit;

    CountersignPool(CommitteeDraws draws, Register register, AuditLog audit) {
        this.draws = draws;
        this.register = register;
        this.audit = audit;
    }

    /**
     * Announces the draw: POOL with both signatures, and DRAW behind it.
     *
     * @param countersignature CMS SignedData of the register's regulator over the body of POOL
     * @throws Refused {@code no-such-draw}, {@code pool-not-awaiting}, {@code wrong-countersignature}
     */
    @Transactional
    public CommitteeDraw countersign(LotKey lot, String drawId, byte[] countersignature) {
        var draw = draws.awaitingRegulator(lot, drawId);
        var pool = countersigned(draw.poolMessage(), countersignature);
        audit.append(new OpenEntry(LoggedPool.TYPE, pool));
        audit.append(new OpenEntry(AnnouncedDraw.TYPE, draw.message()));
        draw.announce(pool);
        Log.infof("Draw %s is announced over a pool the regulator has countersigned", drawId);
        return draw;
    }

    private byte[] countersigned(byte[] ofPlatform, byte[] ofRegulator) {
        try {
            var both = SignedMessage.merge(List.of(ofPlatform, ofRegulator));
            LoggedPool.countersigned(SignedMessage.parse(both), register.current());
            return both;
        } catch (InvalidEvidence e) {
            throw new Refused(ExpertRefusal.WRONG_COUNTERSIGNATURE, e.detail());
        }
    }
}
