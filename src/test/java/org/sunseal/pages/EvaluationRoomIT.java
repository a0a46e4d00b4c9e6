package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Signer;
import org.sunseal.documents.pdf.PdfSignature;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.evaluation.EvaluatingCommittee;
import org.sunseal.evaluation.LotToEvaluate;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** A committee in the evaluation room, in real browsers: from the recusal statements to the signed report. */
@Tag("desks")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(CommitteeProfile.class)
class EvaluationRoomIT {
    /** Others' acts are seen when the page asks again, every ten seconds. */
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    static Path folder;

    @TestHTTPResource("/")
    URI site;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    /** The first member works by the keyboard alone and reads Chinese, the second reads English; the others use no pages. */
    @Test
    void a_committee_goes_from_the_recusal_statements_to_a_signed_report() throws Exception {
        var committee = opened();
        var lead = committee.lead();
        var second = committee.members().get(1);
        var others = committee.members().subList(2, 5);
        committee.seat().statusCode(201);
        var visitor = arrive(lead.user(), "expert");
        var page = visitor.page();
        var keyboard = new Keyboard(page);
        visitor.go("/exp");
        assertThat(page.getByText("此账号还没有与专家库中的人员关联")).isVisible();
        assertThat(visitor.complaints())
                .allMatch(complaint -> complaint.contains("403")); // in no pool, thus never invited
        visitor.looksRight("expert-today-room");

        keyboard.to("Piers").press("Enter");
        visitor.settled();
        assertThat(visitor.heading("回避声明")).isVisible();
        assertThat(page.locator("nav[aria-label='主导航'] a[href='/notices']")).hasCount(0);
        page.getByLabel("Organisation of").first().check();
        assertThat(page.getByText("您应当回避，不能入席。")).isVisible();
        assertThat(visitor.button("签署声明并入席")).hasCount(0);
        page.getByLabel("Organisation of").first().uncheck();
        keyboard.to("证书文件")
                .choose(KeyFile.of(folder, "somebody", TestStack.world().certify("Somebody", "x", Usage.SIGNING)));
        opensKey(keyboard, page, "Somebody");
        keyboard.to("签署声明并入席").press("Enter");
        assertThat(page.getByText("签名用的不是您登记的证书。")).isVisible();
        visitor.complaints();
        visitor.looksRight("room-seat-refused");
        keyboard.to("换一个证书").press("Enter");
        keyboard.to("证书文件").choose(KeyFile.of(folder, "lead", lead.signer()));
        opensKey(keyboard, page, "评委 " + lead.user());
        keyboard.to("签署声明并入席").press("Enter");
        assertThat(visitor.heading("等待其他评委入席")).isVisible();
        visitor.looksRight("room-waiting");

        second.takeSeat().statusCode(201);
        others.forEach(each -> each.takeSeat().statusCode(201));
        assertThat(visitor.heading("推选组长")).isVisible(SOON);
        visitor.looksRight("room-lead");
        keyboard.to("e1").press("Space").to("提交推选").press("Enter");
        assertThat(page.getByText("已记录您的推选。").first()).isVisible();
        second.votesFor("e1").statusCode(201);
        others.getFirst().votesFor("e1").statusCode(201);

        assertThat(visitor.heading("资格审查：逐项给出意见")).isVisible(SOON);
        keyboard.to("提交全部 4 项意见").press("Enter");
        assertThat(visitor.heading("有 4 处需要修改")).isVisible();
        visitor.looksRight("room-qualification-missing");
        for (var i = 0; i < 3; i++) {
            keyboard.to("通过").press("Space");
        }
        keyboard.to("通过").press("ArrowDown"); // the fourth fails
        keyboard.to("否决依据").press("ArrowDown");
        keyboard.fill("理由", "没有桥梁资质");
        visitor.looksRight("room-qualification");
        keyboard.to("提交全部 4 项意见").press("Enter");
        assertThat(visitor.heading("已提交，等待其他评委")).isVisible();
        second.votes("QUALIFICATION", "").statusCode(201);
        others.forEach(each -> each.votes("QUALIFICATION", "").statusCode(201));

        assertThat(visitor.heading("响应性审查：逐项给出意见")).isVisible(SOON);
        for (var i = 0; i < 4; i++) {
            keyboard.to("通过").press("Space");
        }
        keyboard.to("提交全部 4 项意见").press("Enter");
        assertThat(visitor.heading("已提交，等待其他评委")).isVisible();
        var rejected = committee.slots().get(3);
        second.votes("RESPONSIVENESS", "unresponsive", rejected).statusCode(201);
        others.forEach(
                each -> each.votes("RESPONSIVENESS", "unresponsive", rejected).statusCode(201));

        assertThat(visitor.heading("结束报价核对")).isVisible(SOON);
        keyboard.to("登记一项修正").press("Enter");
        keyboard.fill("修正后的报价", "0");
        keyboard.to("结束报价核对").press("Enter");
        assertThat(visitor.heading("有 2 处需要修改")).isVisible();
        visitor.looksRight("room-prices");
        keyboard.fill("修正后的报价", "4510000.00").fill("出处与计算过程", "第 3 页大写金额");
        keyboard.to("结束报价核对").press("Enter");

        marks(visitor, keyboard);
        var reader = arrive(second.user(), "expert").inEnglish();
        reader.go(room(committee));
        assertThat(reader.heading("My score sheet")).isVisible();
        reader.looksRight("room-scores-en");
        second.locks(1, Map.of("T1", "20", "B1", "12")).statusCode(201);
        others.subList(0, 2)
                .forEach(each -> each.locks(1, Map.of("T1", "28", "B1", "12")).statusCode(201));
        others.getLast().locks(1, Map.of("T1", "28", "B1", "11")).statusCode(201);

        assertThat(visitor.button("公开我的打分")).isVisible(SOON);
        visitor.looksRight("room-show");
        keyboard.to("公开我的打分").press("Enter");
        assertThat(visitor.heading("已公开，等待其他评委")).isVisible();
        second.shows(1).statusCode(201);
        others.forEach(each -> each.shows(1).statusCode(201));

        assertThat(page.getByText("第 2 次打分：有 3 处被退回")).isVisible(SOON);
        visitor.looksRight("room-scores-again");
        assertThat(page.getByLabel("works plan")).hasAttribute("readonly", "");
        keyboard.to("核对并锁定").press("Enter").to("签名并锁定打分").press("Enter");
        assertThat(visitor.heading("您的打分已锁定")).isVisible();
        second.locks(2, Map.of("T1", "20", "B1", "12")).statusCode(201);
        others.forEach(each -> each.locks(2, Map.of("T1", "28", "B1", "12")).statusCode(201));
        assertThat(visitor.button("公开我的打分")).isVisible(SOON);
        keyboard.to("公开我的打分").press("Enter");
        second.shows(2).statusCode(201);
        others.forEach(each -> each.shows(2).statusCode(201));

        assertThat(visitor.heading("评标报告")).isVisible(SOON);
        visitor.looksRight("room-summary");
        keyboard.to("生成评标报告").press("Enter");
        assertThat(visitor.button("签署评标报告")).isVisible(SOON);
        visitor.looksRight("room-sign");
        keyboard.to("签署评标报告").press("Enter");
        assertThat(page.getByText("您已在报告上签名。")).isVisible();

        others.getFirst().signs().statusCode(201);
        reader.go(room(committee));
        reader.looksRight("room-sign-en");
        var keys = new Keyboard(reader.page());
        keys.to("Key file").choose(KeyFile.of(folder, "second", second.signer()));
        keys.fill("Password of the key file", KeyFile.PASSWORD)
                .to("Open the key")
                .press("Enter");
        assertThat(reader.page().getByText("Use another key")).isVisible();
        keys.to("Sign the report").press("Enter");
        assertThat(reader.page().getByText("You have signed the report.").first())
                .isVisible();
        others.get(1).signs().statusCode(201);
        signedBy(
                committee.lead().report(),
                lead.signer(),
                others.getFirst().signer(),
                second.signer(),
                others.get(1).signer());

        dissents(others.getLast().user(), committee);
        reader.go(room(committee));
        assertThat(reader.page().getByText("The evaluation is over.")).isVisible();
        reader.looksRight("room-over-en");
        visitor.go("/exp/history");
        visitor.looksRight("expert-past");
        keyboard.to("打开劳务单").press("Enter");
        assertThat(visitor.heading("由支付方填写")).isVisible();
        assertThat(page.getByText("从入席到签名")).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(visitor.complaints()).allMatch(complaint -> complaint.contains("403")); // nor has it an entry there
        visitor.looksRight("expert-slip");
    }

