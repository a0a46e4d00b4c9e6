package org.sunseal.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.pages.Chromium;
import org.sunseal.pages.Visitor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** The public pages in a real browser over a real platform, in both languages and at three widths. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(PublicPagesIT.WithPages.class)
class PublicPagesIT {
    /** Small openings, with the pages built in. */
    public static class WithPages extends SmallOpenings {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("quarkus.quinoa", "true");
            return overrides;
        }
    }

    private static final Path VECTORS = Path.of("src/test/resources/vectors/receipts");
    private static final int PATIENCE = 200;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TestHTTPResource("/")
    URI site;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = chromium.visitor(site);
    }

    @Test
    void pages_without_anything_to_show_say_so() {
        for (var path :
                List.of("/", "/notices?q=nobodywritesthis", "/openings?month=2020-01", "/results?q=nobodywritesthis")) {
            looksRightAt(path, "empty");
        }

        visitor.go("/notices?q=nobodywritesthis");
        assertThat(visitor.page().getByText("没有符合条件的结果。")).isVisible();
    }

    @Test
    void a_notice_is_found_by_its_words_and_narrowed_by_filters_that_stand_in_the_address() throws Exception {
        var lot = AnnouncedLots.about("环湖绿道栈桥", TradeKind.ENGINEERING, "330502");
        AnnouncedLots.about("环湖绿道照明", TradeKind.PROCUREMENT, "330100");
        await(() -> hits("环湖绿道") == 2);
        looksRightAt("/notices", "notices");

        visitor.go("/notices");
        visitor.page().getByRole(AriaRole.SEARCHBOX).fill("环湖绿道");
        visitor.button("搜索").click();
        assertThat(visitor.page().getByText("共 2 个标段")).isVisible();
        visitor.page().getByLabel(Pattern.compile("^工程建设")).check();

        assertThat(visitor.page().getByText("共 1 个标段")).isVisible();
        assertThat(visitor.page()).hasURL(Pattern.compile("/notices\\?q=[^&]+&kind=ENGINEERING$"));
        assertThat(visitor.page().locator("mark").first()).isVisible();
        assertThat(visitor.page().getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText("RSS")))
                .hasAttribute("href", Pattern.compile("notices\\.rss\\?q=.+&kind=ENGINEERING$"));
        visitor.findsNothingWrong();

        visitor.page().goBack();
        assertThat(visitor.page().getByText("共 2 个标段")).isVisible();
        visitor.page().locator("a[href='/notices/%s/1']".formatted(lot.tender)).click();
        assertThat(secrecy()).isVisible();
    }

    @Test
    void filters_that_leave_nothing_are_named_with_what_dropping_them_brings() throws Exception {
        AnnouncedLots.about("跨溪人行桥", TradeKind.ENGINEERING, "330502");
        await(() -> hits("跨溪人行桥") == 1);

        visitor.go("/notices?q=跨溪人行桥&kind=PROCUREMENT");
        visitor.page().getByText("去掉“类别”，可得 1 条").click();

        assertThat(visitor.page().getByText("共 1 个标段")).isVisible();
    }

    @Test
    void an_addendum_is_a_visible_difference_with_its_reason() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        var first = AnnouncedLots.announce(lot, "道路");
        var terms = lot.terms();
        terms.put("ceilingPrice", "4800000.00");
        terms.put("addendum", Map.of("mayAffectBids", true, "changesSubject", false, "text", "最高限价调整"));
        lot.upload("1.terms.2.json", terms);
        lot.publish(lot.notice(2, first.sha256(), lot.openAt.plusSeconds(4 * 86_400)))
                .statusCode(202);

        looksRightAt("/notices/%s/1".formatted(lot.tender), "lot-announced");
        visitor.go("/notices/%s/1".formatted(lot.tender));

        assertThat(visitor.page().getByText("最高限价调整")).isVisible();
        assertThat(visitor.page().locator("del").filter(new Locator.FilterOptions().setHasText("5000000")))
                .isVisible();
        assertThat(visitor.page().locator("ins").filter(new Locator.FilterOptions().setHasText("4800000")))
                .isVisible();
        assertThat(secrecy()).isVisible();
        assertThat(visitor.page().getByRole(AriaRole.TIMER)).containsText("天");
    }

    @Test
    void a_forged_receipt_is_called_so_by_the_readers_own_keys() throws Exception {
        visitor.go("/verify");

        visitor.page()
                .setInputFiles(
                        "input[type=file]", new FilePayload[] {file("forged-cosignature.json"), file("trust.json")});

        assertThat(visitor.page().getByText(Pattern.compile("^核验不通过：按您自己信任的密钥")))
                .isVisible();
        assertThat(visitor.page().getByText("密钥来自：您自己的信任文件")).isVisible();
        assertThat(visitor.page().locator(".verdict-fails")).hasCount(1);
        assertThat(visitor.page().locator(".verdict-fails")).containsText("bad-signature");
        visitor.findsNothingWrong().picture("verify-forged");
    }

    @Test
    void what_is_no_receipt_is_refused_in_words() {
        visitor.go("/verify");

        visitor.page().getByLabel("回执或日志编号").fill("R-2FCE80FC42EA");
        visitor.button("核验").click();

        assertThat(visitor.page().getByText("没有认出这段内容")).isVisible();
        assertThat(visitor.page()).hasTitle(Pattern.compile("^错误：核验回执"));
        visitor.findsNothingWrong();
    }

    @Test
    void the_help_says_what_to_try() {
        looksRightAt("/help", "help");

        assertThat(visitor.go("/help").page().getByText("scenario opening")).isVisible();
    }

    @Test
    void a_lot_nobody_announced_is_a_page_that_says_so() {
        visitor.go("/notices/no-such-tender/1");

        assertThat(visitor.page().getByRole(AriaRole.HEADING).first()).hasText("没有这个页面");
        assertThat(visitor.complaints()).allMatch(complaint -> complaint.contains("404"));
    }

    /** Chinese and English, on a phone, a tablet and a desk. */
    private void looksRightAt(String path, String name) {
        chromium.looksRight(site, path, name + path.replaceAll("\\W+", "_"));
    }

    private Locator secrecy() {
        return visitor.page().getByText("投标截止前，任何人都看不到收到了几份投标");
    }

    private static FilePayload file(String name) throws Exception {
        return new FilePayload(name, "application/json", Files.readAllBytes(VECTORS.resolve(name)));
    }

    private static int hits(String words) {
        return given().queryParam("q", words)
                .get("/api/public/notices")
                .jsonPath()
                .getInt("total");
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        for (var attempt = 0; attempt < PATIENCE; attempt++) {
            if (condition.holds()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("It never came so far");
    }
}
