package org.sunseal.project.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.project.Lot;

/**
 * What everybody may know about a lot before its deadline. Nothing here changes when a bid arrives.
 *
 * @param version the newest notice's version; 0 before the first
 */
record LotShown(
        String tender,
        String lot,
        String name,
        String stage,
        List<Round> rounds,
        int minimumBids,
        String classOfSlots,
        int version,
        @Nullable String noticeSha256) {

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
                lot.stage().name(),
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
