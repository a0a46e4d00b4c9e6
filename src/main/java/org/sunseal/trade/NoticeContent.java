package org.sunseal.trade;

import java.util.List;

/**
 * A field an announcement of a kind must have.
 *
 * @param field its name in the structured terms
 * @param isSubject whether it says what is bought: no addendum touches that where {@link Duty#SAME_SUBJECT} is demanded
 */
public record NoticeContent(TradeKind kind, String field, boolean isSubject, LegalSource source) {
    static final String HEADER = "kind,field,subject,source";

    private static final String FILE = "trade/notice-content.csv";
    private static final List<NoticeContent> SEED = parse(SeedTable.resource(FILE));

    /** Every field a kind asks for, in the order in which an announcement shows them. */
    public static List<NoticeContent> of(TradeKind kind) {
        return SEED.stream().filter(content -> content.kind == kind).toList();
    }

    static List<NoticeContent> parse(String text) {
        var rows = SeedTable.parse(
                FILE,
                HEADER,
                text,
                row -> new NoticeContent(
                        row.constant("kind", TradeKind.class),
                        row.text("field"),
                        row.isYes("subject"),
                        row.source("source")));
        if (rows.stream().map(row -> row.kind + " " + row.field).distinct().count() != rows.size()) {
            throw new IllegalArgumentException(FILE + " asks for a field twice");
        }
        return rows;
    }
}
