package org.sunseal.supervision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.portal.AnnouncedLots;
import org.sunseal.portal.EvaluatedTender;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** The desks of those who watch, through a lot's life, and the record of what they read. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class SupervisionIT {
    @TempDir
    static Path temporary;

    @Inject
    DataSource database;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private final KnownCommittees committees = new KnownCommittees();

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    @Test
    void before_the_opening_the_desks_tell_nothing_of_bids_and_afterwards_what_the_rules_say() throws Exception {
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        var notice = registered.announced();
        var tender = registered.tender;
        var before = desks(tender);
        var whileSealed = new ArrayList<List<String>>();

        var lot = EvaluatedTender.opened(
                registered, notice, temporary, clockFile, bidders -> whileSealed.add(tellTales(tender, bidders)));

        assertThat(before).contains(tender).doesNotContain("\"kind\":\"CLOSED\"");
        assertThat(whileSealed).containsExactly(List.of());
        var file = file(tender);
        assertThat(file.getList("events.kind"))
                .containsSubsequence("SUBMITTED", "SLIP", "NOTICE", "CLOSED", "READ_OUT", "RECORDED");
        assertThat(file.getString(
                        "events.find { it.kind == 'NOTICE' }.verdicts.find { it.rule == 'ENG-T-20D' }.standing"))
                .isEqualTo("KEPT");
        assertThat(file.getString(
                        "events.find { it.kind == 'NOTICE' }.verdicts.find { it.rule == 'ENG-SALE-5D' }.citation"))
                .isEqualTo("ENG-SALE-5D [TBR 16]");
        assertThat(file.getInt("events.find { it.kind == 'CLOSED' }.verdicts.find { it.rule == 'ENG-MIN3' }.real"))
                .isEqualTo(3);
        assertThat(file.getInt("events.find { it.kind == 'CLOSED' }.logIndex")).isPositive();
        assertThat(day().getInt("bidders.find { it.tender == '%s' }.bids".formatted(tender)))
                .isEqualTo(3);

        lot.evaluate(committees);
        lot.announceCandidates();

        var announced = file(tender);
        assertThat(announced.getList("events.kind")).contains("EVALUATION_ENDED", "PAPER", "LIMIT_MET");
        assertThat(announced.getList("running.rule")).contains("ENG-PUB-3D");
        assertThat(announced.prettify()).doesNotContain("member", "score");
        everything_an_overseer_reads_is_recorded_and_shown_to_the_next(tender, lot.bidders());
        ledger_is_leafed_through_by_type(tender);
    }

    private void everything_an_overseer_reads_is_recorded_and_shown_to_the_next(String tender, List<Actor> bidders)
            throws SQLException {
        var path = "/api/tender-projects/%s/lots/1".formatted(tender);
        int earlier = regulator().get(path + "/readings").jsonPath().getList("").size();
        byte[] zip = regulator()
                .queryParam("ground", "投诉 2026-17")
                .get(path + "/rounds/1/evidence/regulator")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(zip).isNotEmpty();
        regulator().get(path + "/evaluation/report").then().statusCode(200);
        regulator().get(path + "/evaluation/bids/no-such/files").then().statusCode(404); // no reading

        given().auth()
                .oauth2(TestStack.token("regulator-next", "regulator"))
                .get(path + "/readings")
                .then()
                .statusCode(200)
                .body("size()", is(earlier + 2))
                .body("[0].operation", is("evaluationReport"))
                .body("[0].ground", nullValue())
                .body("[1].operation", is("regulatorEvidence"))
                .body("[1].reader", is("regulator-of-lots"))
                .body("[1].roles", contains("regulator"))
                .body("[1].object.round", is("1"))
                .body("[1].ground", is("投诉 2026-17"));
        assertThat(numbers(tender)).isEqualTo(gapless(numbers(tender).size()));
        awaitLogged(path);

        // parties see the office, no person; strangers and bidders nothing; the own acts of a party are no reading
        given().auth()
                .oauth2(TestStack.token(registeredAgency(tender), "agency"))
                .get(path + "/readings")
                .then()
                .statusCode(200)
                .body("[0].reader", nullValue())
                .body("[0].roles", contains("regulator"));
        bidders.getFirst().asks().get(path + "/readings").then().statusCode(403);
        given().get(path + "/readings").then().statusCode(401);
        given().get(path + "/objections").then().statusCode(200); // anybody's, and recorded of nobody
        regulator().get(path + "/readings").then().body("size()", is(earlier + 2));

        regulator()
                .queryParam("ground", "x".repeat(201))
                .get(path + "/evaluation/report")
                .then()
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:bad-ground"));
        no_record_no_data(path);
    }

    private void no_record_no_data(String path) throws SQLException {
        sql("alter table reading add constraint broken check (false) not valid");
        try {
            for (var restricted :
                    List.of("/rounds/1/evidence/regulator", "/evaluation/report", "/objections", "/award")) {
                regulator()
                        .get(path + restricted)
                        .then()
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .body("type", is("urn:sunseal:problem:reading-not-recorded"));
            }
            given().get(path + "/objections").then().statusCode(200); // what is public stays so
        } finally {
            sql("alter table reading drop constraint broken");
        }
        regulator().get(path + "/objections").then().statusCode(200);
    }

    private void ledger_is_leafed_through_by_type(String tender) {
        var first = regulator()
                .get("/api/supervision/log?size=2")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(first.getList("entries")).hasSize(2);
        assertThat(first.getList("entries.type"))
                .as("of sealed entries there is none")
                .doesNotContainNull();
        assertThat(first.getLong("size")).isGreaterThan(first.getLong("entries[0].index"));
        regulator()
                .get("/api/supervision/log?size=2&before=" + first.getLong("next"))
                .then()
                .body("entries[0].index", lessThan((int) first.getLong("next")));
        regulator()
                .get("/api/supervision/log?type=CLOSE&size=200")
                .then()
                .statusCode(200)
                .body("entries.type.unique()", contains("CLOSE"))
                .body("entries.tender", hasItem(tender))
                .body("entries[0].loggedAt", notNullValue());
        regulator()
                .get("/api/supervision/log?until=2020-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("entries", empty())
                .body("next", nullValue());
        regulator().get("/api/supervision/log?type=close").then().statusCode(422);
    }

    @Test
    void the_trustees_see_what_is_due_on_which_conditions() {
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        registered.announced();

        trustee()
                .get("/api/custody")
                .then()
                .statusCode(200)
                .body("threshold", is(3))
                .body("trustees.size()", is(5))
                .body("rounds.find { it.tender == '%s' }.state".formatted(registered.tender), is("ANNOUNCED"))
                .body(
                        "rounds.find { it.tender == '%s' }.conditions.rule".formatted(registered.tender),
                        contains(
                                "R1_TIME",
                                "R2_CLOSE_WITNESSED",
                                "R3_SLOTS_ALLOTTED_ONCE",
                                "R4_NO_ORDER_AGAINST",
                                "R5_ENOUGH_BIDS",
                                "R6_OBJECTION_WINDOW",
                                "R7_ADMITTED"))
                .body(
                        "rounds.find { it.tender == '%s' }.conditions.find { it.rule == 'R1_TIME' }.standing"
                                .formatted(registered.tender),
                        is("WAITING"));
        for (var role : List.of("bidder", "agency", "tenderee", "expert", "centre")) {
            given().auth()
                    .oauth2(TestStack.token("any", role))
                    .get("/api/custody")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void nobody_but_the_regulator_gets_the_regulators_desk() {
        for (var path : List.of("/day", "/log", "/lots/T/1")) {
            given().get("/api/supervision" + path).then().statusCode(401);
            for (var role : List.of("bidder", "agency", "tenderee", "expert", "centre", "trustee")) {
                given().auth()
                        .oauth2(TestStack.token("any", role))
                        .get("/api/supervision" + path)
                        .then()
                        .statusCode(403);
            }
        }
        regulator()
                .get("/api/supervision/lots/no-such/1")
                .then()
                .statusCode(404)
                .body("type", containsString("no-such-lot"));
    }

    @Test
    void the_day_is_narrowed_to_a_region_and_a_sort_of_trade() {
        AnnouncedLots.about("栈桥", TradeKind.ENGINEERING, "650102");

        assertThat(day().getList("regions")).contains("650102", "650100", "650000");
        assertThat(lotsOfTheDay("?region=650100&kind=ENGINEERING")).isEqualTo(1);
        assertThat(lotsOfTheDay("?region=650102")).isEqualTo(1);
        assertThat(lotsOfTheDay("?region=650103")).isZero();
        assertThat(lotsOfTheDay("?region=650100&kind=PROCUREMENT")).isZero();
        regulator()
                .get("/api/supervision/day?region=Hangzhou")
                .then()
                .statusCode(422)
                .body("type", is("urn:sunseal:problem:bad-region"));
        regulator().get("/api/supervision/day?kind=AUCTION").then().statusCode(422);
    }

    private static int lotsOfTheDay(String query) {
        return regulator()
                .get("/api/supervision/day" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("stages.count.sum() ?: 0");
    }

    /** What the desks say that only somebody who knows of bids could say. */
    private List<String> tellTales(String tender, List<Actor> bidders) {
        var told = desks(tender);
        var tales = new ArrayList<String>();
        for (var bidder : bidders) {
            if (told.contains(bidder.creditCode()) || told.contains(bidder.user())) {
                tales.add(bidder.user());
            }
        }
        if (day().get("bidders.find { it.tender == '%s' }".formatted(tender)) != null) {
            tales.add("a count of bids");
        }
        if (file(tender).getList("events.kind").contains("CLOSED") || told.contains("\"count\":\"")) {
            tales.add("a closing");
        }
        return tales;
    }

    private String desks(String tender) {
        return day().prettify().replaceAll("\\s", "")
                + file(tender).prettify().replaceAll("\\s", "")
                + trustee().get("/api/custody").asString();
    }

    private static JsonPath day() {
        return regulator()
                .get("/api/supervision/day")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath file(String tender) {
        return regulator()
                .get("/api/supervision/lots/%s/1".formatted(tender))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification regulator() {
        return given().auth().oauth2(TestStack.token("regulator-of-lots", "regulator"));
    }

    private static RequestSpecification trustee() {
        return given().auth().oauth2(TestStack.token("trustee-at-desk", "trustee"));
    }

    private String registeredAgency(String tender) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select a.username from account a join tender_project p on p.agency_id = a.organisation_id
                        where p.code = ? limit 1""")) {
            select.setString(1, tender);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private List<Integer> numbers(String tender) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select number from reading where tender = ? and lot = '1' order by number")) {
            select.setString(1, tender);
            var numbers = new ArrayList<Integer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
            }
            return numbers;
        }
    }

    private static List<Integer> gapless(int size) {
        var numbers = new ArrayList<Integer>();
        for (int number = 1; number <= size; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    private static void awaitLogged(String path) {
        for (int attempt = 0; attempt < 100; attempt++) {
            if (regulator().get(path + "/readings").jsonPath().get("[0].logIndex") != null) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(false).as("the log has committed to the reading").isTrue();
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
