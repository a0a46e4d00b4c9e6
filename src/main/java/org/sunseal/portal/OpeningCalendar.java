package org.sunseal.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunseal.trade.Stage;

/** The openings of lots that fit a filter, as a calendar to subscribe to (RFC 5545). */
@ApplicationScoped
public class OpeningCalendar {
    private static final Duration LOOKING_BACK = Duration.ofDays(30);
    private static final int EVENTS = 1000;

    /** RFC 5545 3.1: a line has at most 75 octets without its break. */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DataSource database;
    private final FindNotices notices;
    private final Clock clock;

    OpeningCalendar(DataSource database, FindNotices notices, Clock clock) {
        this.database = database;
        this.notices = notices;
        this.clock = clock;
    }

    private record Opening(
            String tender,
            String lot,
            String name,
            String tenderee,
            Stage stage,
            int round,
            Instant opensAt,
            @Nullable String place,
            Instant changedAt,
            int version) {
        static Opening read(ResultSet row) throws SQLException {
            return new Opening(
                    row.getString("tender"),
                    row.getString("lot"),
                    row.getString("name"),
                    row.getString("tenderee"),
                    Stage.valueOf(row.getString("stage")),
                    row.getInt("round"),
                    Query.instant(row, "open_at"),
                    row.getString("place"),
                    Query.instant(row, "changed_at"),
                    row.getInt("notice_version"));
        }

        /** Held lots may be opened later than announced, ended ones never. */
        String status() {
            return stage == Stage.TERMINATED ? "CANCELLED" : stage.isHeld() ? "TENTATIVE" : "CONFIRMED";
        }
    }

    /**
     * The calendar: one event for each round to be opened, and those of the last 30 days.
     *
     * @param parameters the filters of {@link FindNotices#find}, as they came
     * @param site where the pages of this platform are
     * @throws org.sunseal.kernel.Refused or {@link org.sunseal.kernel.Refusals} {@code unknown-filter}, {@code
     *     bad-filter}
     */
    public byte[] write(Map<String, List<String>> parameters, URI site) {
        var filter = notices.feed(parameters);
        var day = new Day(clock.instant());
        var query = Query.of("""
                select l.tender, l.lot, l.name, l.tenderee, l.stage, l.place, l.changed_at,
                       l.notice_version, r.round, r.open_at
                from portal_round r join listed_lot l on l.tender = r.tender and l.lot = r.lot
                where r.open_at > ?""", day.now().minus(LOOKING_BACK));
        filter.narrow(query, "l.words", day);
        var openings = query.and("order by r.open_at, r.tender, r.lot, r.round limit ?", EVENTS)
                .rows(database, Opening::read);
        var calendar = new StringBuilder();
        line(calendar, "BEGIN:VCALENDAR");
        line(calendar, "VERSION:2.0");
        line(calendar, "PRODID:-//Sunseal//Openings//ZH");
        line(calendar, "X-WR-CALNAME:开标日历");
        openings.forEach(opening -> event(calendar, opening, site));
        line(calendar, "END:VCALENDAR");
        return calendar.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void event(StringBuilder calendar, Opening opening, URI site) {
        var page = site.resolve("/notices/%s/%s".formatted(opening.tender(), opening.lot()));
        line(calendar, "BEGIN:VEVENT");
        line(calendar, "UID:%s/%s/%d@%s".formatted(opening.tender(), opening.lot(), opening.round(), site.getHost()));
        line(calendar, "DTSTAMP:" + UTC.format(opening.changedAt()));
        line(calendar, "SEQUENCE:" + (opening.version() - 1)); // an addendum may move it
        line(calendar, "DTSTART:" + UTC.format(opening.opensAt()));
        line(calendar, "SUMMARY:" + text("开标：" + opening.name()));
        line(
                calendar,
                "DESCRIPTION:" + text("%s/%s，%s".formatted(opening.tender(), opening.lot(), opening.tenderee())));
        if (opening.place() != null) {
            line(calendar, "LOCATION:" + text(opening.place()));
        }
        line(calendar, "URL:" + page);
        line(calendar, "STATUS:" + opening.status());
        line(calendar, "END:VEVENT");
    }

    private static String text(String foreign) {
        return foreign.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** Folds between characters, never inside of one. */
    private static void line(StringBuilder calendar, String content) {
        var octets = 0;
        for (var character : content.codePoints().mapToObj(Character::toString).toList()) {
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                calendar.append("\r\n ");
                octets = 1;
            }
            calendar.append(character);
            octets += size;
        }
        calendar.append("\r\n");
    }
}
