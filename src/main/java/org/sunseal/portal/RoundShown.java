package org.sunseal.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.SignedMessage;

/**
 * One round of a lot. Before it is closed this says nothing about bids, not even whether there are any.
 *
 * @param state ANNOUNCED, CLOSED, OPENED or RETURNED
 * @param opening null until the opening record is drawn up
 */
public record RoundShown(
        int round,
        int tendering,
        String envelope,
        Instant opensAt,
        Instant bidsUntil,
        String state,
        @Nullable Instant closedAt,
        @Nullable Instant readOutAt,
        @Nullable Instant recordedAt,
        @Nullable OpeningSummary opening,
        Links links) {
    private static final String CLOSED = "closed_at";

    /**
     * What the signed record says.
     *
     * @param outcome opened, or returned where too few bids came
     * @param count of listed bids
     */
    public record OpeningSummary(String outcome, int count, List<String> trustees, List<BidSummary> bids) {
        private static OpeningSummary read(byte[] message) {
            var record = Fields.read(SignedMessage.parse(message).body());
            var bids = record.list("bids").stream().map(BidSummary::read).toList();
            return new OpeningSummary(record.text("outcome"), bids.size(), record.texts("trustees"), bids);
        }
    }

    /**
     * A bid in the record.
     *
     * @param result opened, bidder-fault, platform-fault or returned
     * @param price as text with two decimals; null, like all of its form, where it was not read out
     */
    public record BidSummary(
            String slot,
            String organisation,
            String creditCode,
            Instant received,
            long lagSeconds,
            String result,
            @Nullable String fault,
            @Nullable String price,
            @Nullable String currency,
            @Nullable String durationDays,
            @Nullable String quality,
            @Nullable String bond,
            List<ReadOutLine> items) {
        private static BidSummary read(Fields bid) {
            var form = bid.optionalObject("formFields");
            return new BidSummary(
                    bid.text("slot"),
                    bid.text("organisation"),
                    bid.text("creditCode"),
                    bid.instant("received"),
                    bid.integer("lagSeconds"),
                    bid.text("result"),
                    bid.optionalText("fault").orElse(null),
                    said(form, "price"),
                    said(form, "currency"),
                    said(form, "durationDays"),
                    said(form, "quality"),
                    said(form, "bond"),
                    form.filter(fields -> fields.has("items"))
                            .map(fields -> fields.list("items").stream()
                                    .map(item -> new ReadOutLine(item.text("label"), item.text("value")))
                                    .toList())
                            .orElse(List.of()));
        }

        private static @Nullable String said(Optional<Fields> form, String field) {
            return form.flatMap(fields -> fields.optionalText(field)).orElse(null);
        }
    }

    /** A further line that was read out. */
    public record ReadOutLine(String label, String value) {}

    /** Where the originals are; null until there are any. */
    public record Links(
            @Nullable String closing,
            @Nullable String opening,
            @Nullable String openingPdf,
            @Nullable String signatures,
            @Nullable String evidence) {
        private static Links of(String round, boolean closed, boolean recorded) {
            return new Links(
                    closed ? round + "/closing" : null,
                    closed ? round + "/opening" : null,
                    recorded ? round + "/opening.pdf" : null,
                    recorded ? round + "/opening/signatures" : null,
                    recorded ? round + "/evidence/public" : null);
        }
    }

    /** A row of {@code portal_round}. */
    static RoundShown read(ResultSet row) throws SQLException {
        var record = row.getBytes("record");
        var path = "/api/tender-projects/%s/lots/%s/rounds/%d"
                .formatted(row.getString("tender"), row.getString("lot"), row.getInt("round"));
        return new RoundShown(
                row.getInt("round"),
                row.getInt("tendering"),
                row.getString("envelope"),
                Query.instant(row, "open_at"),
                Query.instant(row, "bids_until"),
                row.getString("state"),
                Query.instantOrNull(row, CLOSED),
                Query.instantOrNull(row, "read_out_at"),
                Query.instantOrNull(row, "recorded_at"),
                record == null ? null : OpeningSummary.read(record),
                Links.of(path, Query.instantOrNull(row, CLOSED) != null, record != null));
    }
}
