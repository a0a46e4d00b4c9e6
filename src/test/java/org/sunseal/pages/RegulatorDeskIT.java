package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.platform.TestStack;
import org.sunseal.portal.EvaluatedTender;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** The regulator at the desk in a real browser: the day, a file, restricted papers, the log and an order. */
@Tag("desks")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(CommitteeProfile.class)
class RegulatorDeskIT {
    private static final int[] WIDTHS = {360, 768, 1360};
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    static Path folder;

    @TestHTTPResource("/")
    URI site;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = chromium.visitor(site).as(TestStack.token("regulator-at-desk", "regulator"));
    }

    @Test
    void a_regulator_goes_from_the_day_to_a_file_its_papers_and_the_log() throws Exception {
        var tender = evaluated();
        var other = new RegisteredLot(TradeKind.PROCUREMENT);
        other.announced();

        visitor.go("/reg");
        assertThat(visitor.title("监管台 · 今日")).isVisible();
        assertThat(page().getByText(Pattern.compile("个已开标轮次，投标 \\d+ 至 \\d+ 份"))).isVisible();
        assertThat(page().locator("#bidders tr")
                        .filter(new Locator.FilterOptions().setHasText(tender + "/1"))
                        .locator("td.figures")
                        .first())
                .hasText(Pattern.compile("3$"));
        looks("/reg", "regulator-day");
        visitor.go("/reg?region=659000&kind=OTHER");
        assertThat(page().getByText("还没有公告的标段")).isVisible();
        visitor.findsNothingWrong().picture("regulator-day-empty");

        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("项目卷宗"))
                .click();
        visitor.settled();
        looks("/reg/projects", "regulator-files");

        var path = "/reg/projects/%s/1".formatted(tender);
        visitor.go(path);
        assertThat(page().getByText("此前没有人查阅过受限材料。")).isVisible();
        assertThat(page().getByText("ENG-T-20D [TBL 24]").first()).isVisible();
        assertThat(page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("没有违反"))))
                .isVisible();
        visitor.go(path);
        assertThat(page().getByText("上一次查阅：regulator-at-desk，打开卷宗")).isVisible();
        page().getByText(Pattern.compile("全部 \\d+ 次查阅")).click();
        assertThat(page().locator("details a[href^='/reg/ledger?entry=']").first())
                .isVisible(SOON);
        looks(path, "regulator-file");

        page().getByLabel("查阅事由").fill("投诉 2026-17");
        assertThat(page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("评审报告（PDF）")))
                .hasAttribute("href", Pattern.compile("ground=%E6%8A%95"));

        visitor.go("/reg/ledger?type=CLOSE");
        looks("/reg/ledger?type=CLOSE", "regulator-ledger");
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("在本机核对"))
                .click();
        assertThat(page().getByText(Pattern.compile("已记住 \\d+ 条时的树根"))).isVisible();
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("在本机核对"))
                .click();
        assertThat(page().getByText(Pattern.compile("日志只增不改"))).isVisible();
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("核验 #")))
                .first()
                .click();
        assertThat(page().locator(".merkle")).isVisible();
        visitor.findsNothingWrong().picture("regulator-ledger-checked");

        page().getByLabel("按编号核验").fill("最新");
        visitor.button("核验").click();
        assertThat(page().getByText("请填写条目编号，例如 18202。")).isVisible();
        visitor.findsNothingWrong();
        page().getByLabel("按编号核验").fill("0");
        visitor.button("核验").click();
        assertThat(page()).hasURL(Pattern.compile("entry=0$"));
        assertThat(page().locator(".merkle")).isVisible();
    }

    @Test
    void an_order_is_checked_signed_and_obeyed_and_the_wrong_key_is_turned_away() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        lot.announced();
        var path = "/reg/projects/%s/1/order".formatted(lot.tender);

        visitor.go(path);
        visitor.button("核对").click();
        assertThat(page().getByRole(AriaRole.ALERT)).containsText("请填写理由");
        visitor.findsNothingWrong().picture("regulator-order-missing");
        page().getByLabel("理由").fill("收到投诉 2026-17，先行暂停");
        visitor.button("核对").click();
        assertThat(visitor.title("核对：暂停")).isVisible();
        opensKey(KeyFile.of(folder, "somebody", TestStack.world().certify("Somebody", "x", Usage.SIGNING)));
        visitor.button("签名并暂停").click();
        assertThat(page().getByText("监管指令须用登记的监管证书")).isVisible();
        visitor.complaints();
        visitor.picture("regulator-order-refused");
        visitor.button("换一个证书").click();
        opensKey(KeyFile.of(folder, "regulator", TestStack.world().regulator()));
        for (var width : WIDTHS) {
            visitor.wide(width).findsNothingWrong().picture("regulator-order-check-" + width);
        }
        visitor.button("签名并暂停").click();
        assertThat(visitor.title("指令已送达")).isVisible();
        visitor.findsNothingWrong().picture("regulator-order-done");
        given().get("/api/public/lots/%s/1".formatted(lot.tender))
                .then()
                .body("lot.stage", is("SUSPENDED"))
                .body("orders[0].kind", is("SUSPEND"));

        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("回到卷宗"))
                .click();
        assertThat(page().getByText("收到投诉 2026-17，先行暂停")).isVisible();
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("发出指令"))
                .click();
        page().getByText("解除一项暂停").click();
        page().locator("input[type='radio']").last().check();
        page().getByLabel("理由").fill("投诉已处理");
        visitor.findsNothingWrong().picture("regulator-order-resume");
        visitor.button("核对").click();
        visitor.button("签名并恢复").click();
        assertThat(visitor.title("指令已送达")).isVisible();
        given().get("/api/public/lots/%s/1".formatted(lot.tender)).then().body("lot.stage", is("ISSUING"));
    }

    @Test
    void an_empty_day_a_lot_nobody_knows_and_other_roles_are_told_so() {
        visitor.go("/reg/projects/no-such/1");
        assertThat(visitor.title("没有这个页面")).isVisible();
        visitor.complaints();

        var bidder = chromium.visitor(site).as(TestStack.token("bidder-at-desk", "bidder"));
        try {
            bidder.go("/reg").findsNothingWrong();
            assertThat(bidder.page().locator("h1")).not().hasText("监管台 · 今日");
        } finally {
            bidder.close();
        }
    }

    private String evaluated() throws Exception {
        var committees = new KnownCommittees();
        QuarkusMock.installMockForType(committees, Committees.class);
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        var lot = EvaluatedTender.opened(registered, registered.announced(), folder, clockFile, bidders -> {});
        lot.evaluate(committees);
        lot.announceCandidates();
        return registered.tender;
    }

    /** In both languages and at three widths. */
    private void looks(String path, String name) {
        for (var width : WIDTHS) {
            visitor.wide(width).findsNothingWrong().picture("%s-zh-%d".formatted(name, width));
        }
        var reader = chromium.visitor(site).inEnglish().as(TestStack.token("regulator-in-english", "regulator"));
        try {
            reader.go(path);
            for (var width : WIDTHS) {
                reader.wide(width).findsNothingWrong().picture("%s-en-%d".formatted(name, width));
            }
        } finally {
            reader.close();
        }
    }

    private void opensKey(Path file) {
        page().getByLabel("证书文件").setInputFiles(file);
        page().getByLabel("证书密码").fill(KeyFile.PASSWORD);
        visitor.button("打开证书").click();
        assertThat(visitor.button("换一个证书")).isVisible();
    }

    private Page page() {
        return visitor.page();
    }
}
