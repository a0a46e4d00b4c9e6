package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.documents.pdf.PdfPages;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.opening.OpenedTender;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

/**
 * An engineering lot whose report is signed, on its way from the candidates to the archive; each verb is one act of the
 * tender side at its desk.
 *
 * @param agency at its desk
 * @param tenderee at its desk, which is the same where an agency tenders for itself
 */
record AwardedLot(ConductedLot agency, ConductedLot tenderee, Path temporary) {
    static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    /** @return when the publicity ends */
    Instant publishCandidates() {
        agency.goTo("/result").isSound("result-evaluated");
        agency.button("核对").click();
        assertThat(agency.page.locator(".note-danger li")).hasCount(13);
        fillWhatIsEmpty();
        agency.button("核对").click();
        agency.openKey();
        agency.visitor.findsNothingWrong().picture("conduct-candidates-check");
        agency.button("签署并公示候选人").click();
        assertThat(agency.text("公示期内，等待期满")).isVisible(PATIENTLY);
        assertThat(agency.stage()).isEqualTo("PUBLICITY");
        agency.goTo("").isSound("cockpit-publicity");
        return Instant.parse(
                agency.asks().get(agency.path("/announcements")).jsonPath().getString("[0].until"));
    }

    private void fillWhatIsEmpty() {
        for (var field :
                agency.page.locator("form textarea, .section-act textarea").all()) {
            if (field.isVisible() && field.inputValue().isEmpty()) {
                field.fill("见招标文件");
            }
        }
    }

    /** Whoever is not the first of the list would need grounds; the first needs none. */
    void decideForTheFirst() throws InterruptedException {
        agency.reaches("AWARDABLE");
        tenderee.goTo("/result");
        tenderee.button("核对").click();
        assertThat(tenderee.page.locator(".note-danger li")).hasCount(1);
        tenderee.page.getByLabel(Pattern.compile("第 2 名")).check();
        tenderee.button("核对").click();
        assertThat(tenderee.page.locator(".note-danger li")).hasCount(3);
        tenderee.page.getByLabel(Pattern.compile("第 1 名")).check();
        tenderee.button("核对").click();
        tenderee.openKey();
        tenderee.visitor.findsNothingWrong().picture("conduct-decision-check");
        tenderee.button("签署定标决定").click();
        assertThat(tenderee.text("生成中标通知书").first()).isVisible(PATIENTLY);
        assertThat(tenderee.stage()).isEqualTo("AWARDED");
    }

    void signNotice() {
        tenderee.button("生成中标通知书").click();
        assertThat(tenderee.text("中标通知书（PDF）")).isVisible(PATIENTLY);
        tenderee.button("签署中标通知书").click();
        tenderee.button("签署中标通知书并提交").click(); // the key is open since the decision
        assertThat(tenderee.text("发布中标结果公告").first()).isVisible(PATIENTLY);
        assertThat(tenderee.stage()).isEqualTo("NOTICE_SENT");
    }

    /** Somebody else was faster: the platform says that the lot has moved on, and the page shows how it stands now. */
    void announceResult() {
        agency.goTo("/result");
        agency.button("核对").click();
        agency.openKey();
        var draft = agency.asks()
                .get(agency.path("/announcements/RESULT/draft"))
                .jsonPath()
                .getString("body");
        agency.asks()
                .body(Map.of(
                        "announcement",
                        Actor.base64(SignedMessage.sign(Base64.getDecoder().decode(draft), agency.holder.signer()))))
                .post(agency.path("/announcements"))
                .then()
                .statusCode(201);
        agency.button("签署并发布结果公告").click();
        assertThat(agency.text("与中标人签订合同并登记")).isVisible(PATIENTLY);
        assertThat(agency.visitor.complaints()).allMatch(each -> each.contains("409"));
    }

    /** Who stands first among the bidders. */
    Actor winner(List<Actor> bidders) {
        var code = agency.asks().get(agency.path("/award")).jsonPath().getString("candidates[0].creditCode");
        return bidders.stream()
                .filter(bidder -> bidder.creditCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Terms unlike the bid's are told all at once. */
    void recordContract(Actor winner) throws IOException, InterruptedException {
        var page = agency.page;
        var contract = Files.write(
                temporary.resolve("contract.pdf"),
                signedBy(PdfPages.render("""
                                <html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN"><head><title>合同</title></head>
                                <body><h1>合同</h1><p>合同正文</p></body></html>"""), tenderee.holder.signer(), winner.signer()));
        agency.goTo("/result").isSound("result-contract");
        agency.button("登记合同").click();
        assertThat(page.locator(".note-danger li")).hasCount(1);
        page.getByLabel("双方签署的合同（PDF）").setInputFiles(contract);
        assertThat(agency.button("去掉 contract.pdf")).isVisible();
        var price = page.getByLabel("合同价（元）").inputValue();
        page.getByLabel("合同价（元）").fill("1");
        page.getByLabel("工期（日）").fill("200");
        page.getByLabel("履约保证金（元）").fill("4,000,000");
        agency.button("登记合同").click();
        assertThat(page.locator(".note-danger li")).hasCount(3);
        assertThat(agency.visitor.complaints()).allMatch(each -> each.contains("422"));
        agency.visitor.findsNothingWrong().picture("conduct-contract-unlike");
        page.getByLabel("合同价（元）").fill(price);
        page.getByLabel("工期（日）").fill("180");
        page.getByLabel("履约保证金（元）").fill("0");
        agency.button("登记合同").click();
        agency.reaches("SETTLED");
        assertThat(agency.text("向监管部门提交书面报告").first()).isVisible(PATIENTLY);
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

    /** The file is not closed before the regulator has its report. */
    void reportAndFile() throws InterruptedException {
        agency.goTo("/archive");
        agency.button("生成归档包并归档").click();
        assertThat(agency.text("report-to-regulator-missing")).isVisible(PATIENTLY);
        assertThat(agency.visitor.complaints()).allMatch(each -> each.contains("409"));
        agency.goTo("/result");
        agency.button("生成并提交书面报告").click();
        assertThat(agency.text("归档包").or(agency.text("下一步")).first()).isVisible(PATIENTLY);
        agency.goTo("/archive");
        agency.button("生成归档包并归档").click();
        assertThat(agency.text("award/01-candidates.p7m")).isVisible(PATIENTLY);
        agency.reaches("ARCHIVED");
        agency.isSound("archive");
        agency.goTo("").isSound("cockpit-archived");
    }
}
