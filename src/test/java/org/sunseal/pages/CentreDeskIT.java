package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.portal.EvaluatedTender;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** The centre in a real browser: every answer of its window, and its day, rooms and wall before an opening and after. */
@Tag("desks")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(CommitteeProfile.class)
class CentreDeskIT {
    private static final int[] WIDTHS = {360, 768, 1360};
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String ROOM = "钱江开标室";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    static Path folder;

    @TestHTTPResource("/")
    URI site;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private Visitor clerk;

    @BeforeEach
    void arrive() {
        clerk = chromium.visitor(site).as(TestStack.token("clerk-at-desk", "centre"));
    }

    @Test
    void a_registration_is_accepted_with_a_numbered_slip_and_a_code_for_each_lot() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        lot.plan("2", "300000.00").statusCode(201);
        lot.centre
                .asks()
                .get("/api/centre/registrations/{tender}", lot.tender)
                .then()
                .statusCode(404);
        lot.submit().statusCode(201);
        lot.centre.asks().get("/api/centre/window").then().statusCode(200).body("waiting.tender", hasItem(lot.tender));
        lot.centre
                .asks()
                .get("/api/centre/registrations/{tender}", lot.tender)
                .then()
                .statusCode(200)
                .body("lots.lot", equalTo(List.of("1", "2")), "project.approval", equalTo("2026-117"));
        lot.agency.asks().get("/api/centre/window").then().statusCode(403);

        clerk.go("/centre");
        assertThat(clerk.title("受理窗口")).isVisible();
        assertThat(main()).containsText(lot.tender);
        looks("/centre", "centre-window");
        link(lot.tender).click();
        clerk.settled();
        assertThat(main()).containsText("2026-117");
        looks(path(lot), "centre-registration");

        clerk.button("核对").click();
        assertThat(page().getByRole(AriaRole.ALERT)).containsText("请选择如何答复。");
        radio("受理 —").click();
        clerk.button("核对").click();
        assertThat(page().getByText("为 2 个标段各编一个")).isVisible();
        clerk.findsNothingWrong().picture("centre-check-accepted");
        clerk.button("发出受理通知单").click();

