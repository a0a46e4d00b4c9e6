package org.sunseal.opening.proof;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.documents.pdf.EmbeddedFont;

/**
 * The facts of an opening record as its PDF twin prints them, in printed order. Whoever draws the page takes the texts
 * from here, and whoever compares the twins looks for them.
 */
public final class PrintedRecord {
    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private PrintedRecord() {}

    /** An instant in legal time, with milliseconds: deadlines are decided by them. */
    public static String time(Instant instant) {
        return BEIJING.format(instant);
    }

    /** Text others wrote, with characters the font lacks made visible. */
    public static String text(String foreign) {
        return EmbeddedFont.notoSansSc().printable(foreign);
    }

    /** A price with its digits grouped by three, and its currency. */
    public static String price(OpeningForm form) {
        return "%,.2f %s".formatted(form.amount(), form.currency());
    }

    /** Everything a bid's row says, column by column. */
    public static List<String> row(RecordedBid bid) {
        var row = new ArrayList<String>();
        row.add(text(bid.organisation()));
        row.add(text(bid.creditCode()));
        row.add(time(bid.received()));
        row.add(bid.lagSeconds() + " s");
        bid.read().ifPresentOrElse(read -> addForm(row, read.fields()), () -> row.addAll(List.of("—", "—", "—", "—")));
        row.add(word(bid.result()));
        return row;
    }

    private static void addForm(List<String> row, OpeningForm form) {
        row.add(price(form));
        row.add(form.durationDays().isEmpty() ? "—" : form.durationDays());
        row.add(text(form.quality()));
        row.add(text(form.bond()));
    }

    /** A result in the words of the law as the glossary has them. */
    public static String word(RecordedBid.Result result) {
        return switch (result) {
            case OPENED -> "已开启";
            case BIDDER_FAULT -> "因投标人原因未能开启";
            case PLATFORM_FAULT -> "因平台原因未能开启";
            case RETURNED -> "未开启，原封退回";
        };
    }

    /** Further read-out lines of a bid, label and value. */
    public static List<OpeningForm.Item> items(RecordedBid bid) {
        return bid.read().map(read -> read.fields().items()).orElse(List.of());
    }

    /** Every fact of the record, in the order of the pages. */
    public static List<String> facts(OpeningRecord record) {
        var facts = new ArrayList<String>();
        facts.add(record.tender());
        facts.add(record.lot());
        facts.add(String.join(", ", record.trustees()));
        facts.add(time(record.at()));
        for (var bid : record.bids()) {
            facts.addAll(row(bid));
            if (bid.fault() != null) {
                facts.add(text(bid.fault()));
            }
            for (var item : items(bid)) {
                facts.add(text(item.label()));
                facts.add(text(item.value()));
            }
        }
        for (var bid : record.bids()) {
            facts.add(bid.slot());
            facts.add(bid.sealedSha256());
            for (var object : bid.objects()) {
                facts.add(text(object.name()));
                facts.add(object.sha256());
                facts.add(word(object.result()));
            }
        }
        facts.add(record.closeSha256());
        facts.add(record.sha256());
        return facts;
    }
}
