package org.sunseal.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the database tells of an opening by itself, in the transactions of the facts. */
@Timeout(120)
class HallSequenceTest {
    private static HallDatabase database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = new HallDatabase();
        database.migrateTo("28");
        play("before");
        database.migrateTo("37");
    }

    @AfterAll
    static void end() throws IOException {
        database.close();
    }

    /** A whole opening, each fact in a transaction of its own. */
    private static void play(String tender) throws SQLException {
        database.lot(tender);
        for (var fact : List.of(
                HallDatabase.notice(tender, 1),
                HallDatabase.notice(tender, 2),
                HallDatabase.order(tender, "SUSPEND", "", "2026-05-03T00:00:00Z"),
                HallDatabase.order(tender, "RESUME", HallDatabase.digest(tender + "SUSPEND"), "2026-05-04T00:00:00Z"),
                HallDatabase.closing(tender),
                HallDatabase.token(tender),
                HallDatabase.shares(tender, "T1", ""),
                HallDatabase.shares(tender, "T4", "a wrong share"),
                HallDatabase.release(tender, "T4"),
                HallDatabase.release(tender, "T1"),
                HallDatabase.release(tender, "T2"),
                HallDatabase.shares(tender, "T2", ""),
                HallDatabase.readOut(tender, List.of("B.2", "B.10", "B.1")),
                HallDatabase.record(tender))) {
            database.run(fact);
        }
    }

    private static List<String> whole(String tender) {
        return List.of(
                "NOTICE 1",
                "NOTICE 2",
                "SUSPENDED " + HallDatabase.digest(tender + "SUSPEND"),
                "RESUMED " + HallDatabase.digest(tender + "RESUME"),
                "CLOSED " + HallDatabase.digest(tender),
                "PROVED " + HallDatabase.digest(tender),
                "RELEASED T1",
                "RELEASED T2",
                "READ_OUT " + HallDatabase.digest(tender),
                "BID B.1",
                "BID B.10",
                "BID B.2",
                "RECORDED " + HallDatabase.digest(tender));
    }

    @Test
    void an_opening_is_told_in_the_order_its_facts_became_true() throws SQLException {
        play("after");

        assertThat(database.told("after")).isEqualTo(whole("after"));
    }

    @Test
    void openings_from_before_there_were_halls_are_told_the_same() throws SQLException {
        assertThat(database.told("before")).isEqualTo(whole("before"));
    }

    @Test
    void a_fact_that_is_taken_back_was_never_told() throws SQLException {
        database.lot("undone");
        database.run(HallDatabase.notice("undone", 1));

        try (var connection = database.connect()) {
            HallDatabase.run(connection, HallDatabase.closing("undone"));
            connection.rollback();
        }
        database.run(HallDatabase.notice("undone", 2));

        assertThat(database.told("undone")).containsExactly("NOTICE 1", "NOTICE 2");
    }

    @Test
    void shares_and_their_release_that_come_at_the_same_time_are_told_once() throws Exception {
        var told = new ArrayList<List<String>>();
        for (var i = 0; i < 10; i++) {
            var tender = "race" + i;
            database.lot(tender);
            database.run(HallDatabase.notice(tender, 1));
            database.run(HallDatabase.closing(tender));
            atTheSameTime(HallDatabase.shares(tender, "T1", ""), HallDatabase.release(tender, "T1"));
            told.add(database.told(tender));
        }

        assertThat(told)
                .allSatisfy(events -> assertThat(events).hasSize(3).last().isEqualTo("RELEASED T1"));
    }

    @Test
    void five_trustees_at_once_get_five_numbers() throws Exception {
        database.lot("five");
        database.run(HallDatabase.notice("five", 1));
        database.run(HallDatabase.closing("five"));

        atTheSameTime(List.of("T1", "T2", "T3", "T4", "T5").stream()
                .map(trustee -> HallDatabase.shares("five", trustee, "") + HallDatabase.release("five", trustee))
                .toArray(String[]::new));

        assertThat(database.told("five"))
                .hasSize(7)
                .contains("RELEASED T1", "RELEASED T2", "RELEASED T3", "RELEASED T4", "RELEASED T5");
    }

    @Test
    void what_was_told_cannot_be_told_otherwise() throws SQLException {
        database.lot("final");
        database.run(HallDatabase.notice("final", 1));

        assertThatThrownBy(() -> database.run("update hall_event set subject = '2' where tender = 'final'"))
                .hasMessageContaining("written once");
    }

    @Test
    void a_lot_without_a_notice_has_no_hall() throws SQLException {
        database.lot("quiet");
        database.run(HallDatabase.order("quiet", "TERMINATE", "", "2026-05-03T00:00:00Z"));

        assertThat(database.told("quiet")).isEmpty();
    }

    private static void atTheSameTime(String... facts) throws Exception {
        var ready = new CountDownLatch(facts.length);
        try (var people = Executors.newFixedThreadPool(facts.length)) {
            var all = new ArrayList<Future<?>>();
            for (var fact : facts) {
                all.add(people.submit(() -> {
                    try (var connection = database.connect()) {
                        HallDatabase.run(connection, fact);
                        ready.countDown();
                        ready.await();
                        connection.commit();
                    }
                    return null;
                }));
            }
            for (var each : all) {
                each.get(30, TimeUnit.SECONDS);
            }
        }
    }
}
