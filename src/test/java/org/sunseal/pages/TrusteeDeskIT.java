package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.portal.EvaluatedTender;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** The trustee's desk in a real browser, before a round is opened and after. */
@Tag("desks")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(CommitteeProfile.class)
class TrusteeDeskIT {
    private static final int[] WIDTHS = {360, 768, 1360};

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    static Path folder;

    @TestHTTPResource("/")
    URI site;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @Test
    void a_trustee_sees_what_is_due_on_which_conditions_and_what_was_released() throws Exception {
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        var notice = registered.announced();
        looks("trustee-due", registered.tender, "等待");

        EvaluatedTender.opened(
                registered, notice, folder, clockFile, bidders -> tellsNothingOf(bidders, registered.tender));

        looks("trustee-released", registered.tender, "用于开启");
    }

    private void tellsNothingOf(List<Actor> bidders, String tender) {
        var trustee = chromium.visitor(site).as(TestStack.token("trustee-at-desk", "trustee"));
        try {
            var page = trustee.go("/trustee").page();
            page.locator("summary").first().click();
            assertThat(page.locator("main")).containsText(tender);
            for (var bidder : bidders) {
                assertThat(page.locator("main")).not().containsText(bidder.creditCode());
                assertThat(page.locator("main")).not().containsText(bidder.user());
            }
        } finally {
            trustee.close();
        }
    }

    private void looks(String name, String tender, String words) {
        for (var english : List.of(false, true)) {
            var trustee = chromium.visitor(site).as(TestStack.token("trustee-at-desk", "trustee"));
            if (english) {
                trustee.inEnglish();
            }
            try {
                var page = trustee.go("/trustee").page();
                assertThat(page.locator("main")).containsText(tender);
                if (!english) {
                    assertThat(heading(page)).isVisible();
                    page.locator("summary").all().forEach(each -> each.click());
                    assertThat(page.getByText(Pattern.compile(words)).first()).isVisible();
                }
                for (var width : WIDTHS) {
                    trustee.wide(width)
                            .findsNothingWrong()
                            .picture("%s-%s-%d".formatted(name, english ? "en" : "zh", width));
                }
            } finally {
                trustee.close();
            }
        }
    }

    private static Locator heading(Page page) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName("受托人台").setLevel(1));
    }
}
