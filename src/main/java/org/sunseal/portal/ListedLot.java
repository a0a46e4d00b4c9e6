package org.sunseal.portal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.trade.Category;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

/**
 * What a list says of a lot. Nothing here changes when a bid arrives.
 *
 * @param estimate in yuan, as text like every amount; null where none was told
 * @param deadline until when bids of the leading round are on time; null while a failed lot is prepared again
 * @param opensAt when that round is opened; later than the deadline after a notice that came too late to move it
 * @param publishedAt of the first notice
 * @param changedAt of the newest notice
 * @param excerpt where the words asked for were found; null when none were asked for
 */
public record ListedLot(
        String tender,
        String lot,
        String name,
        String tenderName,
        TradeKind kind,
        @Nullable Category category,
        String region,
        @Nullable String transactionCode,
        String agency,
        String tenderee,
        @Nullable String estimate,
        Stage stage,
        @Nullable Instant deadline,
        @Nullable Instant opensAt,
        @Nullable String place,
        Instant publishedAt,
        Instant changedAt,
        int noticeVersion,
        @Nullable List<Excerpt.Part> excerpt) {
    /** The columns {@link #read} wants, of {@code listed_lot} or {@code portal_lot}. */
    static final String COLUMNS = """
            tender, lot, name, tender_name, kind, category, region, transaction_code, agency, tenderee, estimate, stage, \
            deadline, opens_at, place, published_at, changed_at, notice_version""";

    /** A row without the words it was found by. */
    static ListedLot read(ResultSet row) throws SQLException {
        var category = row.getString("category");
        return new ListedLot(
                row.getString("tender"),
                row.getString("lot"),
                row.getString("name"),
                row.getString("tender_name"),
                TradeKind.valueOf(row.getString("kind")),
                category == null ? null : Category.valueOf(category),
                row.getString("region"),
                row.getString("transaction_code"),
                row.getString("agency"),
                row.getString("tenderee"),
                Optional.ofNullable(row.getBigDecimal("estimate"))
                        .map(BigDecimal::toPlainString)
                        .orElse(null),
                Stage.valueOf(row.getString("stage")),
                Query.instantOrNull(row, "deadline"),
                Query.instantOrNull(row, "opens_at"),
                row.getString("place"),
                Query.instant(row, "published_at"),
                Query.instant(row, "changed_at"),
                row.getInt("notice_version"),
                null);
    }

    /** The same with where it was found. */
    ListedLot foundBy(String asked, String text) {
        return new ListedLot(
                tender,
                lot,
                name,
                tenderName,
                kind,
                category,
                region,
                transactionCode,
                agency,
                tenderee,
                estimate,
                stage,
                deadline,
                opensAt,
                place,
                publishedAt,
                changedAt,
                noticeVersion,
                Excerpt.of(text, Words.sought(asked)));
    }
}
