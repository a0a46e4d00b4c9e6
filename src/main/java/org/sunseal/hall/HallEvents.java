package org.sunseal.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.sunseal.opening.ShowOpening;

/** The kept sequence of each hall, every event with what its fact says to the public. */
@ApplicationScoped
class HallEvents {
    private final DataSource database;
    private final ShowOpening show;

    HallEvents(DataSource database, ShowOpening show) {
        this.database = database;
        this.show = show;
    }

    private record Told(int number, HallEvent.HallKind kind, Instant at, String subject) {}

    /** The events of a hall from the next after that number on; empty also where there is no such hall. */
    List<HallEvent> after(HallKey hall, int number) {
        var told = told(hall, number);
        var closing = told.stream().anyMatch(event -> event.kind() == HallEvent.HallKind.CLOSED)
                ? HallEvent.HallClosing.of(show.closing(hall.tender(), hall.lot(), hall.round()))
                : null;
        var bids = told.stream().anyMatch(event -> event.kind() == HallEvent.HallKind.BID)
                ? bids(hall)
                : Map.<String, HallEvent.HallBid>of();
        return told.stream()
                .map(event -> new HallEvent(
                        event.number(),
                        event.kind(),
                        event.at(),
                        event.subject(),
                        event.kind() == HallEvent.HallKind.CLOSED ? closing : null,
                        event.kind() == HallEvent.HallKind.BID ? bids.get(event.subject()) : null))
                .toList();
    }

    private Map<String, HallEvent.HallBid> bids(HallKey hall) {
        var readOut = show.opening(hall.tender(), hall.lot(), hall.round()).readOut();
        var bySlot = new HashMap<String, HallEvent.HallBid>();
        Objects.requireNonNull(readOut, "bids are told once they are read out")
                .forEach(bid -> bySlot.put(bid.slot(), HallEvent.HallBid.of(bid)));
        return bySlot;
    }

    private List<Told> told(HallKey hall, int number) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select number, kind, at, subject from hall_event
                        where tender = ? and lot = ? and round = ? and number > ? order by number""")) {
            select.setString(1, hall.tender());
            select.setString(2, hall.lot());
            select.setInt(3, hall.round());
            select.setInt(4, number);
            var told = new ArrayList<Told>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    told.add(new Told(
                            rows.getInt("number"),
                            HallEvent.HallKind.valueOf(rows.getString("kind")),
                            rows.getObject("at", OffsetDateTime.class).toInstant(),
                            rows.getString("subject")));
                }
            }
            return told;
        } catch (SQLException e) {
            throw new IllegalStateException("The events of a hall could not be read", e);
        }
    }

    /** How many events each of these halls has; a hall without any is missing. */
    Map<HallKey, Integer> counts(Collection<HallKey> halls) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select h.tender, h.lot, h.round, h.events from hall h
                        join unnest(?::text[], ?::text[], ?::int[]) as asked (tender, lot, round)
                            on h.tender = asked.tender and h.lot = asked.lot and h.round = asked.round""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", halls.stream().map(HallKey::tender).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", halls.stream().map(HallKey::lot).toArray()));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "int", halls.stream().map(HallKey::round).toArray()));
            var counts = new HashMap<HallKey, Integer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(
                            new HallKey(rows.getString("tender"), rows.getString("lot"), rows.getInt("round")),
                            rows.getInt("events"));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("The halls could not be read", e);
        }
    }
}
