package org.sunseal.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.LotInBidding;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** What the public pages tell of bids, stage by stage: nothing before the deadline, then what the law makes public. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class PublicAccessIT {
    /** Differ from call to call, whatever happens. */
    private static final String CLOCKS = "\"at\":\"[^\"]*\"|<lastBuildDate>[^<]*</lastBuildDate>";

    private static final int PATIENCE = 200;

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private final KnownCommittees committees = new KnownCommittees();

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    @Test
    void before_the_deadline_every_page_says_the_same_whether_there_are_bids_or_not() throws Exception {
        var trustees = TrusteesAtWork.start();
        try {
            var lot = new LotInBidding(trustees, temporary, 1);
            await(() -> page(lot.tender).getString("notices[0].witnessedAt") != null);
            assertThat(hits(lot.tender)).isEqualTo(1);
            Thread.sleep(1100); // counts of the whole list are a second old at times
            var before = everything(lot.tender);

            var bidders = List.of(lot.bidder(), lot.bidder());
            for (var bidder : bidders) {
                bidder.bid("123456.78");
            }

            assertThat(everything(lot.tender)).isEqualTo(before);
            for (var bidder : bidders) {
                assertThat(before.values()).noneMatch(answer -> tells(answer, bidder.actor));
            }
            assertThat(page(lot.tender).getString("rounds[0].opening")).isNull();
            assertThat(page(lot.tender).getMap("rounds[0].links").values()).containsOnlyNulls();
        } finally {
            trustees.stop();
        }
    }

    @Test
    void after_the_deadline_each_stage_adds_what_it_makes_public_and_no_more() throws Exception {
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        var tender = registered.tender;
        var notice = AnnouncedLots.announce(registered, "环城道路");
        assertThat(page(tender).getList("rounds")).hasSize(1);

        var lot = EvaluatedTender.opened(registered, notice, temporary, clockFile);

        var opened = page(tender);
        assertThat(opened.getString("lot.stage")).isEqualTo("OPENED");
        assertThat(opened.getString("rounds[0].opening.outcome")).isEqualTo("opened");
        assertThat(opened.getInt("rounds[0].opening.count")).isEqualTo(3);
        assertThat(opened.getList("rounds[0].opening.bids.creditCode"))
                .containsExactlyInAnyOrderElementsOf(
                        lot.bidders().stream().map(Actor::creditCode).toList());
        assertThat(opened.getList("rounds[0].opening.bids.price"))
                .containsExactlyInAnyOrder("4500000.00", "4600000.00", "4700000.00");
        assertThat(opened.getString("line.find { it.standing == 'current' }.stage"))
                .isEqualTo("OPENED");
        assertThat(opened.getString("line.find { it.stage == 'READ_OUT' }.at")).isNotNull();
        for (var link : opened.getMap("rounds[0].links").values()) {
            given().get(String.valueOf(link)).then().statusCode(200);
        }
        assertThat(lists(tender)).noneMatch(answer -> lot.bidders().stream().anyMatch(bidder -> tells(answer, bidder)));

        lot.evaluate(committees);

        var evaluated = page(tender);
        assertThat(evaluated.getString("lot.stage")).isEqualTo("EVALUATED");
        assertThat(evaluated.getList("outcome")).isEmpty();
        assertThat(answer("/lots/%s/1".formatted(tender))).doesNotContain("score", "expert", "\"rank\"");
        assertThat(lists(tender)).noneMatch(answer -> lot.bidders().stream().anyMatch(bidder -> tells(answer, bidder)));

        lot.announceCandidates();

        var announced = page(tender);
        assertThat(announced.getString("lot.stage")).isEqualTo("PUBLICITY");
        assertThat(announced.getList("outcome.subject")).containsExactly("candidates");
        assertThat(announced.getList("outcome[0].entries")).hasSize(3);
        assertThat(announced.getString("line.find { it.stage == 'AWARDABLE' }.planned"))
                .isEqualTo(announced.getString("outcome[0].until"));
        var first = announced.getString("outcome[0].entries[0].name");
        assertThat(results("q", "%s %s".formatted(tender, first)).getInt("total"))
                .isEqualTo(1);
        var result = results("subject", "candidates");
        assertThat(result.getList("results.tender")).contains(tender);
        assertThat(result.getBoolean("results.find { it.tender == '%s' }.current".formatted(tender)))
                .isTrue();
        given().queryParam("q", tender)
                .queryParam("subject", "contract")
                .get("/api/public/results")
                .then()
                .body("total", is(0))
                .body("removing.find { it.filter == 'subject' }.hitsWithout", is(1));
        assertThat(JsonPath.from(answer("/today")).getList("results.tender")).contains(tender);
    }

    /** Every public page that could say something of the tender, by its address, without the time of the call. */
    private static Map<String, String> everything(String tender) {
        var answers = new LinkedHashMap<String, String>();
        for (var path : List.of(
                "/lots/%s/1".formatted(tender),
                "/notices?q=" + tender,
                "/notices?sort=newest&size=100",
                "/notices.rss",
                "/openings.ics",
                "/today",
                "/results",
                "/results?q=" + tender)) {
            answers.put(path, answer(path).replaceAll(CLOCKS, ""));
        }
        return answers;
    }

    private static List<String> lists(String tender) {
        return Stream.of(
                        "/notices?q=" + tender,
                        "/notices?size=100",
                        "/notices.rss",
                        "/openings.ics",
                        "/today",
                        "/results")
                .map(PublicAccessIT::answer)
                .toList();
    }

    private static boolean tells(String answer, Actor bidder) {
        return answer.contains(bidder.creditCode()) || answer.contains("Organisation of " + bidder.user() + "\"");
    }

    private static String answer(String path) {
        return given().get("/api/public" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static JsonPath page(String tender) {
        return JsonPath.from(answer("/lots/%s/1".formatted(tender)));
    }

    private static int hits(String tender) {
        return JsonPath.from(answer("/notices?q=" + tender)).getInt("total");
    }

    private static JsonPath results(String parameter, String value) {
        return given().queryParam(parameter, value)
                .get("/api/public/results")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        for (var attempt = 0; attempt < PATIENCE && !condition.holds(); attempt++) {
            Thread.sleep(100);
        }
        assertThat(condition.holds()).isTrue();
    }
}
