package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.dispute.OpenTender;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.portal.AnnouncedLots;
import org.sunseal.portal.EvaluatedTender;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** The bidder's desk in a real browser over a real platform: what it shows, what it signs, and what it says when something is wrong. */
@Tag("desks")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(BidderDeskIT.WithPages.class)
class BidderDeskIT {
    /** Small openings, with the pages built in. */
    public static class WithPages extends SmallOpenings {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("quarkus.quinoa", "true");
            return overrides;
        }
    }

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    static Path temporary;

    @TestHTTPResource("/")
    URI site;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = chromium.visitor(site);
    }

    @Test
    void who_is_not_logged_in_or_no_bidder_is_shown_the_way() {
        visitor.go("/me").findsNothingWrong().picture("bidder-anonymous");
        assertThat(visitor.title("请先登录")).isVisible();

        visitor.as(TestStack.token("agency-of-somebody", "agency")).go("/me").findsNothingWrong();
        assertThat(visitor.title("这个账号不能使用此工作台")).isVisible();
    }

    @Test
    void a_question_is_checked_before_it_is_sent() {
        var tender = OpenTender.openFor(Duration.ofDays(30));
        var bidder = Actor.registered("bidder");
        var path = lotOf(tender);
        looksRight(path, "bidder-lot", bidder);
        looksRight(path + "/ask", "bidder-ask", bidder);

        as(bidder).go(path);
        visitor.link("提问").click();
        visitor.button("下一步：核对").click();
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("请写下您的问题。");
        visitor.findsNothingWrong().picture("bidder-ask-wrong");
        visitor.field("您的问题").fill("工期是否含春节？");
        visitor.button("下一步：核对").click();
        visitor.findsNothingWrong().picture("bidder-ask-check");
        visitor.button("提交问题").click();

        assertThat(visitor.heading("问题已提交")).isFocused();
        assertThat(visitor.page().getByText("等待招标人答复")).isVisible();
        visitor.findsNothingWrong().picture("bidder-ask-sent");
        List<String> asked = tender.agency
                .asks()
                .get("/api/tender-projects/{tender}/lots/L1/enquiries", tender.tender)
                .path("question");
        assertThat(asked).containsExactly("工期是否含春节？");
    }

    /** The main path: from the lot to an objection that is written, checked, signed and filed, without a mouse. */
    @Test
    void an_objection_is_signed_and_filed_by_keyboard_alone() {
        var tender = OpenTender.openFor(Duration.ofDays(30));
        var bidder = tender.downloader();
        var key = KeyFile.of(temporary, bidder.user(), bidder.signer());
        var keyboard = new Keyboard(visitor.page());
        as(bidder).go(lotOf(tender));

        keyboard.to(visitor.link("异议")).press("Enter");
        assertThat(visitor.title("提出异议")).isFocused();
        keyboard.to(visitor.page().getByRole(AriaRole.RADIO).first()).press("Space");
        keyboard.to(visitor.field("事实和理由"));
        visitor.page().keyboard().type("资格条件限定了特定品牌。");
        keyboard.to(visitor.field("知道或应当知道的日期"));
        visitor.page().keyboard().type(today());
        keyboard.to(visitor.button("下一步：核对")).press("Enter");
        keyboard.to(visitor.field("证书文件")).choose(key);
        keyboard.to(visitor.field("证书密码"));
        visitor.page().keyboard().type(KeyFile.PASSWORD);
        keyboard.press("Enter");
        assertThat(visitor.button("换一个证书")).isVisible();
        visitor.findsNothingWrong().picture("bidder-objection-check");
        keyboard.to(visitor.button("签名并提交异议")).press("Enter");

        assertThat(visitor.heading("异议已提交")).isFocused();
        visitor.findsNothingWrong().picture("bidder-objection-filed");
        var objections = bidder.asks().get("/api/tender-projects/{tender}/lots/L1/objections", tender.tender);
        assertThat(objections.<String>path("objections[0].words.grounds")).isEqualTo("资格条件限定了特定品牌。");
        assertThat(objections.<Boolean>path("objections[0].mine")).isTrue();
        looksRight(lotOf(tender), "bidder-lot-objected", bidder);
    }

    @Test
    void evidence_of_the_wrong_kind_is_left_out_with_a_sentence() {
        var tender = OpenTender.openFor(Duration.ofDays(30));
        as(Actor.registered("bidder")).go(lotOf(tender) + "/object");

        visitor.page().getByLabel("证明材料").setInputFiles(new FilePayload[] {
            new FilePayload("照片.pdf", "application/pdf", new byte[] {'M', 'Z', 0}),
            new FilePayload("图纸.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII))
        });

        assertThat(visitor.page().getByText("“照片.pdf”不是 PDF")).isVisible();
        assertThat(visitor.button("移除 图纸.pdf")).isVisible();
        assertThat(visitor.button("移除 照片.pdf")).hasCount(0);
        visitor.findsNothingWrong().picture("bidder-evidence-wrong");
    }

    @Test
    void a_login_that_expires_in_the_middle_of_a_form_loses_nothing() {
        var tender = OpenTender.openFor(Duration.ofDays(30));
        var bidder = Actor.registered("bidder");
        as(bidder).go(lotOf(tender) + "/ask");
        visitor.field("您的问题").fill("付款比例是多少？");
        visitor.button("下一步：核对").click();

        visitor.loggedOut();
        visitor.button("提交问题").click();

        assertThat(visitor.page().getByText("您尚未登录，或登录已过期").first()).isVisible();
        assertThat(visitor.heading("这一步没有完成")).isVisible();
        assertThat(visitor.page().getByText(bidder.user() + " 的登录已过期。已填内容保存在本机，没有丢失。"))
                .isVisible();
        assertThat(visitor.page().getByText("付款比例是多少？")).isVisible();
        assertThat(visitor.complaints()).isNotEmpty().allMatch(complaint -> complaint.contains("401"));
        visitor.findsNothingWrong().picture("bidder-expired");
        as(bidder).go(lotOf(tender) + "/ask");
        assertThat(visitor.field("您的问题")).hasValue("付款比例是多少？");
        visitor.button("下一步：核对").click();
        visitor.button("提交问题").click();
        assertThat(visitor.heading("问题已提交")).isFocused();
    }

    @Test
    void a_page_that_acts_on_a_passed_stage_says_so_and_keeps_the_words() {
        var tender = OpenTender.openFor(Duration.ofSeconds(12));
        var bidder = Actor.registered("bidder");
        as(bidder).go(lotOf(tender) + "/ask");
        visitor.field("您的问题").fill("还能提问吗？");
        visitor.button("下一步：核对").click();
        assertThat(visitor.page().getByText("提问已截止"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));

        visitor.button("提交问题").click();

        assertThat(visitor.page().getByText("您写的内容还在本页")).isVisible();
        assertThat(visitor.page().getByText("还能提问吗？")).isVisible();
        visitor.complaints();
        visitor.findsNothingWrong().picture("bidder-passed-stage");
    }

    @Test
    void a_computer_ten_minutes_off_still_shows_the_platforms_time() {
        var tender = OpenTender.openFor(Duration.ofDays(30));
        visitor.page().addInitScript("const now = Date.now; Date.now = () => now() - 600000");

        as(Actor.registered("bidder")).go(lotOf(tender));

        assertThat(visitor.page().getByText("这台电脑的时钟慢了 10 分钟")).isVisible();
        assertThat(visitor.page().getByRole(AriaRole.TIMER).first()).containsText("29 天 23:");
        visitor.findsNothingWrong();
    }

    @Test
    void what_somebody_follows_stays_in_the_browser() {
        var tender = OpenTender.openFor(Duration.ofDays(30));
        var bidder = Actor.registered("bidder");
        as(bidder).go("/notices/%s/L1".formatted(tender.tender));

        visitor.button("关注").click();
        visitor.go("/me");

        assertThat(visitor.link("封标并递交 Piers")).isVisible();
        assertThat(visitor.page().getByText("只记在这个浏览器里，平台不保存")).isVisible();
        visitor.findsNothingWrong().picture("bidder-todo");
        try (var elsewhere = chromium.visitor(site)) {
            elsewhere.as(TestStack.token(bidder.user(), "bidder")).go("/me");
            assertThat(elsewhere.page().getByText("您还没有关注任何标段")).isVisible();
        }
    }

    @Test
    void a_bid_shows_its_receipt_and_can_be_withdrawn_and_an_opening_is_watched() throws Exception {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        var notice = AnnouncedLots.announce(lot, "滨水步道");
        var path = "/me/lots/%s/1".formatted(lot.tender);

        var opened = EvaluatedTender.opened(lot, notice, temporary, clockFile, bidders -> {
            var first = bidders.getFirst();
            looksRight(path, "bidder-sealed", first);
            looksRight(path + "/bid", "bidder-sealed", first);
            looksRight(path + "/opening", "bidder-sealed", first);
            as(first).go(path + "/bid");
            assertThat(visitor.page().locator(".command").first())
                    .containsText("sunseal seal <投标文件夹> --tender %s --lot 1".formatted(lot.tender));
            visitor.button("撤回这份投标…").click();
            openKey(KeyFile.of(temporary, first.user(), first.signer()), KeyFile.PASSWORD);
            visitor.findsNothingWrong().picture("bidder-withdraw");
            visitor.button("不撤回").click();
            assertThat(visitor.page().getByRole(AriaRole.TABLE).first()).containsText("有效");
        });

        var second = opened.bidders().get(1);
        looksRight(path + "/opening", "bidder-opened", second);
        as(second).go(path + "/opening");
        assertThat(visitor.page().locator(".own-seat")).containsText("4,600,000.00");
        assertThat(visitor.page().getByText("实时", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        visitor.button("已核对，与我的投标一致").click();
        assertThat(visitor.page().locator(".own-seat").getByText("您已核对一致")).isVisible();
        visitor.page().waitForTimeout(600); // kept after a moment's pause
        visitor.go(path + "/opening").findsNothingWrong().picture("bidder-compared");
        assertThat(visitor.page().locator(".own-seat").getByText("您已核对一致")).isVisible();
        looksRight(path, "bidder-opened", second);

        var third = opened.bidders().get(2);
        as(third).go(path + "/opening");
        visitor.link("不一致：提出异议").click();
        assertThat(visitor.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("开标")))
                .isChecked();
    }

    /** Chinese and English, on a phone, a tablet and a desk. */
    private void looksRight(String path, String name, Actor actor) {
        var page = path.replaceAll("/me/lots/[^/]+/[^/]+", "").replaceAll("\\W+", "_");
        chromium.looksRight(
                site,
                path,
                name + page,
                visitor -> visitor.as(TestStack.token(actor.user(), actor.role())),
                complaint ->
                        complaint.contains("403") || complaint.contains("404")); // what is not there yet is asked for
    }

    private Visitor as(Actor actor) {
        return visitor.as(TestStack.token(actor.user(), actor.role()));
    }

    private static String lotOf(OpenTender tender) {
        return "/me/lots/%s/L1".formatted(tender.tender);
    }

    private void openKey(Path file, String password) {
        visitor.field("证书文件").setInputFiles(file);
        visitor.field("证书密码").fill(password);
        visitor.button("打开证书").click();
    }

    /** Today in Beijing, as a browser whose own language is English wants it typed. */
    private static String today() {
        var day = TestStack.world().clock().instant().atZone(ZoneId.of("Asia/Shanghai"));
        return "%02d%02d%04d".formatted(day.getMonthValue(), day.getDayOfMonth(), day.getYear());
    }
}
