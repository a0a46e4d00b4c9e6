package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.platform.TestStack;

/** What every page stands in, in a real browser. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(PortalProfile.class)
class ShellIT {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TestHTTPResource("/")
    URI site;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = chromium.visitor(site);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 768, 1360, 1920})
    void the_first_page_fits_and_is_accessible_in_chinese(int width) {
        visitor.wide(width).go("/").findsNothingWrong().picture("home-zh-" + width);

        assertThat(visitor.title("公共资源交易平台")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 768, 1360, 1920})
    void and_in_english(int width) {
        visitor.inEnglish().wide(width).go("/").findsNothingWrong().picture("home-en-" + width);

        assertThat(visitor.title("Public resource trading platform")).isVisible();
    }

    @Test
    void a_demonstration_says_on_every_page_that_it_is_one() {
        for (var path : new String[] {"/", "/no/such/page"}) {
            visitor.go(path);

            assertThat(visitor.page().getByText("演示时钟")).isVisible();
        }
    }

    @Test
    void the_language_chosen_is_that_of_the_page_and_of_the_next_visit() {
        visitor.go("/");
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "zh-CN");

        visitor.page().getByText("English").click();

        assertThat(visitor.title("Public resource trading platform")).isVisible();
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "en");
        visitor.go("/");
        assertThat(visitor.title("Public resource trading platform")).isVisible();
    }

    @Test
    void the_clock_shows_the_platforms_time_and_ticks() {
        visitor.go("/");
        var clock = visitor.page().locator(".platform-time time");
        assertThat(clock).isVisible();

        var before = clock.textContent();

        assertThat(clock).not().hasText(before);
        assertThat(visitor.page().getByText("已连接")).isVisible();
    }

    @Test
    void a_computer_whose_clock_is_ten_minutes_off_is_told() {
        visitor.page().addInitScript("const now = Date.now; Date.now = () => now() + 600000");

        visitor.go("/");

        assertThat(visitor.page().getByText("这台电脑的时钟快了 10 分钟")).isVisible();
        visitor.findsNothingWrong().picture("clock-off");
    }

    @Test
    void a_platform_that_does_not_answer_is_noticed_and_so_is_its_return() {
        visitor.go("/");
        visitor.page().route("**/api/**", route -> route.abort());

        visitor.page().evaluate("dispatchEvent(new Event('offline'))");

        assertThat(visitor.page().getByText("重连中")).isVisible();
        visitor.page().unroute("**/api/**");
        assertThat(visitor.page().getByText("已连接")).isVisible();
        assertThat(visitor.complaints()).allMatch(complaint -> complaint.contains("ERR_FAILED"));
    }

    @Test
    void who_is_logged_in_is_named_with_the_role() {
        visitor.as(TestStack.token("bidder1", "bidder")).go("/").picture("home-bidder");

        assertThat(visitor.page().locator("header")).containsText("bidder1");
        assertThat(visitor.page().locator("header")).containsText("投标人");
        assertThat(visitor.link("退出")).hasAttribute("href", "/logout");
        assertThat(visitor.link("登录")).hasCount(0);
        visitor.findsNothingWrong();
    }

    @Test
    void the_keyboard_skips_to_the_content() {
        visitor.go("/");

        visitor.page().keyboard().press("Tab");
        assertThat(visitor.link("跳到正文")).isFocused();
        visitor.page().keyboard().press("Enter");

        assertThat(visitor.page().locator("main")).isFocused();
    }

    @Test
    void a_link_within_the_portal_puts_the_focus_on_the_heading() {
        visitor.go("/no/such/page");

        visitor.link("回到首页").click();

        assertThat(visitor.title("公共资源交易平台")).isFocused();
        assertThat(visitor.page()).hasTitle("公共资源交易平台 · Sunseal");
    }

    @Test
    void an_address_nobody_knows_is_explained() {
        visitor.go("/no/such/page").findsNothingWrong().picture("not-found");

        assertThat(visitor.title("没有这个页面")).isVisible();
    }

    @Test
    void a_missing_asset_is_missing_and_no_page() {
        given().accept("text/html,*/*;q=0.8")
                .get("/assets/no-such.js")
                .then()
                .statusCode(404)
                .header("Cache-Control", (String) null)
                .body(not(containsString("<html")));
    }

    @Test
    void pages_allow_no_script_but_ours_and_are_asked_for_again() {
        for (var path : new String[] {"/", "/notices", "/notices/any/1"}) {
            given().accept("text/html,*/*;q=0.8")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("script-src 'self';"))
                    .header("Cache-Control", "no-cache")
                    .header("X-Frame-Options", "DENY");
        }
    }

    @Test
    void assets_are_named_by_their_digest_and_kept() {
        var script = given().get("/")
                .then()
                .extract()
                .body()
                .asString()
                .replaceAll("(?s).*(/assets/index-[^\"]+\\.js).*", "$1");

        given().header("Accept-Encoding", "gzip")
                .get(script)
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Content-Encoding", "gzip");
    }

    /** What a first visit to any page has to load before it can be drawn; pages themselves come later, each alone. */
    @Test
    void the_main_bundle_stays_under_350_kilobytes_compressed() throws IOException {
        var index = given().get("/").then().extract().body().asString();
        var scripts = Pattern.compile("/assets/[^\"]+\\.js")
                .matcher(index)
                .results()
                .map(MatchResult::group)
                .toList();

        int compressed = 0;
        for (var script : scripts) {
            compressed += gzipped(
                    given().get(script).then().statusCode(200).extract().body().asByteArray());
        }

        assertThat(scripts).isNotEmpty();
        assertThat(compressed).isBetween(50_000, 350_000);
    }

    /** The best of a few first visits: what the page takes, not what else the machine was doing. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/notices", "/openings", "/results", "/verify", "/help"})
    void something_is_seen_within_a_second(String path) {
        var paints = new ArrayList<Double>();
        for (int visit = 0; visit < 5; visit++) {
            try (var newcomer = chromium.visitor(site).go(path)) {
                var painted = newcomer.page() // the browser notes the moment a little later than it paints
                        .waitForFunction("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime");
                paints.add(((Number) painted.jsonValue()).doubleValue());
            }
        }

        assertThat(Collections.min(paints))
                .as("first paints in milliseconds: %s", paints)
                .isBetween(1.0, 1000.0);
    }

    @Test
    void the_api_is_left_alone() {
        given().header("Accept-Encoding", "gzip")
                .get("/api/tender-projects")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", (String) null)
                .header("Content-Encoding", (String) null);
        for (var path : new String[] {"/api/no/such/thing", "/log/no/such/thing", "/q/no/such/thing"}) {
            given().accept("text/html,*/*;q=0.8")
                    .get(path)
                    .then()
                    .statusCode(404)
                    .body(not(containsString("<html")));
        }
    }

    private static int gzipped(byte[] script) throws IOException {
        var counted = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(counted)) {
            gzip.write(script);
        }
        return counted.size();
    }
}
