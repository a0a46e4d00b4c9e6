package org.sunseal.dispute;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Framing;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.ObjectionText;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

/**
 * Who takes documents, asks, objects and reads letters is secret at rest (protocol 5.4, domain 6.8): what someone with
 * the database and the store, but not the master key, sees before the deadline.
 */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class NobodyIsTiedToALotIT {
    @Inject
    DataSource database;

    @ConfigProperty(name = "sunseal.objects")
    Path objects;

    @Test
    void no_row_says_both_the_tender_and_who_took_its_documents_asked_objected_or_read()
            throws SQLException, IOException {
        var tender = OpenTender.openFor(Duration.ofDays(30));
        var reader = tender.downloader();
        reader.asks()
                .body(Map.of("email", reader.user() + "@bidders.example"))
                .put("/api/letters/address")
                .then()
                .statusCode(200);
        String letter = reader.asks().get("/api/letters").path("[0].id");
        reader.asks().put("/api/letters/{id}/read", letter).then().statusCode(204);
        var asker = Actor.registered("bidder");
        tender.asked(asker, "Does " + asker.creditCode() + " qualify?");
        var objector = Actor.registered("bidder");
        tender.filed(objector, withEvidence(tender, objector));

        var rows = dump();

        assertThat(rows).anyMatch(row -> says(row, tender.tender)); // so the search finds what is there
        for (var somebody : List.of(reader, asker, objector)) {
            assertThat(rows).anyMatch(row -> says(row, somebody.creditCode()));
            assertThat(tied(rows, tender.tender, sayings(somebody))).isEmpty();
            assertThat(tied(stored(), "", sayings(somebody))).isEmpty();
        }
        assertThat(tied(rows, letter, sayings(reader))).isEmpty();
    }

    @Test
    void downloads_and_readings_change_no_row_that_names_the_tender() throws SQLException {
        var tender = OpenTender.openFor(Duration.ofDays(30));
        var before = rowsNaming(tender.tender);

        for (int n = 0; n < 3; n++) {
            var reader = tender.downloader();
            String letter = reader.asks().get("/api/letters").path("[0].id");
            reader.asks().put("/api/letters/{id}/read", letter).then().statusCode(204);
        }

        assertThat(rowsNaming(tender.tender)).isEqualTo(before);
    }

    @Test
    void sealed_facts_are_written_once_and_say_nothing_by_their_length() throws SQLException {
        OpenTender.openFor(Duration.ofDays(30)).downloader();

        for (var statement :
                List.of("update sealed_fact set blob = blob", "delete from sealed_fact", "truncate sealed_fact")) {
            assertThatThrownBy(() -> query(statement)).as(statement).hasMessageContaining("written once");
        }
        assertThat(query("select (octet_length(blob) - 28) % 1024 from sealed_fact group by 1"))
                .containsExactly("0");
    }

    private static ObjectionText withEvidence(OpenTender tender, Actor objector) {
        var content = ("The stamp of " + objector.creditCode()).getBytes(UTF_8);
        var digest = Framing.hex(Framing.sha256(content));
        objector.asks()
                .contentType(ContentType.BINARY)
                .body(content)
                .put(tender.path("objections/evidence/" + digest))
                .then()
                .statusCode(204);
        return new ObjectionText(
                tender.tender,
                "L1",
                About.DOCUMENTS,
                "Says " + objector.user(),
                null,
                List.of(new ObjectionText.Evidence("stamp.pdf", digest)));
    }

    private static List<String> sayings(Actor somebody) {
        return List.of(
                somebody.user(),
                somebody.creditCode(),
                somebody.signer().certificateSha256(),
                somebody.signer().certificate().getSerialNumber().toString(16));
    }

    private static List<String> tied(List<String> rows, String place, List<String> sayings) {
        return rows.stream()
                .filter(row -> says(row, place))
                .filter(row -> sayings.stream().anyMatch(saying -> says(row, saying)))
                .toList();
    }

    /** Plainly, or in the hexadecimal in which bytea columns are shown. */
    private static boolean says(String row, String what) {
        return row.contains(what) || row.contains(HexFormat.of().formatHex(what.getBytes(UTF_8)));
    }

    private List<String> stored() throws IOException {
        var stored = new ArrayList<String>();
        try (var files = Files.walk(objects)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                stored.add(file + " " + new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return stored;
    }

    /** With their physical address and writing transaction: a rewritten row is another row. */
    private Set<String> rowsNaming(String tender) throws SQLException {
        var rows = new HashSet<String>();
        for (var table : tables()) {
            if (!table.startsWith("log_")) { // the log grows all the time; what it says is asked above
                query("select ctid::text || ' ' || xmin::text || ' ' || t::text from \"%s\" t".formatted(table))
                        .stream()
                        .filter(row -> says(row, tender))
                        .forEach(row -> rows.add(table + " " + row));
            }
        }
        return rows;
    }

    private List<String> dump() throws SQLException {
        var dump = new ArrayList<String>();
        for (var table : tables()) {
            query("select t::text from \"%s\" t".formatted(table)).forEach(row -> dump.add(table + " " + row));
        }
        return dump;
    }

    private List<String> tables() throws SQLException {
        return query("select tablename from pg_tables where schemaname = 'public' order by 1");
    }

    private List<String> query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var texts = new ArrayList<String>();
            if (statement.execute(sql)) {
                var rows = statement.getResultSet();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
