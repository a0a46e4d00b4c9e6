package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.documents.pdf.PdfPages;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.evaluation.EvaluatingCommittee;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** The tender side at its desk in a real browser, from just before the deadline to the archive. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(CommitteeProfile.class)
class ConductTenderIT {
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    private static Chromium chromium;

    @TempDir
    static Path temporary;

    @TestHTTPResource("/")
    URI site;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private final KnownCommittees committees = new KnownCommittees();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    @Test
    void an_engineering_lot_goes_from_the_deadline_to_the_archive() throws Exception {
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        var notice = registered.announced();
        try (var lot = new ConductedLot(chromium, site, registered, temporary)) {
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

            publishesTheCandidates(lot);
            OpenedTender.moveClockTo(until(lot), clockFile);
            lot.reaches("AWARDABLE");
            decidesForTheFirst(lot);
            signsTheNotice(lot);
            announcesTheResult(lot);
            recordsTheContract(lot, winner(lot, bidders));
            files(lot);
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
        lot.openKey(lot.registered.agency);
        lot.button("签署开标记录并提交").click();
        assertThat(lot.text("已签字").first()).isVisible(PATIENTLY);
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

    private static void publishesTheCandidates(ConductedLot lot) {
        lot.goTo("/result").isSound("result-evaluated");
        lot.button("核对").click();
        assertThat(lot.page.locator(".note-danger li")).hasCount(13);
        fillsWhatIsEmpty(lot);
        lot.button("核对").click();
        lot.openKey(lot.registered.agency);
        lot.visitor.findsNothingWrong().picture("conduct-candidates-check");
        lot.button("签署并公示候选人").click();
        assertThat(lot.text("公示期内，等待期满")).isVisible(PATIENTLY);
        assertThat(lot.stage()).isEqualTo("PUBLICITY");
        lot.goTo("").isSound("cockpit-publicity");
    }

    private static void fillsWhatIsEmpty(ConductedLot lot) {
        for (var field :
                lot.page.locator("form textarea, .section-act textarea").all()) {
            if (field.isVisible() && field.inputValue().isEmpty()) {
                field.fill("见招标文件");
            }
        }
    }

    private static Instant until(ConductedLot lot) {
        return Instant.parse(
                lot.asks().get(lot.path("/announcements")).jsonPath().getString("[0].until"));
    }

    private static void decidesForTheFirst(ConductedLot lot) {
        lot.goTo("/result");
        lot.button("核对").click();
        assertThat(lot.page.locator(".note-danger li")).hasCount(1);
        lot.page.getByLabel(Pattern.compile("第 2 名")).check();
        lot.button("核对").click();
        assertThat(lot.page.locator(".note-danger li")).hasCount(3);
        lot.page.getByLabel(Pattern.compile("第 1 名")).check();
        lot.button("核对").click();
        lot.openKey(lot.registered.agency);
        lot.visitor.findsNothingWrong().picture("conduct-decision-check");
        lot.button("签署定标决定").click();
        assertThat(lot.text("生成中标通知书").first()).isVisible(PATIENTLY);
        assertThat(lot.stage()).isEqualTo("AWARDED");
    }

    private static void signsTheNotice(ConductedLot lot) {
        lot.button("生成中标通知书").click();
        assertThat(lot.text("中标通知书（PDF）")).isVisible(PATIENTLY);
        lot.button("签署中标通知书").click();
        lot.button("签署中标通知书并提交").click(); // the key is open since the decision
        assertThat(lot.text("发布中标结果公告").first()).isVisible(PATIENTLY);
        assertThat(lot.stage()).isEqualTo("NOTICE_SENT");
    }

    /** Somebody else was faster: the platform says that the lot has moved on, and the page shows how it stands now. */
    private static void announcesTheResult(ConductedLot lot) {
        lot.goTo("/result");
        lot.button("核对").click();
        lot.openKey(lot.registered.agency);
        var draft = lot.asks()
                .get(lot.path("/announcements/RESULT/draft"))
                .jsonPath()
                .getString("body");
        lot.asks()
                .body(Map.of(
                        "announcement",
                        Actor.base64(
                                SignedMessage.sign(Base64.getDecoder().decode(draft), lot.registered.agency.signer()))))
                .post(lot.path("/announcements"))
                .then()
                .statusCode(201);
        lot.button("签署并发布结果公告").click();
        assertThat(lot.text("与中标人签订合同并登记")).isVisible(PATIENTLY);
        assertThat(lot.visitor.complaints()).allMatch(each -> each.contains("409"));
    }

    private static Actor winner(ConductedLot lot, List<Actor> bidders) {
        var code = lot.asks().get(lot.path("/award")).jsonPath().getString("candidates[0].creditCode");
        return bidders.stream()
                .filter(bidder -> bidder.creditCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static void recordsTheContract(ConductedLot lot, Actor winner) throws Exception {
        var contract = Files.write(
                temporary.resolve("contract.pdf"),
                signedBy(PdfPages.render("""
                                <html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN"><head><title>合同</title></head>
                                <body><h1>合同</h1><p>合同正文</p></body></html>"""), lot.registered.agency.signer(), winner.signer()));
        lot.goTo("/result").isSound("result-contract");
        lot.button("登记合同").click();
        assertThat(lot.page.locator(".note-danger li")).hasCount(1);
        lot.page.getByLabel("双方签署的合同（PDF）").setInputFiles(contract);
        assertThat(lot.button("去掉 contract.pdf")).isVisible();
        var price = lot.page.getByLabel("合同价（元）").inputValue();
        lot.page.getByLabel("合同价（元）").fill("1");
        lot.page.getByLabel("工期（日）").fill("200");
        lot.page.getByLabel("履约保证金（元）").fill("4,000,000");
        lot.button("登记合同").click();
        assertThat(lot.page.locator(".note-danger li")).hasCount(3);
        assertThat(lot.visitor.complaints()).allMatch(each -> each.contains("422"));
        lot.visitor.findsNothingWrong().picture("conduct-contract-unlike");
        lot.page.getByLabel("合同价（元）").fill(price);
        lot.page.getByLabel("工期（日）").fill("180");
        lot.page.getByLabel("履约保证金（元）").fill("0");
        lot.button("登记合同").click();
        lot.reaches("SETTLED");
        assertThat(lot.text("向监管部门提交书面报告").first()).isVisible(PATIENTLY);
    }

    private static byte[] signedBy(byte[] pdf, Signer... signers) {
        var signed = pdf;
        for (var signer : signers) {
            signed = SignedPdf.sign(
                    signed,
                    signer,
                    OpenedTender::stamp,
                    "签署",
                    TestStack.world().clock().instant());
        }
        return signed;
    }

    private static void files(ConductedLot lot) throws Exception {
        lot.goTo("/archive");
        lot.button("生成归档包并归档").click();
        assertThat(lot.text("report-to-regulator-missing")).isVisible(PATIENTLY);
        assertThat(lot.visitor.complaints()).allMatch(each -> each.contains("409"));
        lot.goTo("/result");
        lot.button("生成并提交书面报告").click();
        assertThat(lot.text("归档包").or(lot.text("下一步")).first()).isVisible(PATIENTLY);
        lot.goTo("/archive");
        lot.button("生成归档包并归档").click();
        assertThat(lot.text("award/01-candidates.p7m")).isVisible(PATIENTLY);
        lot.reaches("ARCHIVED");
        lot.isSound("archive");
        lot.goTo("").isSound("cockpit-archived");
    }

    @Test
    void a_procurement_says_who_qualifies_and_passes_over_who_gives_up() throws Exception {
        var registered = new RegisteredLot(TradeKind.PROCUREMENT);
        var notice = registered.announced();
        OpenedTender.of(
                notice, temporary, clockFile, List.of(form("4500000.00"), form("4600000.00"), form("4700000.00")));
        var committee = EvaluatingCommittee.drawn(committees, registered.tender, registered.agency);
        try (var lot = new ConductedLot(chromium, site, registered, temporary)) {
            qualifiesAll(lot);
            committee.sits(Map.of());
            lot.goTo("/result").isSound("result-procurement");
            lot.page.getByLabel(Pattern.compile("第 2 名")).check();
            chooses(lot, lot.page.getByLabel("依据"), "放弃中标");
            lot.page.getByLabel("理由").fill("来函放弃");
            lot.page.getByLabel("证明文件").setInputFiles(Files.writeString(temporary.resolve("放弃函.txt"), "放弃"));
            assertThat(lot.button("去掉 放弃函.txt")).isVisible();
            lot.button("核对").click();
            lot.openKey(registered.agency);
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
        chooses(lot, lot.page.getByLabel("不通过的依据"), "不符合资格条件");
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
        try (var lot = new ConductedLot(chromium, site, registered, temporary)) {
            lot.reaches("FAILED");
            lot.goTo("/opening").isSound("opening-failed");
            assertThat(lot.text("少于法定家数")).isVisible();
            lot.goTo("/result").isSound("retender");
            lot.button("核对").click();
            assertThat(lot.page.locator(".note-danger li")).hasCount(1);
            lot.page.getByLabel("原因和改进").fill("工期过短，已调整");
            lot.button("核对").click();
            lot.openKey(registered.agency);
            lot.button("签署重新招标决定").click();
            lot.reaches("SCHEDULED");
        }
    }

    private static void chooses(ConductedLot lot, Locator select, String option) {
        select.click();
        lot.page
                .locator(".ant-select-item-option", new Page.LocatorOptions().setHasText(option))
                .first()
                .click();
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
