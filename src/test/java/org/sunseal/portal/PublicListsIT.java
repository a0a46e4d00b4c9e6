package org.sunseal.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** The public lists over lots that are announced, one of each sort. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class PublicListsIT {
    @Inject
    DataSource database;

    private static @Nullable Lots lots;

    private record Lots(RegisteredLot scanner, RegisteredLot bridge, RegisteredLot drafted) {}

    private RegisteredLot scanner;
    private RegisteredLot bridge;
    private RegisteredLot drafted;

    @BeforeEach
    void one_of_each_sort() {
        if (lots == null) {
            lots = new Lots(
                    AnnouncedLots.about("医用CT设备采购", TradeKind.PROCUREMENT, "330502"),
                    AnnouncedLots.about("跨江大桥施工", TradeKind.ENGINEERING, "330500"),
                    new RegisteredLot(TradeKind.ENGINEERING, "330502", Duration.ofDays(30)));
        }
        scanner = lots.scanner();
        bridge = lots.bridge();
        drafted = lots.drafted();
    }

    @Test
    void a_notice_is_found_by_words_of_its_text_and_shows_them() {
        var found = found("q", "设备 CT");

        assertThat(found.getList("hits.tender")).containsExactly(scanner.tender);
        assertThat(found.<Map<String, Object>>getList("hits[0].excerpt"))
                .contains(Map.of("text", "CT", "match", true), Map.of("text", "设备", "match", true));
    }

    @Test
    void a_notice_is_found_by_how_its_code_begins_and_by_its_tenderee() {
        assertThat(found("q", bridge.tender.substring(0, 20)).getList("hits.tender"))
                .containsExactly(bridge.tender);
        assertThat(found("q", "organisation " + bridge.agency.user()).getList("hits.tender"))
                .contains(bridge.tender);
    }

    @Test
    void a_lot_that_is_not_announced_is_nowhere() {
        assertThat(found("q", drafted.tender).getInt("total")).isZero();
        get("/lots/%s/1".formatted(drafted.tender))
                .statusCode(404)
                .body("type", is("urn:sunseal:problem:not-published"));
        get("/lots/no-such-tender/1").statusCode(404).body("type", is("urn:sunseal:problem:not-published"));
    }

    @Test
    void the_count_beside_every_filter_is_the_hits_when_it_is_chosen() throws InterruptedException {
        Thread.sleep(1100); // counts of the whole list may be a second old
        for (var filter : List.of(
                Map.<String, String>of(), Map.of("kind", "PROCUREMENT"), Map.of("region", "330500", "due", "30d"))) {
            var page = found(filter);
            for (var dimension : List.of("kind", "region", "stage", "due")) {
                for (var choice : page.<Map<String, Object>>getList("facets." + dimension)) {
                    var narrowed = new LinkedHashMap<>(filter);
                    narrowed.put(dimension, String.valueOf(choice.get("value")));
                    assertThat(found(narrowed).getInt("total"))
                            .as("%s under %s", narrowed, filter)
                            .isEqualTo(choice.get("count"));
                }
            }
        }
    }

    @Test
    void the_total_is_the_number_of_hits_on_all_pages() {
        var filter = Map.of("region", "330000", "size", "1");
        var total = found(filter).getInt("total");

        var seen = new ArrayList<String>();
        for (var page = 0; page < total; page++) {
            var paged = new LinkedHashMap<>(filter);
            paged.put("page", Integer.toString(page));
            seen.addAll(found(paged).getList("hits.collect { it.tender + '/' + it.lot }"));
        }

        assertThat(seen).hasSize(total).doesNotHaveDuplicates().contains(scanner.tender + "/1", bridge.tender + "/1");
    }

    @Test
    void an_empty_result_says_which_filter_removes_everything() {
        given().queryParam("q", scanner.tender)
                .queryParam("kind", "ENGINEERING")
                .queryParam("region", "330000")
                .get("/api/public/notices")
                .then()
                .statusCode(200)
                .body("total", is(0))
                .body("hits", empty())
                .body("removing.find { it.filter == 'kind' }.hitsWithout", is(1))
                .body("removing.find { it.filter == 'region' }.hitsWithout", is(0))
                .body("removing.filter", contains("q", "kind", "region"));
    }

    @Test
    void unknown_filters_and_impossible_values_are_told_at_once() {
        given().queryParam("kind", "LAND")
                .queryParam("due", "tomorrow")
                .queryParam("size", "1000")
                .queryParam("sort", "relevance")
                .queryParam("budget", "1")
                .get("/api/public/notices")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", containsInAnyOrder("kind", "due", "size", "sort", "budget"));
        given().queryParam("stage", "ISSUING")
                .get("/api/public/results")
                .then()
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:unknown-filter"));
        get("/notices.rss?page=1").statusCode(422).body("type", is("urn:sunseal:problem:unknown-filter"));
        get("/openings.ics?kind=LAND").statusCode(422).body("type", is("urn:sunseal:problem:bad-filter"));
    }

    @Test
    void a_question_full_of_signs_of_the_database_finds_nothing_and_breaks_nothing() {
        for (var question : List.of("'", "a' | 'b", "\\", "!&|():*<->", "%_")) {
            given().queryParam("q", question).get("/api/public/notices").then().statusCode(200);
        }
    }

    @Test
    void an_addendum_shows_what_it_changed_and_why() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        var first = AnnouncedLots.announce(lot, "道路");
        lot.upload("drawings.json", Map.of("v", 1));
        var terms = lot.terms();
        terms.put("ceilingPrice", "4800000.00");
        terms.put("addendum", Map.of("mayAffectBids", true, "changesSubject", false, "text", "最高限价调整"));
        lot.upload("1.terms.2.json", terms);
        var moved = lot.openAt.plusSeconds(4 * 86_400);
        lot.publish(lot.notice(2, first.sha256(), moved)).statusCode(202);

        var page = get("/lots/%s/1".formatted(lot.tender))
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(page.getList("notices.version")).containsExactly(1, 2);
        assertThat(page.getList("notices[0].changes")).isEmpty();
        assertThat(page.getString("notices[1].reason")).isEqualTo("最高限价调整");
        assertThat(page.getList("notices[1].documentsAdded"))
                .contains("1.terms.2.json", "drawings.json")
                .doesNotContain("1.terms.json");
        var openAt = page.getMap("notices[1].changes.find { it.field == 'rounds[1].openAt' }");
        assertThat(Instant.parse(String.valueOf(openAt.get("before")))).isEqualTo(lot.openAt);
        assertThat(Instant.parse(String.valueOf(openAt.get("after")))).isEqualTo(moved);
        assertThat(page.getMap("notices[1].changes.find { it.field == 'ceilingPrice' }"))
                .containsEntry("before", "5000000.00")
                .containsEntry("after", "4800000.00");
        assertThat(page.getList("notices[1].changes.field", String.class))
                .contains("documentsRoot")
                .noneMatch(field -> field.startsWith("addendum"));
        assertThat(page.getString("ceilingPrice")).isEqualTo("4800000.00");
        assertThat(Instant.parse(page.getString("line.find { it.stage == 'CLOSED' }.planned")))
                .isEqualTo(moved);
    }

    @Test
    void a_notice_is_found_by_the_text_in_force_and_no_longer_by_the_one_before() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        var first = AnnouncedLots.announce(lot, "隧道");
        assertThat(hits(lot.tender + " 隧道")).isEqualTo(1);
        var terms = lot.terms();
        terms.put("addendum", Map.of("mayAffectBids", false, "changesSubject", false, "text", "笔误"));
        lot.upload("1.terms.2.json", terms);

        lot.publish(lot.notice(2, first.sha256(), lot.openAt)).statusCode(202);

        assertThat(hits(lot.tender + " 隧道")).isZero();
        assertThat(hits(lot.tender + " documents")).isEqualTo(1);
    }

    private static int hits(String question) {
        return found("q", question).getInt("total");
    }

    @Test
    void the_home_page_has_the_newest_notices_and_counts_of_stages() {
        get("/today")
                .statusCode(200)
                .body("notices.tender", hasItem(bridge.tender))
                .body("notices.tender", not(hasItem(drafted.tender)))
                .body("stages.find { it.stage == 'PLANNED' }", nullValue())
                .body(
                        "date",
                        equalTo(new Day(TestStack.world().clock().instant())
                                .date()
                                .toString()));
    }

    @Test
    void a_foreign_reader_understands_the_feed() throws Exception {
        var bytes = get("/notices.rss?region=330500&q=" + bridge.tender)
                .statusCode(200)
                .contentType(startsWith("application/rss+xml"))
                .extract()
                .asByteArray();

        var feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(bytes)));

        assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
        assertThat(feed.getEntries()).extracting(SyndEntry::getTitle).containsExactly("Piers");
        assertThat(feed.getEntries().getFirst().getLink()).endsWith("/notices/%s/1".formatted(bridge.tender));
        assertThat(feed.getEntries().getFirst().getPublishedDate())
                .isBefore(Date.from(bridge.openAt))
                .isAfter(Date.from(bridge.openAt.minus(Duration.ofDays(31))));
    }

    @Test
    void a_foreign_calendar_understands_the_openings() throws Exception {
        var text = get("/openings.ics?kind=ENGINEERING&q=" + bridge.tender)
                .statusCode(200)
                .contentType(startsWith("text/calendar"))
                .extract()
                .asString();

        var calendar = Biweekly.parse(text).first();

        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).as(text).isTrue();
        assertThat(calendar.getEvents()).hasSize(1);
        VEvent event = calendar.getEvents().getFirst();
        assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(bridge.openAt));
        assertThat(event.getSummary().getValue()).isEqualTo("开标：Piers");
        assertThat(event.getUid().getValue()).startsWith(bridge.tender + "/1/1@");
        assertThat(text.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }

    @Test
    void the_list_never_drifts_from_the_facts() throws SQLException {
        var columns = ListedLot.COLUMNS;
        try (var connection = database.getConnection();
                var compare = connection.createStatement();
                var differing = compare.executeQuery("""
                        (select %1$s from portal_lot except select %1$s from listed_lot)
                        union all (select %1$s from listed_lot except select %1$s from portal_lot)""".formatted(columns))) {
            assertThat(differing.next()).isFalse();
        }
    }

    /** Of 20,000 lots that are there for this transaction only. */
    @Test
    void searches_and_pages_walk_an_index_and_not_the_table() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                fill(connection);
                var day = new Day(TestStack.world().clock().instant());
                var page = new Asked.Page(0, 20);
                var everything = new Filter(null, Map.of());
                var rare = new Filter("桥梁123", Map.of());
                var stage =
                        new Filter(null, Map.of(Dimension.STAGE, Set.of("ISSUING"), Dimension.KIND, Set.of("OTHER")));

                assertThat(plan(connection, FindNotices.hits(everything, FindNotices.Order.DEADLINE, page, day)))
                        .contains("listed_lot_by_deadline")
                        .doesNotContain("Seq Scan");
                assertThat(plan(connection, FindNotices.hits(stage, FindNotices.Order.DEADLINE, page, day)))
                        .contains("listed_lot_by_deadline")
                        .doesNotContain("Seq Scan");
                assertThat(plan(connection, FindNotices.hits(everything, FindNotices.Order.NEWEST, page, day)))
                        .contains("listed_lot_by_change")
                        .doesNotContain("Seq Scan");
                assertThat(plan(connection, FindNotices.hits(rare, FindNotices.Order.RELEVANCE, page, day)))
                        .contains("listed_lot_by_words")
                        .doesNotContain("Seq Scan");
            } finally {
                connection.rollback();
            }
        }
    }

    private static void fill(Connection connection) throws SQLException {
        try (var fill = connection.createStatement()) {
            fill.execute("set local session_replication_role = replica"); // these rows belong to no lot
            fill.execute("""
                    insert into listed_lot (tender, lot, name, tender_name, kind, region, agency, tenderee, stage,
                        deadline, opens_at, published_at, changed_at, notice_version, words, words_of)
                    select 'X-' || n, '1', 'n', 't', 'OTHER', 'CN', 'a', 'b', 'ISSUING', at, at, at, at, 1,
                        ('''桥梁' || n || ''':1 ''道路'':2')::tsvector, 1
                    from generate_series(1, 20000) n,
                        lateral (select timestamptz '2026-01-01' + n * interval '1 hour' as at) hours""");
            fill.execute("analyze listed_lot");
        }
    }

    private static String plan(Connection connection, Query query) throws SQLException {
        return String.join("\n", Query.of("explain (costs off)").and(query).rows(connection, row -> row.getString(1)));
    }

    private static ValidatableResponse get(String path) {
        return given().get("/api/public" + path).then();
    }

    private static JsonPath found(String parameter, String value) {
        return found(Map.of(parameter, value));
    }

    private static JsonPath found(Map<String, String> parameters) {
        return given().queryParams(parameters)
                .get("/api/public/notices")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
