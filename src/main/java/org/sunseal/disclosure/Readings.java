package org.sunseal.disclosure;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/**
 * Who read restricted data. A reading is kept and committed to in the log in one transaction, before its answer leaves;
 * each names the one before it, so that one taken out later leaves a gap.
 */
@ApplicationScoped
public class Readings {
    /** Those who look into a procedure without being part of it. What a party does in its own is its act, not a reading. */
    private static final Set<String> OVERSEEING = Set.of("regulator", "centre");

    private static final int LONGEST_GROUND = 200;

    private final DataSource database;
    private final AuditLog log;
    private final Clock clock;

    Readings(DataSource database, AuditLog log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What is read.
     *
     * @param lot null where it concerns the tender as a whole
     * @param object further parameters of the call
     * @param ground null where none is given
     */
    public record Asked(
            String operation,
            String tender,
            @Nullable String lot,
            Map<String, String> object,
            @Nullable String ground) {
        /** @throws Refused {@code bad-ground} */
        public Asked {
            if (ground != null && (ground.length() > LONGEST_GROUND || ground.isBlank())) {
                throw new Refused(
                        DisclosureRefusal.BAD_GROUND,
                        "ground",
                        "A ground has 1 to %d characters".formatted(LONGEST_GROUND));
            }
        }
    }

    /**
     * A reading that is kept.
     *
     * @param logIndex its place in the log; null until its tick
     */
    public record Kept(Reading reading, @Nullable Long logIndex) {}

    /** Whether a caller with these roles is an overseer, whose readings are recorded. */
    public static boolean oversees(Set<String> roles) {
        return roles.stream().anyMatch(OVERSEEING::contains);
    }

    /**
     * Records a reading, in a transaction of its own that is committed when this returns.
     *
     * @throws Refused {@code reading-not-recorded}; then nothing may be handed out
     */
    public void record(Party reader, Asked asked) {
        try {
            QuarkusTransaction.requiringNew().run(() -> keep(reader, asked));
        } catch (RuntimeException e) { // whatever the fault is, there is no record
            Log.errorf(e, "The reading of %s was not recorded", asked.operation());
            throw new Refused(
                    DisclosureRefusal.READING_NOT_RECORDED,
                    "Every reading of this is recorded, and just now that is not possible. Nothing was handed out.");
        }
        Log.infof("%s has read %s of %s/%s", reader.username(), asked.operation(), asked.tender(), asked.lot());
    }

    private void keep(Party reader, Asked asked) {
        try (var connection = database.getConnection()) {
            var last = last(connection, asked);
            var reading = new Reading(
                    asked.tender(),
                    asked.lot(),
                    last == null ? 1 : last.number() + 1,
                    last == null ? null : last.sha256(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    reader.account(),
                    reader.username(),
                    reader.roles().stream()
                            .filter(OVERSEEING::contains)
                            .sorted()
                            .toList(),
                    asked.operation(),
                    asked.object(),
                    asked.ground());
            var entry = reading.sealed();
            try (var insert = connection.prepareStatement(
                    "insert into reading (tender, lot, number, body, salt) values (?, ?, ?, ?, ?)")) {
                insert.setString(1, reading.tender());
                insert.setString(2, column(reading.lot()));
                insert.setInt(3, reading.number());
                insert.setBytes(4, entry.body());
                insert.setBytes(5, entry.salt());
                insert.executeUpdate();
            }
            log.append(entry);
        } catch (SQLException e) {
            throw new IllegalStateException("A reading could not be kept", e);
        }
    }

    /** The newest of that tender and lot; whoever comes next waits until this transaction has ended. */
    private static @Nullable Reading last(Connection connection, Asked asked) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "reading %s/%s".formatted(asked.tender(), column(asked.lot())));
            lock.execute();
        }
        var found = select(
                connection, "where tender = ? and lot = ? order by number desc limit 1", asked.tender(), asked.lot());
        return found.isEmpty() ? null : found.getFirst().reading();
    }

    private record Row(Reading reading, byte[] salt) {}

    private static List<Row> select(Connection connection, String which, String tender, @Nullable String lot)
            throws SQLException {
        try (var query = connection.prepareStatement("select body, salt from reading " + which)) {
            query.setString(1, tender);
            query.setString(2, column(lot));
            var read = new ArrayList<Row>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    read.add(new Row(Reading.read(rows.getBytes("body")), rows.getBytes("salt")));
                }
            }
            return read;
        }
    }

    /** A column of a key is never null. */
    private static String column(@Nullable String lot) {
        return lot == null ? "" : lot;
    }

    /**
     * The newest readings of a lot and of its tender as a whole, newest first.
     *
     * @param most so many of each at most
     */
    @Transactional
    public List<Kept> of(String tender, String lot, int most) {
        try (var connection = database.getConnection()) {
            var rows = new ArrayList<Row>();
            for (var which : List.of(lot, "")) {
                rows.addAll(select(
                        connection, "where tender = ? and lot = ? order by number desc limit " + most, tender, which));
            }
            return rows.stream()
                    .sorted((one, other) ->
                            other.reading().at().compareTo(one.reading().at()))
                    .map(row -> new Kept(
                            row.reading(),
                            log.indexOf(row.reading().sealed(row.salt()).encode())
                                    .orElse(null)))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("The readings cannot be read", e);
        }
    }
}
