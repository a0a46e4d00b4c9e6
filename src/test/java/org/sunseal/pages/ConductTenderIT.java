package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.evaluation.EvaluatingCommittee;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** The tender side at its desk in a real browser, from just before the deadline to the archive. */
@Tag("desks")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(CommitteeProfile.class)
class ConductTenderIT {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    static Path temporary;

    @TestHTTPResource("/")
    URI site;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private final KnownCommittees committees = new KnownCommittees();

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    @Test
    void an_engineering_lot_goes_from_the_deadline_to_the_archive() throws Exception {
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        var notice = registered.announced();
        try (var lot = ConductedLot.alone(chromium, site, registered, temporary)) {
            lot.goTo("/opening").isSound("opening-before");
            assertThat(lot.text("截止前，名单对所有人都是空的")).isVisible();
            assertThat(lot.page.getByRole(AriaRole.TABLE)).hasCount(0);
            enabledActs(lot, 0);

            var bidders = OpenedTender.of(
                            notice,
                            temporary,
                            clockFile,
                            List.of(form("4500000.00"), form("4600000.00"), form("4700000.00")))
                    .bidders();
            signsTheRecord(lot, bidders.getFirst());
            asksForExperts(lot);

            var committee = EvaluatingCommittee.drawn(committees, registered.tender, registered.agency);
            committee.evaluates(TradeKind.ENGINEERING, Map.of("T1", "30", "B1", "12"));
            lot.goTo("/evaluation").isSound("evaluation-done");
            assertThat(lot.text("评标报告（PDF，含全部签字）")).isVisible();

            var awarded = new AwardedLot(lot, lot, temporary);
            OpenedTender.moveClockTo(awarded.publishCandidates(), clockFile);
            awarded.decideForTheFirst();
            awarded.signNotice();
            awarded.announceResult();
            awarded.recordContract(awarded.winner(bidders));
            awarded.reportAndFile();
        }
    }

    private static void signsTheRecord(ConductedLot lot, Actor stranger) {
        lot.goTo("/opening").isSound("opening-recorded");
        enabledActs(lot, 1);
        assertThat(lot.text("4,500,000.00")).isVisible();
        lot.button("签署开标记录").click();
        lot.openKey(stranger);
        assertThat(lot.text("与当前企业")).isVisible();
        lot.button("换一个证书").click();
        lot.openKey();
        lot.button("签署开标记录并提交").click();
        assertThat(lot.text("已签字").first()).isVisible(AwardedLot.PATIENTLY);
        enabledActs(lot, 0);
        lot.asks().get(lot.path("/rounds/1/opening/signatures")).then().statusCode(200);
        assertThat(lot.asks()
                        .get(lot.path("/rounds/1/opening/signatures"))
                        .jsonPath()
                        .getList("organisation"))
                .hasSize(1);
    }

    private static void asksForExperts(ConductedLot lot) {
        lot.goTo("/panel");
        lot.button("提交申请").click();
        assertThat(lot.page.locator(".note-danger li")).hasCount(4);
        lot.visitor.findsNothingWrong().picture("conduct-panel-wrong");
        lot.page.getByLabel("专业代码").fill("A01");
        lot.page.getByLabel("人数", exact()).fill("4");
        lot.page.getByLabel("招标人代表人数").fill("0");
        assertThat(lot.text("不符合 COMM-ODD5")).isVisible();
        lot.page.getByLabel("招标人代表人数").fill("1");
        assertThat(lot.text("共 5 人：专家 4 人，招标人代表 1 人，符合规定。")).isVisible();
        lot.page.getByLabel("评标时间").fill("2031-01-06T09:00");
        lot.page.getByLabel("评标地点").fill("评标区三号厅");
        lot.button("提交申请").click();
        assertThat(lot.text("等待受托人准备抽取密钥").first()).isVisible();
        assertThat(lot.asks().get(lot.path("/draws")).jsonPath().getInt("[0].delegates"))
                .isEqualTo(1);
        lot.isSound("panel");
    }

    @Test
    void a_procurement_says_who_qualifies_and_passes_over_who_gives_up() throws Exception {
        var registered = new RegisteredLot(TradeKind.PROCUREMENT);
        var notice = registered.announced();
        OpenedTender.of(
                notice, temporary, clockFile, List.of(form("4500000.00"), form("4600000.00"), form("4700000.00")));
        var committee = EvaluatingCommittee.drawn(committees, registered.tender, registered.agency);
        try (var lot = ConductedLot.alone(chromium, site, registered, temporary)) {
            qualifiesAll(lot);
            committee.sits(Map.of());
            lot.goTo("/result").isSound("result-procurement");
            lot.page.getByLabel(Pattern.compile("第 2 名")).check();
            lot.page.getByLabel("依据").selectOption(new SelectOption().setLabel("放弃中标"));
            lot.page.getByLabel("理由").fill("来函放弃");
            lot.page.getByLabel("证明文件").setInputFiles(Files.writeString(temporary.resolve("放弃函.txt"), "放弃"));
            assertThat(lot.button("去掉 放弃函.txt")).isVisible();
            lot.button("核对").click();
            lot.openKey();
            lot.visitor.findsNothingWrong().picture("conduct-decision-second");
            lot.button("签署定标决定").click();
            lot.reaches("DECIDED");
            var award = lot.asks().get(lot.path("/award")).jsonPath();
            assertThat(award.getString("winnerSlot")).isEqualTo(award.getString("candidates[1].slot"));
        }
    }

    private static void qualifiesAll(ConductedLot lot) throws Exception {
        lot.goTo("/evaluation").isSound("qualification");
        lot.button("提交资格审查结论").click();
        assertThat(lot.page.locator(".note-danger li")).hasCount(3);
        lot.page.getByLabel("不通过").first().check();
        lot.page.getByLabel("不通过的依据").selectOption(new SelectOption().setLabel("不符合资格条件"));
        assertThat(lot.page.getByLabel("不通过的理由")).isVisible();
        lot.visitor.findsNothingWrong().picture("conduct-qualification-no");
        for (var yes : lot.page.getByLabel("通过", exact()).all()) {
            yes.check();
        }
        assertThat(lot.text("合格 3 家。")).isVisible();
        lot.button("提交资格审查结论").click();
        lot.reaches("QUALIFIED");
    }

    @Test
    void a_lot_with_too_few_bids_is_tendered_again() throws Exception {
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        var notice = registered.announced();
        OpenedTender.moveClockTo(notice.openAt(1).orElseThrow(), clockFile);
        try (var lot = ConductedLot.alone(chromium, site, registered, temporary)) {
            lot.reaches("FAILED");
            lot.goTo("/opening").isSound("opening-failed");
            assertThat(lot.text("少于法定家数")).isVisible();
            lot.goTo("/result").isSound("retender");
            lot.button("核对").click();
            assertThat(lot.page.locator(".note-danger li")).hasCount(1);
            lot.page.getByLabel("原因和改进").fill("工期过短，已调整");
            lot.button("核对").click();
            lot.openKey();
            lot.button("签署重新招标决定").click();
            lot.reaches("SCHEDULED");
        }
    }

    /** How many buttons of the console may be pressed. */
    private static void enabledActs(ConductedLot lot, int count) {
        assertThat(lot.page.locator(".act-button button:not([disabled])")).hasCount(count);
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static OpeningForm form(String price) {
        return ConductedLot.form(price);
    }
}
