package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.sunseal.platform.Actor.base64;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.Keys;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.ObjectionText;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.NoticeContent;
import org.sunseal.trade.TradeKind;

/** An agency prepares a tender in a real browser: from an empty form to a signed notice, and on to the deadline. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(PortalProfile.class)
class PrepareTenderIT {
    private static final int[] WIDTHS = {360, 768, 1360};
    private static final String PASSWORD = "throw-away";

    private static Chromium chromium;

    @TempDir
    static Path folder;

    @TestHTTPResource("/")
    URI site;

    private final List<Visitor> visitors = new ArrayList<>();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private Actor agency;
    private Visitor visitor;

    @BeforeEach
    void an_agency() {
        agency = Actor.registered("agency");
        visitor = at(agency);
    }

    @AfterEach
    void leave() {
        visitors.forEach(Visitor::close);
        visitors.clear();
    }

    private Visitor at(Actor actor) {
        var arrived = chromium.visitor(site).as(TestStack.token(actor.user(), actor.role()));
        visitors.add(arrived);
        return arrived;
    }

    private static Path keyOf(Actor actor) {
        var file = folder.resolve(actor.user() + ".p12");
        Keys.store(file, PASSWORD.toCharArray(), "key", actor.signer());
        return file;
    }

    /** Every act of the main path, without a mouse. */
    @Test
    void a_tender_goes_by_keyboard_from_an_empty_form_to_a_published_notice() throws IOException {
        var tender = "K-" + UUID.randomUUID();
        var keys = new Keyboard(visitor.page());
        visitor.go("/agent");
        keys.to("新建第一个项目").press("Enter");
        assertThat(heading("新建项目")).isVisible();
        plan(keys, tender);
        assertThat(visitor.page().getByText("等待交易中心受理").first()).isVisible();
        visitor.findsNothingWrong().picture("prepare-registration");

        Actor.unregistered("centre")
                .asks()
                .body(Map.of("kind", "ACCEPTED"))
                .post("/api/tender-projects/{tender}/registration/slips", tender)
                .then()
                .statusCode(201);
        visitor.go("/agent/p/%s/registration".formatted(tender));
        assertThat(visitor.page().getByText("受理通知")).isVisible();
        keys.to("桥墩").press("Enter");
        assertThat(heading("准备公告：桥墩")).isVisible();

        keys.to("时间计划").press("Enter");
        assertThat(heading("时间计划与开标预约")).isVisible();
        book(keys);
        describe(keys);
        evaluate(keys);
        document(keys);
        publish(keys, tender);
    }

    private void plan(Keyboard keys, String tender) {
        keys.to("为本单位招标").press("Enter");
        keys.fill("项目编号", "P-" + tender)
                .fill("项目名称", "跨河人行桥")
                .fill("批准或备案文号", "2026-117")
                .fill("资金来源", "市级财政资金")
                .fill("总投资", "9000000")
                .to("保存并继续")
                .press("Enter");
        assertThat(section("招标项目")).isVisible();
        keys.fill("招标项目编号", tender).fill("招标项目名称", "跨河人行桥施工").to("保存并继续").press("Enter");
        assertThat(section("标段")).isVisible();
        keys.fill("标段名称", "桥墩").fill("估算价或预算", "5000000").to("保存并继续").press("Enter");
        assertThat(section("核对并提交")).isVisible();
        visitor.findsNothingWrong().picture("prepare-check");
        keys.to("登记并提交受理").press("Enter");
    }

    /** A deadline the law forbids is marked and drawn, and the earliest lawful one is one key away. */
    private void book(Keyboard keys) {
        keys.to("采用最早日期").press("Enter");
        assertThat(keys.focused()).startsWith("招标文件开始获取");
        keys.to("采用最早日期").press("Enter");
        assertThat(keys.focused()).startsWith("招标文件获取截止");
        keys.to("投标截止并开标").to("距开始的天数").type("3").to("预约并继续").press("Enter");
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("ENG-T-20D");
        visitor.findsNothingWrong().picture("prepare-schedule-wrong");
        keys.to("采用最早日期").press("Enter");
        keys.to("预约并继续").press("Enter");
        assertThat(heading("公告内容")).isVisible();
    }

    private void describe(Keyboard keys) {
        keys.to("保存并继续").press("Enter");
        assertThat(visitor.page().getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK))
                .hasCount(NoticeContent.of(TradeKind.ENGINEERING).size());
        for (var label : List.of(
                "项目名称",
                "招标内容",
                "招标范围",
                "规模",
                "资金来源",
                "资格能力要求",
                "是否接受联合体",
                "获取文件的方式",
                "递交投标文件的方式",
                "招标人",
                "招标人地址",
                "招标人联系方式",
                "代理机构",
                "代理机构地址",
                "代理机构联系方式",
                "交易平台")) {
            keys.fill(label, "见招标文件");
        }
        keys.to("保存并继续").press("Enter");
        assertThat(heading("资格条件、要求与唱标内容")).isVisible();
        keys.to("增加资格条件").press("Enter");
        keys.press("Shift+Tab").press("Shift+Tab").type("具备桥梁施工资质");
        keys.to("保存并继续").press("Enter");
        assertThat(heading("评标办法")).isVisible();
    }

    private void evaluate(Keyboard keys) {
        keys.to("平均价下浮法").press("Space");
        keys.to("增加评分项").press("Enter");
        assertThat(section("评分项")).isVisible();
        for (int i = 0; i < 8 && !keys.focused().startsWith("满分"); i++) {
            keys.press("Shift+Tab");
        }
        keys.type("50").press("Shift+Tab").type("施工组织设计");
        assertThat(visitor.page().getByText("价格与评分项合计 100 分")).isVisible();
        keys.to("保存并继续").press("Enter");
        assertThat(heading("招标文件")).isVisible();
    }

    private void document(Keyboard keys) throws IOException {
        var fake = Files.writeString(folder.resolve("fake.pdf"), "no PDF at all");
        keys.to("选择文件").choose(fake);
        keys.to("上传").press("Enter");
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("内容却不是");
        var real = Files.writeString(folder.resolve("招标文件.pdf"), "%PDF-1.7 the tender documents");
        visitor.page().reload();
        visitor.settled();
        keys.to("选择文件").choose(real);
        keys.to("上传").press("Enter");
        assertThat(visitor.page().getByText("平台的摘要与本机计算的一致")).isVisible();
        visitor.findsNothingWrong().picture("prepare-documents");
    }

    private void publish(Keyboard keys, String tender) {
        visitor.page().evaluate("() => document.body.focus()");
        visitor.go("/agent/p/%s/1/prepare/documents".formatted(tender));
        keys.to("核对发布").press("Enter");
        assertThat(heading("核对并发布公告")).isVisible();
        keys.to("证书文件").choose(keyOf(agency));
        keys.fill("证书密码", PASSWORD).to("打开证书").press("Enter");
        assertThat(visitor.page().getByText("已打开“Organisation of")).isVisible();
        visitor.findsNothingWrong().picture("prepare-publish");
        keys.to("签名并发布公告").press("Enter");
        assertThat(heading("公告与变更：桥墩")).isVisible();
        assertThat(visitor.page().getByText("第 1 版公告")).isVisible();
        visitor.findsNothingWrong().picture("prepare-published");
        given().get("/api/tender-projects/{tender}/lots/1", tender)
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

        one.page().getByText("保存给同事").click();
        assertThat(one.page().getByText("与已保存的版本一致")).isVisible();
        other.page().getByText("保存给同事").click();

        assertThat(other.page().getByText("同事刚刚保存了另一个版本")).isVisible();
        var choice = other.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("项目名称"));
        assertThat(choice).containsText("第一座桥");
        assertThat(choice).containsText("第二座桥");
        other.complaints(); // the browser tells of the refusal it was meant to get
        other.findsNothingWrong().picture("prepare-conflict");
        choice.getByText("您填写的").click();
        other.page().getByText("按选择合并").click();
        other.page().getByText("保存给同事").click();
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
            late.page().getByText("采用最早日期").first().click();
        }
        lot.schedule().statusCode(200);

        late.page().getByText("预约并继续").click();

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
        own.page().getByText("保存给同事").click();
        assertThat(own.page().getByText("与已保存的版本一致")).isVisible();

        own.go("/agent/p/%s/1/prepare/addendum".formatted(lot.tender));
        assertThat(own.page().locator(".diffs").first()).containsText("5000000.00");
        assertThat(own.page().locator(".diffs").first()).containsText("4800000.00");
        own.page().getByLabel("变更说明").fill("按审计意见下调最高限价");
        own.page()
                .getByLabel("可能影响", new Page.GetByLabelOptions().setExact(true))
                .check();
        own.page().getByLabel("推迟天数").fill("2");
        own.page().getByLabel("证书文件").setInputFiles(keyOf(lot.agency));
        own.page().getByLabel("证书密码").fill(PASSWORD);
        own.page().getByText("打开证书").click();
        own.page().getByText(Pattern.compile("已打开")).waitFor();
        own.findsNothingWrong().picture("prepare-addendum-ready");
        button(own, "签名并发布第 2 版公告").click();

        assertThat(own.page().getByText("第 2 版公告")).isVisible();
        given().get("/api/tender-projects/{tender}/lots/1", lot.tender)
                .then()
                .body(
                        "version",
                        equalTo(2),
                        "rounds.openAt",
                        contains(lot.openAt.plusSeconds(2 * 86_400).toString()));
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
        button(own, "核对答复").click();
        button(own, "发布答复").click();
        assertThat(own.page().getByText("已答复 1 条")).isVisible();
        hides(own, asker, objector);

        own.go("/agent/p/%s/1/prepare/objections".formatted(lot.tender));
        assertThat(own.page().getByText("提出人在投标截止前保密。")).isVisible();
        hides(own, asker, objector);
        own.page().getByLabel("不成立").check();
        own.page().getByLabel("答复内容").fill("工期与同类工程一致。");
        own.page().getByLabel("证书文件").setInputFiles(keyOf(lot.agency));
        own.page().getByLabel("证书密码").fill(PASSWORD);
        own.page().getByText("打开证书").click();
        own.page().getByText(Pattern.compile("已打开")).waitFor();
        button(own, "签名并答复").click();
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

    private Locator heading(String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private Locator section(String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(name).setLevel(2).setExact(true));
    }

    private static Locator button(Visitor reader, String name) {
        return reader.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
