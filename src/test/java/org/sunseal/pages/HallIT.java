package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.opening.OpenedTender;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.platform.TestStack;
import org.sunseal.portal.AnnouncedLots;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** The public gallery of an opening in real browsers, from long before the deadline to the record. */
@Tag("desks")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(HallIT.WithPages.class)
class HallIT {
    private static final List<Integer> WIDTHS = List.of(360, 768, 1360);
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

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

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @TestHTTPResource("/")
    URI site;

    @Inject
    AgroalDataSource database;

    @Test
    void everybody_sees_the_same_opening_however_it_reaches_them() throws Exception {
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        var notice = AnnouncedLots.announce(registered, "环城道路");
        var hall = hall(registered);
        var returned = new ArrayList<RegisteredLot>();
        looksRightAt(hall, "hall-waiting");

        try (var live = chromium.visitor(site);
                var english = chromium.visitor(site).inEnglish().wide(768);
                var behindAWall = chromium.visitor(site)) {
            var sockets = new ArrayList<WebSocketRoute>();
            english.page().routeWebSocket("**/live?*", socket -> {
                socket.connectToServer();
                sockets.add(socket);
            });
            behindAWall.page().routeWebSocket("**/live?*", WebSocketRoute::close);
            live.go(hall);
            english.go(hall);
            behindAWall.go(hall);
            assertThat(live.page().getByText("实时")).isVisible();
            assertThat(english.page().getByText("live", exactly())).isVisible();
            assertThat(behindAWall.page().getByText("每 3 秒更新")).isVisible();

            OpenedTender.of(
                    notice,
                    temporary,
                    clockFile,
                    List.of(form("4700000.00"), form("4500000.00"), form("4600000.00")),
                    bidders -> {
                        returned.add(AnnouncedLots.about("栈桥", TradeKind.ENGINEERING, "330502"));
                        for (var page : List.of(live.page(), behindAWall.page())) {
                            assertThat(page.getByText("名单在截止时公布。")).isVisible();
                            assertThat(page.locator(".stacked")).hasCount(0);
                            for (var bidder : bidders) {
                                assertThat(page.content()).doesNotContain(bidder.creditCode());
                            }
                        }
                        sockets.getLast().close();
                    });
            assertThat(live.page().getByText("收到 3 份投标，按唱标顺序")).isVisible(PATIENTLY);
            assertThat(english.page().getByText("3 bids, in the order of the read-out"))
                    .isVisible(PATIENTLY);
            assertThat(behindAWall.page().getByText("收到 3 份投标，按唱标顺序")).isVisible(PATIENTLY);

            assertThat(rows(live)).hasSize(3).isEqualTo(rows(behindAWall));
            assertThat(prices(english)).isEqualTo(prices(live));
            assertThat(sockets).hasSizeGreaterThan(1);
            assertThat(english.page().locator(".hall-line [role=status]"))
                    .containsText(Pattern.compile("^\\s*live\\s+Connected again"));
            assertThat(live.page().locator(".hall-step-past")).hasCount(5, patiently());
            assertThat(live.page().locator(".hall-trustees")).containsText("已释放");
            assertThat(live.page().getByRole(AriaRole.LINK, named("开标记录（签名 PDF）")))
                    .isVisible(PATIENTLY);
            live.findsNothingWrong();
        }
        looksRightAt(hall, "hall-recorded");
        looksRightAt(hall(returned.getFirst()), "hall-returned");
    }

    @Test
    void who_stops_the_updates_keeps_what_is_seen_until_they_go_on() throws SQLException {
        var lot = AnnouncedLots.about("溪上廊桥", TradeKind.ENGINEERING, "330502");
        try (var visitor = chromium.visitor(site).go(hall(lot))) {
            assertThat(visitor.page().getByText("实时")).isVisible();
            visitor.page().getByText("暂停更新").click();

            suspend(lot.tender);

            assertThat(visitor.page().getByText("已暂停，另有 1 条新消息。")).isVisible();
            assertThat(visitor.page().getByText("恢复之前不会截止")).hasCount(0);
            visitor.page().getByText("继续更新").click();
            assertThat(visitor.page().getByText("恢复之前不会截止")).isVisible();
        }
        looksRightAt(hall(lot), "hall-suspended");
    }

