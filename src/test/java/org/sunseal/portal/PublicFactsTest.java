package org.sunseal.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the public pages can read at all. A table that is not named here is out of their reach. */
class PublicFactsTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path SOURCES = Path.of("src/main/java/org/sunseal/portal");

    /** Each is public as a whole from the moment its row is there, or a view leaves out the rows that are not. */
    private static final Set<String> PUBLIC = Set.of(
            "award_paper",
            "closed_round",
            "enquiry",
            "lot",
            "lot_round",
            "notice",
            "notice_witness",
            "opening_record",
            "organisation",
            "read_out",
            "regulator_order",
            "tender_document",
            "tender_project");

    @Test
    void the_views_read_no_table_but_those_with_public_facts() {
        assertThat(tablesRead(text(MIGRATIONS.resolve("V28__public_list.sql"))))
                .isNotEmpty()
                .isSubsetOf(PUBLIC);
    }

    @Test
    void the_pages_read_views_and_lists_and_no_table_of_another_capability() throws IOException {
        try (var sources = Files.walk(SOURCES)) {
            var code = sources.filter(Files::isRegularFile)
                    .map(PublicFactsTest::text)
                    .collect(Collectors.joining());

            assertThat(code).contains("from portal_", "from listed_lot");
            assertThat(tablesRead(code)).isEmpty();
        }
    }

    private static Set<String> tablesRead(String sql) {
        var tables = tables();
        var read = new TreeSet<String>();
        var sources = Pattern.compile("(?:from|join|update|into|references)\\s+(\\w+)")
                .matcher(sql);
        while (sources.find()) {
            if (tables.contains(sources.group(1))) {
                read.add(sources.group(1));
            }
        }
        return read;
    }

    /** Every table there is, the two lists left out. */
    private static Set<String> tables() {
        try (var migrations = Files.list(MIGRATIONS)) {
            var created = Pattern.compile("create table (\\w+)");
            return migrations
                    .flatMap(file -> created.matcher(text(file)).results().map(found -> found.group(1)))
                    .filter(table -> !table.startsWith("listed_"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line ->
                            !line.strip().startsWith("*") && !line.strip().startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
