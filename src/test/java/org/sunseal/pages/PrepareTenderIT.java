package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.sunseal.platform.Actor.base64;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.ObjectionText;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** An agency prepares a tender in a real browser: from an empty form to a signed notice, and on to the deadline. */
@Tag("desks")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(PortalProfile.class)
class PrepareTenderIT {
    private static final int[] WIDTHS = {360, 768, 1360};

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    static Path folder;

    @TestHTTPResource("/")
    URI site;

    private Actor agency;
    private Visitor visitor;

    @BeforeEach
    void an_agency() {
        agency = Actor.registered("agency");
        visitor = at(agency);
    }

    private Visitor at(Actor actor) {
        return chromium.visitor(site).as(TestStack.token(actor.user(), actor.role()));
    }

    /** Every act of the main path, without a mouse. */
    @Test
    void a_tender_goes_by_keyboard_from_an_empty_form_to_a_published_notice() throws IOException {
        var prepared = new PreparedTender("K-" + UUID.randomUUID(), agency, visitor, folder).handIn(agency);
        Actor.unregistered("centre")
                .asks()
                .body(Map.of("kind", "ACCEPTED"))
                .post("/api/tender-projects/{tender}/registration/slips", prepared.tender)
                .then()
                .statusCode(201);
        prepared.goOnAfterAcceptance()
                .book()
                .describe()
                .sayHowBidsAreJudged()
                .upload()
                .publish();

        given().get("/api/tender-projects/{tender}/lots/1", prepared.tender)
                .then()
                .statusCode(200)
                .body("stage", equalTo("ISSUING"), "version", equalTo(1));
    }

