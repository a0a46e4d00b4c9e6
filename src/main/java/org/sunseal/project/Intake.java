package org.sunseal.project;

import java.time.Instant;
import org.sunseal.trade.Stage;

/**
 * What decides whether a round takes bids.
 *
 * @param stage where its lot stands
 * @param state how far the round itself has come
 * @param bidsUntil until when bids are on time
 * @param noticeSha256 the notice in force
 */
public record Intake(Stage stage, LotRound.State state, Instant bidsUntil, String noticeSha256) {
    /** Whether a bid stamped at that instant is in time. The deadline is exclusive: at that very instant it is late. */
    public boolean takesBidsAt(Instant now) {
        return stage == Stage.ISSUING && state == LotRound.State.ANNOUNCED && now.isBefore(bidsUntil);
    }
}
