package org.sunseal.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;

class KeyRangesTest {
    private static final String REGISTER = "a".repeat(64);
    private static final int BATCHES = 3;
    private static final int KEYS = 100;

    private static Path folder;
    private static EmbeddedPostgres postgres;

    @BeforeContainer
    static void start_a_database() throws Exception {
        folder = Files.createTempDirectory("key-ranges");
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("pg"))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        try (var schema = KeyRangesTest.class.getResourceAsStream("/db/migration/V4__custody.sql")) {
            execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterContainer
    static void stop_the_database() throws IOException {
        postgres.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @BeforeTry
    void three_fresh_batches() throws SQLException {
        execute("alter table allotted_key disable trigger all; delete from allotted_key;"
                + " alter table allotted_key enable trigger all; delete from key_batch; delete from key_ceremony");
        for (int i = 0; i < BATCHES; i++) {
            execute("""
                    insert into key_ceremony values ('B-%1$d', %2$d, 'CERTIFIED', '', now(), now(), 0);
                    insert into key_batch values ('B-%1$d', '%3$s', '', '', %2$d, 0, now() + interval '%1$d seconds')""".formatted(i, KEYS, REGISTER));
        }
    }

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void no_key_is_ever_in_two_allotments_however_many_ask_at_once(
            @ForAll @Size(min = 8, max = 40) List<@IntRange(min = 1, max = 20) Integer> counts) throws Exception {
        var ranges = new KeyRanges(transactional());
        var asked = new ArrayList<Callable<Optional<KeyRanges.Range>>>();
        for (int count : counts) {
            asked.add(() -> ranges.cut(REGISTER, count, "T-1", "1", 1));
        }

        var cut = new ArrayList<KeyRanges.Range>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(asked, 60, TimeUnit.SECONDS)) {
                answer.get().ifPresent(cut::add);
            }
        }

        var keys = new HashSet<String>();
        for (var range : cut) {
            assertThat(range.firstKey() + range.count()).isLessThanOrEqualTo(KEYS);
            for (int keyNo = range.firstKey(); keyNo < range.firstKey() + range.count(); keyNo++) {
                assertThat(keys.add(range.batch() + "." + keyNo)).isTrue();
            }
        }
        assertThat(cut).isNotEmpty();
        assertThat(number("select count(*) from allotted_key")).isEqualTo(keys.size());
        assertThat(number("select sum(next_key) from key_batch")).isEqualTo(keys.size());
    }

    @Example
    void a_range_larger_than_any_batch_has_left_is_not_cut() {
        var ranges = new KeyRanges(transactional());

        assertThat(ranges.cut(REGISTER, KEYS + 1, "T-1", "1", 1)).isEmpty();
        assertThat(ranges.cut(REGISTER, KEYS, "T-1", "1", 1)).contains(new KeyRanges.Range("B-0", 0, KEYS));
        assertThat(ranges.cut(REGISTER, 1, "T-1", "2", 1)).contains(new KeyRanges.Range("B-1", 0, 1));
    }

    @Example
    void keys_of_another_register_are_not_cut() {
        assertThat(new KeyRanges(transactional()).cut("b".repeat(64), 1, "T-1", "1", 1))
                .isEmpty();
    }

    @Example
    void the_schema_refuses_a_second_allotment_of_a_key_and_any_change_of_the_first() throws SQLException {
        execute("insert into allotted_key values ('B-0', 7, 'T-1', '1', 1)");

        assertThatThrownBy(() -> execute("insert into allotted_key values ('B-0', 7, 'T-2', '1', 1)"))
                .hasMessageContaining("a_key_is_allotted_once");
        assertThatThrownBy(() -> execute("update allotted_key set tender = 'T-2'"))
                .hasMessageContaining("written once");
        assertThatThrownBy(() -> execute("delete from allotted_key")).hasMessageContaining("written once");
    }

    /** Connections as a JTA transaction lends them: what is done on one is committed when it is closed. */
    private static DataSource transactional() {
        return (DataSource) Proxy.newProxyInstance(
                KeyRangesTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (source, call, arguments) -> {
                    var connection = postgres.getPostgresDatabase().getConnection();
                    connection.setAutoCommit(false);
                    return Proxy.newProxyInstance(
                            KeyRangesTest.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (lent, method, values) -> {
                                if (method.getName().equals("close")) {
                                    connection.commit();
                                }
                                try {
                                    return method.invoke(connection, values);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
                });
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
