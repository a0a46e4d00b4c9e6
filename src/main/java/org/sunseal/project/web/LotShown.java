package org.sunseal.project.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.project.Lot;
import org.sunseal.trade.Category;
import org.sunseal.trade.TradeKind;

/**
 * What everybody may know about a lot before its deadline. Nothing here changes when a bid arrives.
 *
 * @param estimate in yuan, as text like every amount; null where none was told
 * @param booked where and when it is planned to be opened; null before {@link org.sunseal.project.ScheduleLot}
 * @param version the newest notice's version; 0 before the first
 */
record LotShown(
        String tender,
        String lot,
        String name,
        TradeKind kind,
        String region,
        @Nullable Category category,
        @Nullable String estimate,
        @Nullable String transactionCode,
        String stage,
        @Nullable Booked booked,
        List<Round> rounds,
        int minimumBids,
        String classOfSlots,
        int version,
        @Nullable String noticeSha256) {

    /**
     * The booking made before the announcement; what binds is the round's own {@code openAt}.
     *
     * @param place null where it is opened on-line alone
     */
    record Booked(@Nullable String place, Instant openAt) {}

    /**
     * One round.
     *
     * @param openAt the effective opening (protocol 5.1b)
     * @param bidsUntil until when bids are on time; before {@code openAt} after a notice that came too late to move it
     */
    record Round(int round, String envelope, Instant openAt, Instant bidsUntil, String state) {}

    static LotShown of(Lot lot) {
        return new LotShown(
                lot.key().tender(),
                lot.key().lot(),
                lot.name(),
                lot.kind(),
                lot.region().code(),
                lot.category().orElse(null),
                lot.estimate().signum() == 0 ? null : lot.estimate().toPlainString(),
                lot.transactionCode().orElse(null),
                lot.stage().name(),
                lot.bookedFor()
                        .map(openAt -> new Booked(lot.place().orElse(null), openAt))
                        .orElse(null),
                lot.rounds().stream()
                        .map(round -> new Round(
                                round.round(),
                                round.envelope(),
                                round.openAt(),
                                round.bidsUntil(),
                                round.state().name()))
                        .toList(),
                lot.minimumBids(),
                lot.slotClass(),
                lot.noticeVersion(),
                lot.noticeSha256().orElse(null));
    }
}