    /** Before and after the notice, in both languages and at three widths. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_page_fits_and_is_accessible(boolean english) {
        var drafted = new RegisteredLot(TradeKind.ENGINEERING).scheduled();
        looksAt(
                drafted,
                english,
                "draft",
                List.of(
                        "/agent",
                        "/agent/new/project",
                        "/agent/new/tender",
                        "/agent/new/lots",
                        "/agent/new/handIn",
                        "/agent/p/%s/registration",
                        "/agent/p/%s/1/prepare",
                        "/agent/p/%s/1/prepare/schedule",
                        "/agent/p/%s/1/prepare/announcement",
                        "/agent/p/%s/1/prepare/requirements",
                        "/agent/p/%s/1/prepare/evaluation",
                        "/agent/p/%s/1/prepare/documents",
                        "/agent/p/%s/1/prepare/publish"));
        var issued = new RegisteredLot(TradeKind.ENGINEERING);
        issued.announced();
        ask(issued, "地基含在内吗？");
        object(issued);
        looksAt(
                issued,
                english,
                "issued",
                List.of(
                        "/agent",
                        "/agent/p/%s/1/prepare",
                        "/agent/p/%s/1/prepare/documents",
                        "/agent/p/%s/1/prepare/addendum",
                        "/agent/p/%s/1/prepare/questions",
                        "/agent/p/%s/1/prepare/objections"));
    }

    private void looksAt(RegisteredLot lot, boolean english, String name, List<String> paths) {
        var reader = at(lot.agency);
        if (english) {
            reader.inEnglish();
        }
        for (var path : paths) {
            reader.go(path.formatted(lot.tender));
            for (int width : WIDTHS) {
                reader.wide(width)
                        .settled()
                        .findsNothingWrong()
                        .picture("prepare-%s%s-%s-%d"
                                .formatted(
                                        name,
                                        path.replace("/agent", "")
                                                .replace("/p/%s", "")
                                                .replace('/', '-'),
                                        english ? "en" : "zh",
                                        width));
            }
        }
    }

    @Test
    void of_two_who_write_at_once_the_second_sees_both_versions() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING).scheduled();
        var path = "/agent/p/%s/1/prepare/announcement".formatted(lot.tender);
        var one = at(lot.agency).go(path);
        var other = at(lot.agency).go(path);
        one.page().getByLabel("项目名称").fill("第一座桥");
        other.page().getByLabel("项目名称").fill("第二座桥");

        one.button("保存给同事").click();
        assertThat(one.page().getByText("与已保存的版本一致")).isVisible();
        other.button("保存给同事").click();

        assertThat(other.page().locator("#conflict")).isVisible();
        var choice = other.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("项目名称"));
        assertThat(choice).containsText("第一座桥");
        assertThat(choice).containsText("第二座桥");
        assertThat(other.page().getByText("document-changed")).hasCount(0);
        other.complaints(); // the browser tells of the refusal it was meant to get
        other.findsNothingWrong().picture("prepare-conflict");
        choice.getByText("您填写的").click();
        other.button("按选择合并").click();
        other.button("保存给同事").click();
        assertThat(other.page().getByText("与已保存的版本一致")).isVisible();
        one.go(path);
        assertThat(one.page().getByLabel("项目名称")).hasValue("第二座桥");
    }

    @Test
    void a_page_that_was_overtaken_says_so_and_shows_where_the_lot_stands() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        lot.submit().statusCode(201);
        lot.answer(Map.of("kind", "ACCEPTED")).statusCode(201);
        var late = at(lot.agency).go("/agent/p/%s/1/prepare/schedule".formatted(lot.tender));
        for (int i = 0; i < 3; i++) {
            late.button("采用最早日期").first().click();
        }
        lot.schedule().statusCode(200);

        late.button("预约并继续").click();

        assertThat(late.page().getByRole(AriaRole.ALERT)).containsText("step-not-allowed");
        assertThat(late.page().getByText("已排期").first()).isVisible();
        assertThat(late.page().getByText("已预约开标：")).isVisible();
    }

    @Test
    void an_addendum_shows_what_it_changes_and_moves_the_deadline() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        var first = lot.announced();
        var own = at(lot.agency).go("/agent/p/%s/1/prepare/requirements".formatted(lot.tender));
        own.page().getByLabel("最高限价（元）").fill("4800000");
        own.button("保存给同事").click();
        assertThat(own.page().getByText("与已保存的版本一致")).isVisible();

        own.go("/agent/p/%s/1/prepare/addendum".formatted(lot.tender));
        assertThat(own.page().locator(".diffs").first()).containsText("5000000.00");
        assertThat(own.page().locator(".diffs").first()).containsText("4800000.00");
        own.page().getByLabel("变更说明").fill("按审计意见下调最高限价");
        own.page()
                .getByLabel("可能影响", new Page.GetByLabelOptions().setExact(true))
                .check();
        own.page().getByLabel("推迟天数").fill("2");
        own.page().getByLabel("证书文件").setInputFiles(KeyFile.of(folder, lot.agency.user(), lot.agency.signer()));
        own.page().getByLabel("证书密码").fill(KeyFile.PASSWORD);
        own.button("打开证书").click();
        own.page().getByText(Pattern.compile("已打开")).waitFor();
        own.findsNothingWrong().picture("prepare-addendum-ready");
        own.button("签名并发布第 2 版公告").click();

        assertThat(own.page().locator("h3").first()).containsText("第 2 版公告");
        given().get("/api/tender-projects/{tender}/lots/1", lot.tender)
                .then()
                .body(
                        "version",
                        equalTo(2),
                        "rounds.openAt",
                        contains(
                                wholeMinute(lot.openAt.plus(Duration.ofDays(2))).toString()));
        assertThat(first.version()).isEqualTo(1);
    }

    @Test
    void questions_and_objections_are_answered_and_nobody_learns_who_spoke() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        lot.announced();
        var asker = ask(lot, "地基含在内吗？");
        var objector = object(lot);
        var asked = new ArrayList<String>();
        var own = at(lot.agency);
        own.page().onRequest(request -> asked.add(URI.create(request.url()).getPath()));

        own.go("/agent/p/%s/1/prepare/questions".formatted(lot.tender));
        own.page().getByLabel("答复", new Page.GetByLabelOptions().setExact(true)).fill("含在内。");
        own.button("核对答复").click();
        own.button("发布答复").click();
        assertThat(own.page().getByText("已答复 1 条")).isVisible();
        hides(own, asker, objector);

        own.go("/agent/p/%s/1/prepare/objections".formatted(lot.tender));
        assertThat(own.page().getByText("提出人在投标截止前保密。")).isVisible();
        hides(own, asker, objector);
        own.page().getByLabel("不成立").check();
        own.page().getByLabel("答复内容").fill("工期与同类工程一致。");
        own.page().getByLabel("证书文件").setInputFiles(KeyFile.of(folder, lot.agency.user(), lot.agency.signer()));
        own.page().getByLabel("证书密码").fill(KeyFile.PASSWORD);
        own.button("打开证书").click();
        own.page().getByText(Pattern.compile("已打开")).waitFor();
        own.button("签名并答复").click();
        assertThat(own.page().getByText("不成立 · 不改变任何内容")).isVisible();
        own.findsNothingWrong().picture("prepare-objection-answered");

        own.go("/agent");
        assertThat(own.page().getByText("要做的（按时钟排序）")).isVisible();
        hides(own, asker, objector);
        assertThat(asked)
                .as("nothing that could tell of bids is asked for")
                .noneMatch(path -> path.matches("/api/.*/(bids|slots|closing|withdrawals|rounds)(/.*)?"));
        given().get("/api/tender-projects/{tender}/lots/1/enquiries", lot.tender)
                .then()
                .body("answer", contains("含在内。"));
    }

    private static void hides(Visitor reader, Actor... speakers) {
        var text = reader.page().locator("body").innerText();
        for (var speaker : speakers) {
            assertThat(text).doesNotContain(speaker.user()).doesNotContain(speaker.creditCode());
        }
    }

    private static Actor ask(RegisteredLot lot, String question) {
        var asker = Actor.registered("bidder");
        asker.asks()
                .body(Map.of("question", question))
                .post("/api/tender-projects/{tender}/lots/1/enquiries", lot.tender)
                .then()
                .statusCode(201);
        return asker;
    }

    private static Actor object(RegisteredLot lot) {
        var objector = Actor.registered("bidder");
        var text = new ObjectionText(lot.tender, RegisteredLot.LOT, About.DOCUMENTS, "工期过短", null, List.of());
        objector.asks()
                .body(Map.of("objection", base64(text.sign(objector.signer()))))
                .post("/api/tender-projects/{tender}/lots/1/objections", lot.tender)
                .then()
                .statusCode(201);
        return objector;
    }

    /** A page sets times in whole minutes, and never an earlier one than was asked for. */
    private static Instant wholeMinute(Instant at) {
        return at.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
    }
}