        assertThat(main().getByText(Pattern.compile("已发出受理通知单 \\d{4}-\\d{6}。"))).isVisible();
        assertThat(page().locator(".slips")).containsText("救济期限");
        clerk.settled();
        looks(path(lot), "centre-accepted");
        lot.own().body("stage", equalTo("PLANNED"), "transactionCode", not(equalTo(null)));
        lot.schedule().statusCode(200);
        clerk.go("/centre");
        assertThat(page().getByRole(AriaRole.TABLE).last()).containsText(lot.tender);
    }

    @Test
    void one_notice_tells_all_faults_and_a_later_one_can_only_repeat_them() {
        var lot = new RegisteredLot(TradeKind.PROCUREMENT);
        lot.submit().statusCode(201);

        clerk.go(path(lot));
        radio("补正 —").click();
        clerk.button("核对").click();
        assertThat(page().getByRole(AriaRole.ALERT)).containsText("至少勾选一项");
        check("批准或备案文号").check();
        check("标段 1 Piers").check();
        page().getByLabel("批准或备案文号：缺什么或错在哪里").fill("批文 2026-117 属于另一个项目");
        clerk.button("核对").click();
        assertThat(page().getByRole(AriaRole.ALERT)).containsText("请写明“标段 1 Piers”");
        clerk.findsNothingWrong().picture("centre-correction-missing");
        page().getByLabel("标段 1 Piers：缺什么或错在哪里").fill("未附初步设计批复");
        assertThat(page().getByText(Pattern.compile("草稿已自动保存在本机"))).isVisible();
        clerk.go(path(lot)); // a draft outlives the page
        assertThat(page().getByLabel("标段 1 Piers：缺什么或错在哪里")).hasValue("未附初步设计批复");
        looks(path(lot), "centre-correction");
        clerk.button("核对").click();
        clerk.findsNothingWrong().picture("centre-check-correction");
        clerk.button("发出补正材料通知单").click();
        assertThat(main().getByText("已发出补正材料通知单")).isVisible();
        lot.agency
                .asks()
                .get("/api/tender-projects/{tender}/registration", lot.tender)
                .then()
                .body("state", equalTo("CORRECTION"));

        lot.submit().statusCode(201);
        clerk.go(path(lot));
        radio("补正 —").click();
        assertThat(check("批准或备案文号")).isVisible();
        assertThat(check("资金来源")).hasCount(0);
        assertThat(page().getByText("上次告知：未附初步设计批复")).isVisible();
        looks(path(lot), "centre-correction-again");
    }

    @Test
    void a_refusal_needs_a_ground_and_a_colleague_who_was_quicker_is_told_of() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        lot.submit().statusCode(201);
        clerk.go(path(lot));
        page().getByText("中止、恢复或延长办理期限").click();
        page().getByLabel("事由").fill("审批系统停机");
        clerk.button("中止期限").click();
        assertThat(page().getByText("期限中止：审批系统停机")).isVisible();
        assertThat(page().getByText("期限中止", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        clerk.findsNothingWrong().picture("centre-limit");

        radio("不予受理 —").click();
        clerk.button("核对").click();
        assertThat(page().getByRole(AriaRole.ALERT)).containsText("请选择不予受理的情形。");
        radio("其他平台已受理同一项目").click();
        page().getByLabel("理由说明").fill("省平台 11 月 3 日已受理");
        clerk.button("核对").click();
        clerk.findsNothingWrong().picture("centre-check-refused");
        lot.answer(Map.of("kind", "ACCEPTED")).statusCode(201);
        clerk.button("发出不予受理通知单").click();

        assertThat(main().getByText("同事已先答复了这件登记")).isVisible();
        assertThat(page().locator(".slips")).containsText("受理通知");
        Assertions.assertThat(clerk.complaints()).hasSize(1); // the refusal itself
        clerk.picture("centre-colleague");
    }

    @Test
    void the_day_the_rooms_and_the_wall_show_an_opening_and_before_it_nobody_who_takes_part() throws Exception {
        var committees = new KnownCommittees();
        QuarkusMock.installMockForType(committees, Committees.class);
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        book(lot, lot.openAt);
        lot.upload("1.terms.json", lot.terms());
        var notice = lot.notice(1, null, lot.openAt);
        lot.publish(notice).statusCode(202);
        var at = lot.openAt.atZone(BEIJING);
        var close = at.getHour() < 12 ? at.plusMinutes(30) : at.minusMinutes(30); // the same day
        var other = new RegisteredLot(TradeKind.PROCUREMENT);
        book(other, close.toInstant());
        var on = at.toLocalDate();
        var day = "/centre/day?on=" + on;
        var rooms = "/centre/rooms?from=" + on;
        var screen = "/openings/%s/1/1/screen".formatted(lot.tender);

        clerk.go(day);
        assertThat(main()).containsText(other.tender);
        assertThat(page().getByText("尚未公告").first()).isVisible();
        assertThat(page().getByText("1 处场地安排间隔不足 1 小时")).isVisible();
        looks(day, "centre-day");
        clerk.go(rooms);
        assertThat(page().getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(ROOM)))
                .isVisible();
        looks(rooms, "centre-rooms");
        clerk.go("/centre/day?on=2001-01-01");
        assertThat(page().getByText("2001-01-01 没有安排")).isVisible();
        clerk.findsNothingWrong().picture("centre-day-empty");
        clerk.go(screen);
        looks(screen, "wall-waiting");

        var opened = EvaluatedTender.opened(lot, notice, folder, clockFile, bidders -> {
            for (var path : List.of("/centre", path(lot), day, rooms, screen)) {
                tellsNothingOf(bidders, path);
            }
        });

        clerk.go(screen);
        assertThat(page().locator(".wall-now")).containsText("开标记录已生成，共 3 家");
        assertThat(page().locator(".wall-bids")).containsText("4,500,000.00");
        looks(screen, "wall-recorded");
        clerk.wide(1920).picture("wall-recorded-zh-1920");
        clerk.go(day);
        assertThat(page().getByText("已开标").first()).isVisible();

        opened.evaluate(committees);
        opened.announceCandidates();
        lot.centre
                .asks()
                .get("/api/centre/calendar?days=42")
                .then()
                .statusCode(200)
                .body(
                        "entries.findAll { it.tender == '%s' }.kind".formatted(lot.tender),
                        equalTo(List.of("OPENING", "PUBLICITY_END")));
        lot.agency.asks().get("/api/centre/calendar").then().statusCode(403);
    }

    private static void book(RegisteredLot lot, Instant openAt) {
        lot.submit().statusCode(201);
        lot.answer(Map.of("kind", "ACCEPTED")).statusCode(201);
        lot.agency
                .asks()
                .body(Map.of("openAt", openAt.toString(), "place", ROOM))
                .put("/api/tender-projects/{tender}/lots/1/schedule", lot.tender)
                .then()
                .statusCode(200);
    }

    private void tellsNothingOf(List<Actor> bidders, String path) {
        clerk.go(path);
        for (var bidder : bidders) {
            assertThat(page().locator("body")).not().containsText(bidder.creditCode());
            assertThat(page().locator("body")).not().containsText(bidder.user());
        }
        assertThat(page().locator("body")).not().containsText(Pattern.compile("收到\\s*\\d+\\s*份|共 \\d+ 家"));
    }

    private void looks(String path, String name) {
        for (var width : WIDTHS) {
            clerk.wide(width).findsNothingWrong().picture("%s-zh-%d".formatted(name, width));
        }
        var reader = chromium.visitor(site)
                .as(TestStack.token("clerk-at-desk", "centre"))
                .inEnglish();
        try {
            for (var width : WIDTHS) {
                reader.wide(width).go(path).findsNothingWrong().picture("%s-en-%d".formatted(name, width));
            }
        } finally {
            reader.close();
        }
    }

    private static String path(RegisteredLot lot) {
        return "/centre/registrations/" + lot.tender;
    }

    private Page page() {
        return clerk.page();
    }

    /** The page without what is said to screen readers beside it. */
    private Locator main() {
        return page().locator("main");
    }

    private Locator radio(String name) {
        return page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private Locator check(String name) {
        return page().getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** To the registration of that tender. */
    private Locator link(String tender) {
        return page().locator("a[href$='%s']".formatted(tender)).first();
    }
}
