package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.project.Lots;
import org.sunseal.project.RoundKey;

/** What a bidder may see of a round before it closes: its own bids. */
@ApplicationScoped
public class OwnBids {
    private final History history;
    private final Lots lots;

    OwnBids(History history, Lots lots) {
        this.history = history;
        this.lots = lots;
    }

    /** Whether a bid counts. */
    public enum Standing {
        STANDING,
        REPLACED,
        WITHDRAWN
    }

    /**
     * One of the organisation's bids.
     *
     * @param answersNewestNotice false when an addendum came after the bid; it stays valid (protocol 5.4)
     */
    public record Own(SealedBid bid, Standing standing, boolean answersNewestNotice) {}

    /** The organisation's bids by their seq. */
    public List<Own> of(RoundKey round, UUID organisation) {
        var notice = lots.get(round.lotKey()).noticeSha256();
        return history.of(round, organisation).bids().stream()
                .map(past -> new Own(
                        past.bid(),
                        standing(past),
                        notice.equals(Optional.of(past.bid().manifest().noticeSha256()))))
                .toList();
    }

    private static Standing standing(History.Past past) {
        return past.departed()
                .map(departed -> departed.successor().isPresent() ? Standing.REPLACED : Standing.WITHDRAWN)
                .orElse(Standing.STANDING);
    }
}
