package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.cli.scenario.StagedTender;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.journey.Database.Row;

/**
 * Before the opening the platform's machine holds nothing that tells what was offered, nor who bids for which lot, nor
 * how many do (protocol 5.4); after it, the very same search finds all of it. The search is that of somebody who took
 * the disk and a core dump: database files and rows, objects, logs, keys' folders, the server's whole heap.
 */
@ExtendWith(Journey.class)
class SecretUntilOpeningIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Repeats the entries of log_leaf in rows that grow: what is new in one is judged there, by its own row. */
    private static final String GROWING_BUNDLE = "log_bundle";

    private static final String PASSWORD = "only for this test";

    @TempDir
    private Path folder;

    @Test
    void nothing_on_the_machine_tells_offers_or_bidders_before_the_opening_and_everything_does_after(
            RunningPlatform platform) throws IOException, SQLException {
        var marker = "Kestrel" + Framing.hex(Keys.random(16));
        var search = new MarkerSearch(marker);
        var tender = new StagedTender(
                platform.uri(),
                platform.issuer(),
                platform.data(),
                Path.of("keystore-dev").toAbsolutePath(),
                folder);
        var database = Database.of(platform);
        var rowsBefore = database.rows();
        var filesBefore = sizes(platform);

        handInMarked(platform, tender, marker);
        for (int number = 2; number <= 5; number++) {
            tender.handIn(number);
        }

        var rows = database.rows();
        var added = new HashSet<>(rows);
        added.removeAll(rowsBefore);
        database.checkpoint();
        assertNothingTellsTheOffer(search, platform, rows);
        assertTheHeapTellsNothing(search, tender.tender(), platform);
        assertNobodyIsTiedToTheLot(tender, database, added, grown(platform, filesBefore));

        tender.open();

        var opened = database.rows();
        assertThat(tables(search, opened))
                .as("tables with the form that was read out")
                .isNotEmpty();
        assertThat(search.in(platform.data().resolve("objects")))
                .as("the opened file")
                .isNotEmpty();
        for (var bidder : tender.bidders()) {
            assertThat(opened)
                    .as("%s is named with its lot", bidder.account())
                    .anyMatch(row ->
                            row.text().contains(tender.tender()) && row.text().contains(bidder.creditCode()));
        }
    }

    /** Bidder 1 seals a file of several chunks and a form, both marked, with the tool, as a bidder would. */
    private void handInMarked(RunningPlatform platform, StagedTender tender, String marker) throws IOException {
        var offer = Files.createDirectories(folder.resolve("offer"));
        Files.writeString(offer.resolve("proposal.txt"), (marker + " is what we offer.\n").repeat(1500));
        var form = new OpeningForm("12345678.00", "CNY", "180", marker, "none", List.of());
        var formFile = Files.write(folder.resolve("form.json"), form.bytes());
        var keyPassword = Files.writeString(folder.resolve("key-password"), PASSWORD);
        var password = Files.writeString(
                folder.resolve("password"), tender.bidders().getFirst().account());
        var everywhere = List.of(
                "--tender",
                tender.tender(),
                "--lot",
                tender.lot(),
                "--bids",
                folder.resolve("bids").toString(),
                "--key",
                tender.key(1, PASSWORD.toCharArray()).toString(),
                "--key-password-file",
                keyPassword.toString(),
                "--trust",
                platform.trustFile().toString(),
                "--server",
                platform.uri().toString(),
                "--issuer",
                platform.issuer().toString(),
                "--user",
                tender.bidders().getFirst().account(),
                "--password-file",
                password.toString(),
                "--no-progress");
        tool(List.of("seal", offer.toString(), "--form", formFile.toString()), everywhere);
        tool(List.of("submit"), everywhere);
    }

    private static void tool(List<String> command, List<String> options) {
        var arguments = Stream.concat(command.stream(), options.stream()).toArray(String[]::new);
        var run = RunningPlatform.tool(PATIENCE, arguments);
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private static void assertNothingTellsTheOffer(MarkerSearch search, RunningPlatform platform, Set<Row> rows)
            throws IOException {
        assertThat(tables(search, rows)).as("tables with the marker").isEmpty();
        for (var part : List.of("pg", "objects", "logs", "agents", "platform", "tsa")) {
            assertThat(search.in(platform.data().resolve(part)))
                    .as("files in " + part)
                    .isEmpty();
        }
        assertThat(search.inFile(platform.data().resolve("console.log"))).isEmpty();
    }

    private static Set<String> tables(MarkerSearch search, Set<Row> rows) {
        var tables = new HashSet<String>();
        for (var row : rows) {
            if (!search.in(row.text()).isEmpty()) {
                tables.add(row.table());
            }
        }
        return tables;
    }

    /** Garbage included: what was in memory for a moment may still lie there. */
    private void assertTheHeapTellsNothing(MarkerSearch search, String known, RunningPlatform platform)
            throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        assumeTrue(Files.isExecutable(jcmd), "jcmd is not part of this Java");
        var dump = folder.resolve("server.hprof");
        var run = ToolRun.of(
                PATIENCE,
                List.of(jcmd.toString(), Long.toString(platform.pid()), "GC.heap_dump", "-all", dump.toString()));
        assertThat(run.exitCode()).as(run.output()).isZero();

        assertThat(new MarkerSearch(known).inFile(dump))
                .as("the search finds what is there")
                .isNotEmpty();
        assertThat(search.inFile(dump)).isEmpty();
        Files.delete(dump);
    }

    /**
     * What five commits added to the machine names no bidder, and does not name the tender either: there is nothing to
     * count by lot. Organisations and certificates were registered before.
     */
    private static void assertNobodyIsTiedToTheLot(
            StagedTender tender, Database database, Set<Row> addedRows, Map<Path, byte[]> addedBytes)
            throws SQLException {
        assertThat(addedRows)
                .extracting(Row::table)
                .as("the bids are in the database")
                .contains("sealed_row");
        assertThat(addedBytes).as("the objects are in the store").isNotEmpty();
        var named = addedRows.stream()
                .filter(row -> !row.table().equals(GROWING_BUNDLE))
                .collect(Collectors.toSet());
        assertThat(tables(new MarkerSearch(tender.tender()), named))
                .as("tables that name the tender anew")
                .isEmpty();
        var secrets = new ArrayList<String>();
        for (var bidder : tender.bidders()) {
            secrets.addAll(bidder.identities());
            secrets.addAll(database.texts(
                    "select id::text from organisation where credit_code = '%s'".formatted(bidder.creditCode())));
            secrets.addAll(
                    database.texts("select subject from account where username = '%s'".formatted(bidder.account())));
        }
        for (var secret : secrets) {
            var search = new MarkerSearch(secret);
            assertThat(tables(search, addedRows)).as("tables with " + secret).isEmpty();
        }
        secrets.add(tender.tender());
        for (var secret : secrets) {
            var search = new MarkerSearch(secret);
            addedBytes.forEach((file, bytes) -> assertThat(search.in(bytes))
                    .as("%s in what %s gained", secret, file)
                    .isEmpty());
        }
        assertThat(addedRows)
                .filteredOn(row -> row.table().equals("sealed_row"))
                .extracting(row -> row.text().length())
                .as("a row's length tells neither its kind nor whose it is")
                .allMatch(length -> length > 2 * 16384);
    }

    /** Objects and logs, with their sizes. */
    private static Map<Path, Long> sizes(RunningPlatform platform) throws IOException {
        var sizes = new HashMap<Path, Long>();
        for (var part : List.of("objects", "logs")) {
            try (var files = Files.walk(platform.data().resolve(part))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    sizes.put(file, Files.size(file));
                }
            }
        }
        return sizes;
    }

    /** What objects and logs gained since, file names included. */
    private static Map<Path, byte[]> grown(RunningPlatform platform, Map<Path, Long> before) throws IOException {
        var grown = new HashMap<Path, byte[]>();
        for (var file : sizes(platform).keySet()) {
            var bytes = Files.readAllBytes(file);
            int known = (int) Math.min(before.getOrDefault(file, 0L), bytes.length);
            if (known < bytes.length) {
                var gained = new String(bytes, known, bytes.length - known, StandardCharsets.ISO_8859_1);
                grown.put(file, (file + "\n" + gained).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return grown;
    }
}
