package org.sunseal.bidding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.AuditLog;
import org.sunseal.custody.Allotments;
import org.sunseal.platform.TestStack;

/** Who bids is secret at rest (protocol 5.4): what someone with the database and the store, but not the master key, sees. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SecrecyIT.NobodyElseBids.class)
class SecrecyIT {
    /** A platform and a database of its own: lots of other tests would close meanwhile, and their rows change. */
    public static class NobodyElseBids extends SmallRounds {}

    private static final Duration QUIET = Duration.ofSeconds(3);

    @TempDir
    static Path temporary;

    @Inject
    DataSource database;

    @Inject
    SealedBids bids;

    @Inject
    Allotments allotments;

    @Inject
    AuditLog log;

    @ConfigProperty(name = "sunseal.objects")
    Path objects;

    WitnessesAtWork witnesses;

    @BeforeEach
    void start() {
        witnesses = WitnessesAtWork.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        witnesses.stop();
    }

    @Test
    void five_bids_change_no_row_of_the_lot_and_tie_nobody_to_it_until_they_are_disclosed()
            throws InterruptedException, SQLException, IOException {
        var lot = AnnouncedLot.openFor(Duration.ofHours(1));
        var bidders = IntStream.range(0, 5)
                .mapToObj(n -> new TestBidder(lot, temporary))
                .toList();
        awaitQuiet(lot);
        watchWrites();
        var rowsBefore = rowsNaming(lot.tender);

        bidders.forEach(bidder -> bidder.submit(bidder.prepare()).then().statusCode(oneOf(201, 202)));

        assertThat(rowsNaming(lot.tender)).isEqualTo(rowsBefore);
        assertThat(query("select relname from watched_write"))
                .as("writes to tables with a row for each lot or round")
                .isEmpty();
        for (var bidder : bidders) {
            assertThat(tied(dump(), lot.tender, bidder.organisation.sayings())).isEmpty();
            assertThat(tied(stored(), "", bidder.organisation.sayings())).isEmpty();
        }
        assertThat(tied(stored(), "", List.of(lot.tender))).isEmpty();
        assertThat(sealedRowSizes())
                .as("rows differ in steps of 16 KiB only")
                .allMatch(size -> (size - 28) % 16384 == 0);

        QuarkusTransaction.requiringNew()
                .run(() -> bids.disclose(lot.tender, "L1", 1, bids.listed(lot.tender, "L1", 1)));

        assertThat(query("select distinct relname from watched_write"))
                .as("what is written is seen")
                .contains(List.of("disclosed_bid"));
        for (var bidder : bidders) {
            assertThat(tied(dump(), lot.tender, List.of(bidder.organisation.creditCode)))
                    .isNotEmpty();
        }
        assertThat(bids.disclosed(lot.tender, "L1", 1)).hasSize(5);
    }

    @Test
    void secret_and_disclosed_rows_are_written_once() {
        for (var statement : List.of(
                "update sealed_row set blob = blob",
                "delete from sealed_row",
                "truncate sealed_row",
                "update disclosed_bid set name = ''",
                "delete from disclosed_bid",
                "truncate disclosed_bid cascade")) {
            assertThatThrownBy(() -> execute(statement)).as(statement).hasMessageContaining("written once");
        }
    }

    /** Rows whose text names the lot, with their physical address and writing transaction: a rewritten row is another row. */
    private Map<String, String> rowsNaming(String tender) throws SQLException {
        var rows = new TreeMap<String, String>();
        var tables = tables();
        tables.remove("log_bundle"); // the last bundle grows with whatever is logged; what is said in it is asked below
        for (var table : tables) {
            for (var row : query("select ctid::text || ' ' || xmin::text, t::text from \"%s\" t".formatted(table))) {
                if (says(row.get(1), tender)) {
                    rows.put(table + " " + row.get(0), row.get(1));
                }
            }
        }
        return rows;
    }

    /** Until the allotment is proved, and what follows from that is written. */
    private void awaitQuiet(AnnouncedLot lot) throws SQLException, InterruptedException {
        var allotted = allotments.of(lot.tender, "L1", 1).getFirst();
        assertThat(log.awaitProof(allotted.entry().encode(), Duration.ofSeconds(60)))
                .as("the allotment is proved")
                .isTrue();
        var rows = rowsNaming(lot.tender);
        for (int attempt = 0; attempt < 20; attempt++) {
            Thread.sleep(QUIET);
            var now = rowsNaming(lot.tender);
            if (now.equals(rows)) {
                return;
            }
            rows = now;
        }
        throw new AssertionError("The rows of %s never come to rest".formatted(lot.tender));
    }

    /** From now on every write to a table that has a row for each lot or round is noted, within its own transaction. */
    private void watchWrites() throws SQLException {
        execute("create table watched_write (relname text)");
        execute("""
                create function note_write() returns trigger language plpgsql as $$
                begin
                    insert into watched_write values (tg_table_name);
                    return null;
                end $$""");
        for (var table : query("select table_name from information_schema.columns join information_schema.tables"
                + " using (table_schema, table_name)"
                + " where table_schema = 'public' and column_name = 'lot' and table_type = 'BASE TABLE'")) {
            execute("""
                    create trigger watched after insert or update or delete on "%s"
                    for each row execute function note_write()""".formatted(table.getFirst()));
        }
    }

    /** Rows of all tables as text. */
    private List<String> dump() throws SQLException {
        var dump = new ArrayList<String>();
        for (var table : tables()) {
            query("select t::text from \"%s\" t".formatted(table))
                    .forEach(row -> dump.add(table + " " + row.getFirst()));
        }
        return dump;
    }

    /** Names, times and contents of all stored objects. */
    private List<String> stored() throws IOException {
        var stored = new ArrayList<String>();
        try (var files = Files.walk(objects)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var content = new String(Files.readAllBytes(file), ISO_8859_1);
                if (!content.startsWith("What is asked for")) { // a tender document names its tender, of course
                    stored.add(file + " " + content);
                }
            }
        }
        return stored;
    }

    /** The rows that say both: where, and something that gives an organisation away. */
    private static List<String> tied(List<String> rows, String place, List<Object> sayings) {
        return rows.stream()
                .filter(row -> says(row, place))
                .filter(row -> sayings.stream().anyMatch(saying -> says(row, saying.toString())))
                .map(row -> row.substring(0, Math.min(200, row.length())))
                .toList();
    }

    /** Whether a row says it plainly, in hexadecimal, or in base64 at any of the three alignments. */
    private static boolean says(String row, String what) {
        if (row.contains(what)) {
            return true;
        }
        byte[] bytes = what.getBytes(UTF_8);
        var lower = row.toLowerCase(Locale.ROOT);
        if (lower.contains(HexFormat.of().formatHex(bytes))) {
            return true;
        }
        for (int shift = 0; shift < 3; shift++) {
            var shifted = new byte[bytes.length + shift];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            var base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // the first and last characters also carry bits of the neighbours
            var sure = base64.substring(Math.min(base64.length(), shift == 0 ? 0 : shift + 1), base64.length() - 1);
            if (sure.length() > 6
                    && (row.contains(sure) || lower.contains(HexFormat.of().formatHex(sure.getBytes(UTF_8))))) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> sealedRowSizes() throws SQLException {
        return query("select octet_length(blob) from sealed_row").stream()
                .map(row -> Integer.valueOf(row.getFirst()))
                .toList();
    }

    private List<String> tables() throws SQLException {
        return query("select tablename from pg_tables where schemaname = 'public' order by 1").stream()
                .map(List::getFirst)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<List<String>> query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<List<String>>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                all.add(row);
            }
            return all;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
