package org.sunseal.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.LotInBidding;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.pages.Chromium;
import org.sunseal.pages.Visitor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/**
 * What the public pages show of bids: their receipts, and prices once they are opened. In an order, because an opening moves
 * everybody's clock; apart from {@link PublicPagesIT}, whose lots would take the few keys there are.
 */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(PublicPagesIT.WithPages.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenedPagesIT {
    private static final int PATIENCE = 200;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @TestHTTPResource("/")
    URI site;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = chromium.visitor(site);
    }

    @Test
    @Order(1)
    void a_real_receipt_and_an_entry_of_the_log_are_checked_in_the_browser() throws Exception {
        var trustees = TrusteesAtWork.start();
        try {
            var lot = new LotInBidding(trustees, temporary, 1);
            var bidder = lot.bidder();
            var sealed = bidder.bid("123456.78").sha256();
            await(() -> bidder.actor.asks().get("/api/receipts/" + sealed).statusCode() == 200);
            var receipt = bidder.actor.asks().get("/api/receipts/" + sealed).asByteArray();

            visitor.go("/verify");
            visitor.page()
                    .setInputFiles("input[type=file]", new FilePayload("receipt.json", "application/json", receipt));

            assertThat(visitor.page().getByText("核验通过：这份回执与平台公布的密钥和日志相符。")).isVisible();
            assertThat(visitor.page().getByText("密钥来自：平台自己公布的名册")).isVisible();
            assertThat(visitor.page().locator(".merkle-drawing")).isVisible();
            visitor.findsNothingWrong().picture("verify-receipt");
            looksRightAt("/verify?entry=0", "verify-entry");
            visitor.go("/verify?entry=0");
            assertThat(visitor.page().getByText("日志第 0 位的条目存在，并得到已签名的树根")).isVisible();
        } finally {
            trustees.stop();
        }
    }

    @Test
    @Order(2)
    void an_opened_lot_shows_its_prices_and_then_its_candidates() throws Exception {
        var committees = new KnownCommittees();
        QuarkusMock.installMockForType(committees, Committees.class);
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        var notice = AnnouncedLots.announce(registered, "环城道路");
        var lot = EvaluatedTender.opened(registered, notice, temporary, clockFile);
        lot.evaluate(committees);
        lot.announceCandidates();
        await(() -> given().queryParam("q", registered.tender)
                        .get("/api/public/results")
                        .jsonPath()
                        .getInt("total")
                == 1);

        looksRightAt("/notices/%s/1".formatted(registered.tender), "lot-candidates");
        for (var path : List.of("/", "/openings", "/results")) {
            looksRightAt(path, "full");
        }
        visitor.go("/notices/%s/1".formatted(registered.tender));

        assertThat(visitor.page().getByText("3 份报价，最低 4,500,000.00 元，最高 4,700,000.00 元；平均 4,600,000.00 元"))
                .isVisible();
        assertThat(visitor.page().locator(".strip-dot")).hasCount(3);
        assertThat(visitor.page().getByText("开标一览表：共收到 3 份")).isVisible();
        assertThat(visitor.page().getByRole(AriaRole.HEADING).filter(new Locator.FilterOptions().setHasText("中标候选人公示")))
                .isVisible();
        assertThat(secrecy()).hasCount(0);
    }

    /** Chinese and English, on a phone, a tablet and a desk. */
    private void looksRightAt(String path, String name) {
        chromium.looksRight(site, path, name + path.replaceAll("\\W+", "_"));
    }

    private Locator secrecy() {
        return visitor.page().getByText("投标截止前，任何人都看不到收到了几份投标");
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
