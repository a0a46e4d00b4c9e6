package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sunseal.award.proof.Announcement;
import org.sunseal.crypto.SignedMessage;

/** What awarded lots cost less than estimated (节资率), out of announced results alone. */
@ApplicationScoped
class SavedMoney {
    private static final Pattern PRICE = Pattern.compile("([0-9]{1,17}(?:\\.[0-9]{1,2})?)(?: CNY)?");

    private final Rows rows;

    SavedMoney(Rows rows) {
        this.rows = rows;
    }

    /**
     * Lots of one region.
     *
     * @param rate percent of the estimates that was saved, two decimals; below zero where prices were higher
     */
    public record OfRegion(String region, String estimate, String price, String rate, List<OfLot> lots) {
        private static OfRegion of(String region, List<OfLot> lots) {
            var estimate = sum(lots.stream().map(OfLot::estimate));
            var price = sum(lots.stream().map(OfLot::price));
            return new OfRegion(
                    region,
                    estimate.toPlainString(),
                    price.toPlainString(),
                    ShowDay.percent(estimate.subtract(price), estimate),
                    lots);
        }
    }

    /** One lot, in yuan. */
    public record OfLot(String tender, String lot, String name, String estimate, String price, String rate) {}

    private record Awarded(
            String tender, String lot, String name, String region, BigDecimal estimate, byte[] announcement) {
        private static Awarded read(ResultSet row) throws SQLException {
            return new Awarded(
                    row.getString("tender"),
                    row.getString("lot"),
                    row.getString("name"),
                    row.getString("region"),
                    row.getBigDecimal("estimate"),
                    row.getBytes("content"));
        }

        /** Empty where the announcement says no amount in yuan, as for a discount or a unit price. */
        private Optional<OfLot> saved() {
            return Announcement.read(SignedMessage.parse(announcement).body()).entries().stream()
                    .findFirst()
                    .map(entry -> PRICE.matcher(entry.getOrDefault("price", "")))
                    .filter(Matcher::matches)
                    .map(match -> new BigDecimal(match.group(1)))
                    .map(price -> new OfLot(
                            tender,
                            lot,
                            name,
                            estimate.toPlainString(),
                            price.toPlainString(),
                            ShowDay.percent(estimate.subtract(price), estimate)));
        }
    }

    /** The regions with an announced result, the highest rate first. */
    List<OfRegion> byRegion(Within within) {
        var lots = new TreeMap<String, List<OfLot>>();
        for (var awarded : awarded(within)) {
            awarded.saved().ifPresent(lot -> lots.computeIfAbsent(awarded.region(), none -> new ArrayList<>())
                    .add(lot));
        }
        return lots.entrySet().stream()
                .map(of -> OfRegion.of(of.getKey(), of.getValue()))
                .sorted(Comparator.comparing((OfRegion of) -> new BigDecimal(of.rate()))
                        .reversed())
                .toList();
    }

    /** The newest result or contract of each lot that has an estimate. */
    private List<Awarded> awarded(Within within) {
        return rows.all(Awarded::read, """
                select distinct on (a.tender, a.lot) a.tender, a.lot, l.name, l.region, l.estimate, a.content
                from award_paper a join lot l on l.tender = a.tender and l.lot = a.lot
                where a.kind in ('RESULT', 'CONTRACT_PUBLICATION') and l.estimate > 0
                    and l.region like ? and l.kind like ?
                order by a.tender, a.lot, a.number desc""", within.regions(), within.kinds());
    }

    private static BigDecimal sum(Stream<String> amounts) {
        return amounts.map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
