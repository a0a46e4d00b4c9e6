package org.sunseal.hall;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.opening.ShowOpening;

/**
 * Something everybody may know about an opening, from the moment it is true.
 *
 * @param number from 1 without gaps; the same for every reader and for ever
 * @param at when it became so, in business time
 * @param subject what it is about: version of the notice, digest of the order or of CLOSE, trustee, slot, who signed
 * @param closing the list of bids, with {@code CLOSED} only
 * @param bid one line of the read-out, with {@code BID} only
 */
public record HallEvent(
        int number,
        HallKind kind,
        Instant at,
        String subject,
        @Nullable HallClosing closing,
        @Nullable HallBid bid) {

    /** What happened. */
    public enum HallKind {
        /** A notice of the lot came out: the first announces the opening, later ones may delay it. */
        NOTICE,
        /** The regulator stopped the lot. */
        SUSPENDED,
        /** The regulator let it go on. */
        RESUMED,
        /** The regulator ended it for good. */
        TERMINATED,
        /** The regulator decided about a claim. */
        DECIDED,
        /** The deadline passed; number and names of bidders are published. */
        CLOSED,
        /** CLOSE has its time-stamp and is in the log. */
        PROVED,
        /** The shares of one trustee fit, and its release is in the log. */
        RELEASED,
        /** Enough trustees have released: the lines of the read-out follow. */
        READ_OUT,
        /** One bid was read out. */
        BID,
        /** The record is drawn up and signed by the platform. */
        RECORDED,
        /** Somebody of the tender side signed the record. */
        SIGNED
    }

    /**
     * The list, as published at the deadline.
     *
     * @param enoughBids false: they are returned unopened
     */
    public record HallClosing(int count, boolean enoughBids, List<Bidder> bidders) {
        static HallClosing of(ShowOpening.Closed closed) {
            return new HallClosing(
                    closed.count(),
                    closed.enoughBids(),
                    closed.bidders().stream()
                            .map(each -> new Bidder(each.slot(), each.organisation(), each.creditCode()))
                            .toList());
        }
    }

    /** Who takes part. */
    public record Bidder(String slot, String organisation, String creditCode) {}

    /**
     * A bid as it is read out; what stands in its form is null unless it opened.
     *
     * @param result opened, bidder-fault or platform-fault
     * @param price as text with two decimals
     */
    public record HallBid(
            String slot,
            String organisation,
            String creditCode,
            String result,
            @Nullable String fault,
            @Nullable String price,
            @Nullable String currency,
            @Nullable String durationDays,
            @Nullable String quality,
            @Nullable String bond,
            List<HallLine> items) {
        static HallBid of(ShowOpening.ReadOutBid bid) {
            var form = bid.formFields();
            var result = bid.result().text();
            return form == null
                    ? new HallBid(
                            bid.slot(),
                            bid.organisation(),
                            bid.creditCode(),
                            result,
                            bid.fault(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of())
                    : new HallBid(
                            bid.slot(),
                            bid.organisation(),
                            bid.creditCode(),
                            result,
                            bid.fault(),
                            form.price(),
                            form.currency(),
                            form.durationDays(),
                            form.quality(),
                            form.bond(),
                            form.items().stream()
                                    .map(item -> new HallLine(item.label(), item.value()))
                                    .toList());
        }
    }

    /** A further line that is read out. */
    public record HallLine(String label, String value) {}
}