    /** A mark out of range is named at its field; the lock keeps what opens it again. */
    private void marks(Visitor visitor, Keyboard keyboard) throws IOException {
        var page = visitor.page();
        assertThat(visitor.heading("我的打分表")).isVisible(SOON);
        keyboard.fill("works plan", "36").fill("record", "12");
        keyboard.to("核对并锁定").press("Enter");
        assertThat(page.getByText("不能超过满分 35").first()).isVisible();
        visitor.looksRight("room-scores-wrong");
        for (var bid = 0; bid < 3; bid++) {
            page.locator(".bid-tabs button").nth(bid).focus();
            keyboard.press("Enter").fill("works plan", 30 - bid + ".5").fill("record", "12");
        }
        page.waitForTimeout(600); // the draft is kept after a moment's pause
        visitor.go(page.url().replace(site.toString(), "/"));
        assertThat(page.getByLabel("works plan")).hasValue("30.5");
        visitor.looksRight("room-scores");
        keyboard.to("核对并锁定").press("Enter");
        assertThat(visitor.heading("核对打分表")).isVisible();
        keyboard.to("证书文件").choose(folder.resolve("lead.p12"));
        opensKey(keyboard, page, "评委 ");
        visitor.looksRight("room-lock");
        keyboard.to("签名并锁定打分").press("Enter");
        assertThat(visitor.heading("您的打分已锁定")).isVisible();
        var kept = page.waitForDownload(() -> keyboard.to("另存为文件").press("Enter"));
        assertThat(Files.readString(kept.path())).contains("\"salt\"", "\"sheet\"");
        visitor.looksRight("room-locked");
    }

