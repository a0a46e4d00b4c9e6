package org.sunseal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sunseal.pages.Chromium;
import org.sunseal.pages.Visitor;

/** People log in on the pages themselves, in a real browser and at the real identity provider. */
@ExtendWith(Journey.class)
class LogInOnPagesIT {
    private static final String READING = "/no/such/page?tab=questions";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Test
    void whoever_logs_in_comes_back_to_the_page_being_read_and_logs_out_again(RunningPlatform platform) {
        try (var visitor = chromium.visitor(platform.uri())) {
            logIn(visitor);

            assertThat(visitor.page()).hasURL(platform.uri().resolve(READING).toString());
            assertThat(visitor.page().locator("header")).containsText("bidder1");
            assertThat(visitor.page().locator("header")).containsText("投标人");
            visitor.findsNothingWrong().picture("logged-in");

            link(visitor, "退出").click();

            assertThat(link(visitor, "登录")).isVisible();
            // the identity provider adds a query of its own
            assertThat(URI.create(visitor.page().url()))
                    .hasPath("/")
                    .hasPort(platform.uri().getPort());
        }
    }

    @Test
    void a_login_that_expires_is_told_and_leads_back_to_the_same_page(RunningPlatform platform) {
        try (var visitor = chromium.visitor(platform.uri())) {
            logIn(visitor);
            assertThat(visitor.page().locator("header")).containsText("bidder1");

            visitor.page()
                    .context()
                    .clearCookies(new BrowserContext.ClearCookiesOptions()
                            .setDomain(platform.uri().getHost())
                            .setPath("/"));
            visitor.page().evaluate("dispatchEvent(new Event('visibilitychange'))");

            assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("bidder1 的登录已过期。已填内容保存在本机，没有丢失。");
            visitor.findsNothingWrong().picture("login-expired");
            link(visitor, "重新登录并回到本页").click();
            assertThat(visitor.page().locator("header")).containsText("bidder1");
            assertThat(visitor.page()).hasURL(platform.uri().resolve(READING).toString());
        }
    }

    private static void logIn(Visitor visitor) {
        visitor.go(READING);
        link(visitor, "登录").click();
        visitor.page().locator("#username").fill("bidder1");
        visitor.page().locator("#password").fill("bidder1");
        visitor.page().locator("#kc-login").click();
        visitor.settled();
    }

    private static Locator link(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