    @Test
    void a_line_that_comes_back_brings_what_was_missed() throws SQLException {
        var lot = AnnouncedLots.about("滨江步道", TradeKind.ENGINEERING, "330502");
        try (var visitor = chromium.visitor(site)) {
            var isAway = new boolean[1];
            var sockets = new ArrayList<WebSocketRoute>();
            visitor.page().routeWebSocket("**/live?*", socket -> {
                if (isAway[0]) {
                    socket.close();
                } else {
                    socket.connectToServer();
                    sockets.add(socket);
                }
            });
            visitor.go(hall(lot));
            assertThat(visitor.page().getByText("实时")).isVisible();
            visitor.page().route("**/api/public/halls/**", route -> {}); // no answer, as long as the line is away
            isAway[0] = true;
            sockets.getLast().close();
            assertThat(visitor.page().locator(".hall-line")).containsText("重连中");
            visitor.findsNothingWrong().picture("hall-reconnecting");

            suspend(lot.tender);
            isAway[0] = false;
            visitor.page().evaluate("() => window.dispatchEvent(new Event('online'))");

            assertThat(visitor.page().getByText("已重新连接，补齐 1 条。")).isVisible(PATIENTLY);
            assertThat(visitor.page().getByText("恢复之前不会截止")).isVisible();
            visitor.findsNothingWrong().picture("hall-caught-up");
        }
    }

    @Test
    void a_hall_nobody_announced_is_no_page() {
        try (var visitor = chromium.visitor(site).go("/openings/no-such-tender/1/1")) {
            assertThat(visitor.page().getByText("没有这个页面")).isVisible();
        }
    }

    @Test
    void the_lot_and_the_calendar_lead_to_the_hall() {
        var lot = AnnouncedLots.about("石拱桥", TradeKind.ENGINEERING, "330502");
        try (var visitor = chromium.visitor(site).go("/notices/%s/1".formatted(lot.tender))) {
            visitor.page().getByText("进入开标大厅").click();

            assertThat(visitor.page().getByText("距开标")).isVisible();
            assertThat(visitor.page()).hasURL(site.resolve(hall(lot)).toString());
        }
    }

    /** As the regulator's order is kept; who may give one is another test's business. */
    private void suspend(String tender) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into regulator_order (body_sha256, tender, lot, kind, message, ordered_at, recorded_at)
                        select encode(sha256(tender::bytea), 'hex'), tender, lot, 'SUSPEND', '\\x00', published_at, published_at
                        from notice where tender = ?""")) {
            insert.setString(1, tender);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private void looksRightAt(String path, String name) {
        for (var width : WIDTHS) {
            for (var language : List.of("zh", "en")) {
                try (var person = chromium.visitor(site)) {
                    if (language.equals("en")) {
                        person.inEnglish();
                    }
                    person.wide(width).go(path);
                    assertThat(person.page().getByText(language.equals("en") ? "live" : "实时", exactly()))
                            .isVisible();
                    person.findsNothingWrong().picture("%s-%s-%d".formatted(name, language, width));
                }
            }
        }
    }

    private static List<String> rows(Visitor visitor) {
        return visitor.page().locator(".stacked tbody tr").allInnerTexts();
    }

    private static List<String> prices(Visitor visitor) {
        return visitor.page().locator(".stacked tbody td.figures:nth-child(2)").allInnerTexts().stream()
                .map(text -> text.replaceAll("[^0-9.,]", ""))
                .toList();
    }

    private static String hall(RegisteredLot lot) {
        return "/openings/%s/1/1".formatted(lot.tender);
    }

    private static OpeningForm form(String price) {
        return new OpeningForm(price, "CNY", "180", "合格", "无", List.of());
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static LocatorAssertions.HasCountOptions patiently() {
        return new LocatorAssertions.HasCountOptions().setTimeout(60_000);
    }
}
