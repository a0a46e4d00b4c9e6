package org.sunseal.dispute;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.ProjectRefusal;

/** Who is looking at a lot's disputes, and what may be seen. */
@RequestScoped
public class Reader {
    private static final String REGULATOR = "regulator";

    private final SecurityIdentity identity;
    private final Party party;
    private final Lots lots;
    private final TenderSide tenderSide;
    private final Speakers speakers;

    Reader(SecurityIdentity identity, Party party, Lots lots, TenderSide tenderSide, Speakers speakers) {
        this.identity = identity;
        this.party = party;
        this.lots = lots;
        this.tenderSide = tenderSide;
        this.speakers = speakers;
    }

    /**
     * An announced lot.
     *
     * @throws Refused {@code no-such-lot} also for one that is not announced
     */
    Lot lot(LotKey key) {
        var lot = lots.get(key);
        if (lot.noticeVersion() == 0) {
            throw new Refused(ProjectRefusal.NO_SUCH_LOT, "Lot %s is not registered".formatted(key));
        }
        return lot;
    }

    boolean isTenderSide(LotKey lot) {
        return !identity.isAnonymous() && tenderSide.hasMember(lot.tender(), party.account());
    }

    boolean isRegulator() {
        return identity.hasRole(REGULATOR);
    }

    /** Whether the caller, or the caller's organisation, is who asked or objected. */
    boolean isSpeaker(UUID dispute) {
        return !identity.isAnonymous() && speakers.include(dispute, party.account());
    }
}