    /** The tenderee's delegate has a seat and uses the same room. */
    private void dissents(String delegate, EvaluatingCommittee committee) {
        var visitor = arrive(delegate, "tenderee");
        var keyboard = new Keyboard(visitor.page());
        visitor.go(room(committee));
        keyboard.to("对结论有不同意见").press("Enter").fill("不同意见和理由", "技术分普遍偏高，理由见附页");
        keyboard.to("提交不同意见").press("Enter");
        assertThat(visitor.page().getByText("评标已结束。")).isVisible();
    }

    private EvaluatingCommittee opened() throws IOException, InterruptedException {
        var committees = new KnownCommittees();
        QuarkusMock.installMockForType(committees, Committees.class);
        var lot = new RegisteredLot(TradeKind.ENGINEERING);
        var forms = Stream.of("4500000.00", "4600000.00", "4700000.00", "4800000.00")
                .map(price -> LotToEvaluate.form(price, "否"))
                .toList();
        return LotToEvaluate.of(lot, lot.terms(), forms, committees, folder, clockFile)
                .committee();
    }

    private static void signedBy(byte[] report, Signer... members) throws IOException, InterruptedException {
        assertThat(SignedPdf.read(report).signatures())
                .extracting(PdfSignature::signer)
                .endsWith(Stream.of(members).map(Signer::certificate).toArray(X509Certificate[]::new));
        var file = Files.write(folder.resolve("report.pdf"), report);
        var log = folder.resolve("pdfsig.log");
        var pdfsig = new ProcessBuilder(Installed.pdfsig().toString(), "-nocert", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(pdfsig.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log).split("Signature is Valid", -1)).hasSize(members.length + 2);
    }

    private Visitor arrive(String user, String role) {
        return chromium.visitor(site).as(TestStack.token(user, role));
    }

    private static String room(EvaluatingCommittee committee) {
        return committee.path().replaceFirst("/api/tender-projects/(.*)/lots/(.*)/evaluation", "/exp/room/$1/$2");
    }

    private static void opensKey(Keyboard keyboard, Page page, String holder) {
        keyboard.fill("证书密码", KeyFile.PASSWORD).to("打开证书").press("Enter");
        assertThat(page.locator(".sign-with").getByText(holder).first()).isVisible();
    }
}
