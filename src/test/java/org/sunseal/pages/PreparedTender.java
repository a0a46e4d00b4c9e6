package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sunseal.platform.Actor;
import org.sunseal.trade.NoticeContent;
import org.sunseal.trade.TradeKind;

/**
 * A tender of one lot that somebody without a mouse brings from an empty form to a signed notice at the agency's desk;
 * each verb is one page of the way and leaves at the next. What may go wrong on a page goes wrong first.
 */
final class PreparedTender {

    final String tender;
    private final Actor agency;
    private final Visitor visitor;
    private final Keyboard keys;
    private final Path folder;

    /** @param folder where the files that are uploaded and the key lie */
    PreparedTender(String tender, Actor agency, Visitor visitor, Path folder) {
        this.tender = tender;
        this.agency = agency;
        this.visitor = visitor;
        this.keys = new Keyboard(visitor.page());
        this.folder = folder;
    }

    /** Fills in the wizard and hands it to the centre's window; the agency tenders for itself or with a mandate. */
    PreparedTender handIn(Actor tenderee) {
        visitor.go("/agent");
        keys.to("新建第一个项目").press("Enter");
        assertThat(visitor.title("新建项目")).isVisible();
        if (tenderee.equals(agency)) {
            keys.to("为本单位招标").press("Enter");
        } else {
            keys.fill("招标人统一社会信用代码", tenderee.creditCode());
        }
        keys.fill("项目编号", "P-" + tender)
                .fill("项目名称", "跨河人行桥")
                .fill("批准或备案文号", "2026-117")
                .fill("资金来源", "市级财政资金")
                .fill("总投资", "9000000")
                .to("保存并继续")
                .press("Enter");
        assertThat(visitor.heading("招标项目")).isVisible();
        keys.fill("招标项目编号", tender).fill("招标项目名称", "跨河人行桥施工").to("保存并继续").press("Enter");
        assertThat(visitor.heading("标段")).isVisible();
        keys.fill("标段名称", "桥墩").fill("估算价或预算", "5000000").to("保存并继续").press("Enter");
        assertThat(visitor.heading("核对并提交")).isVisible();
        visitor.findsNothingWrong().picture("prepare-check");
        keys.to("登记并提交受理").press("Enter");
        assertThat(visitor.page().getByText("等待交易中心受理").first()).isVisible();
        visitor.findsNothingWrong().picture("prepare-registration");
        return this;
    }

    /** Once the centre has accepted it: from the slip to the first page of the lot. */
    PreparedTender goOnAfterAcceptance() {
        visitor.go("/agent/p/%s/registration".formatted(tender));
        assertThat(visitor.page().getByText("受理通知")).isVisible();
        keys.to("桥墩").press("Enter");
        assertThat(visitor.title("准备公告：桥墩")).isVisible();
        keys.to("时间计划").press("Enter");
        assertThat(visitor.title("时间计划与开标预约")).isVisible();
        return this;
    }

    /** A deadline the law forbids is marked and drawn, and the earliest lawful one is one key away. */
    PreparedTender book() {
        keys.to("采用最早日期").press("Enter");
        assertThat(visitor.field("招标文件开始获取")).isFocused();
        keys.to("采用最早日期").press("Enter");
        assertThat(visitor.field("招标文件获取截止")).isFocused();
        keys.to("投标截止并开标").to("距开始的天数").type("3").to("预约并继续").press("Enter");
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("ENG-T-20D");
        visitor.findsNothingWrong().picture("prepare-schedule-wrong");
        keys.to("采用最早日期").press("Enter");
        keys.to("预约并继续").press("Enter");
        assertThat(visitor.title("公告内容")).isVisible();
        return this;
    }

    /** What the announcement must say, all of it asked for at once, and who may bid. */
    PreparedTender describe() {
        keys.to("保存并继续").press("Enter");
        assertThat(visitor.page().getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK))
                .hasCount(NoticeContent.of(TradeKind.ENGINEERING).size());
        for (var label : List.of(
                "项目名称",
                "招标内容",
                "招标范围",
                "规模",
                "资金来源",
                "资格能力要求",
                "是否接受联合体",
                "获取文件的方式",
                "递交投标文件的方式",
                "招标人",
                "招标人地址",
                "招标人联系方式",
                "代理机构",
                "代理机构地址",
                "代理机构联系方式",
                "交易平台")) {
            keys.fill(label, "见招标文件");
        }
        keys.to("保存并继续").press("Enter");
        assertThat(visitor.title("资格条件、要求与唱标内容")).isVisible();
        keys.to("增加资格条件").press("Enter");
        keys.press("Shift+Tab").press("Shift+Tab").type("具备桥梁施工资质");
        keys.to("保存并继续").press("Enter");
        assertThat(visitor.title("评标办法")).isVisible();
        return this;
    }

    /** By the float below the mean price, and one item of half the points. */
    PreparedTender sayHowBidsAreJudged() {
        keys.to("平均价下浮法").press("Space");
        keys.to("增加评分项").press("Enter");
        assertThat(visitor.heading("评分项")).isVisible();
        for (int i = 0; i < 8 && !keys.focused().startsWith("满分"); i++) {
            keys.press("Shift+Tab");
        }
        keys.type("50").press("Shift+Tab").type("施工组织设计");
        assertThat(visitor.page().getByText("价格与评分项合计 100 分")).isVisible();
        keys.to("保存并继续").press("Enter");
        assertThat(visitor.title("招标文件")).isVisible();
        return this;
    }

    PreparedTender upload() throws IOException {
        var fake = Files.writeString(folder.resolve("fake.pdf"), "no PDF at all");
        keys.to("要上传的文件").choose(fake);
        keys.to("上传").press("Enter");
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("内容却不是");
        var real = Files.writeString(folder.resolve("招标文件.pdf"), "%PDF-1.7 the tender documents");
        visitor.page().reload();
        visitor.settled();
        keys.to("要上传的文件").choose(real);
        keys.to("上传").press("Enter");
        assertThat(visitor.page().getByText("平台的摘要与本机计算的一致")).isVisible();
        visitor.findsNothingWrong().picture("prepare-documents");
        return this;
    }

    /** Checks everything once more, signs and publishes. */
    void publish() {
        visitor.go("/agent/p/%s/1/prepare/documents".formatted(tender));
        keys.to("核对发布").press("Enter");
        assertThat(visitor.title("核对并发布公告")).isVisible();
        keys.to("证书文件").choose(KeyFile.of(folder, agency.user(), agency.signer()));
        keys.fill("证书密码", KeyFile.PASSWORD).to("打开证书").press("Enter");
        assertThat(visitor.page().getByText("已打开“Organisation of")).isVisible();
        visitor.findsNothingWrong().picture("prepare-publish");
        keys.to("签名并发布公告").press("Enter");
        assertThat(visitor.title("公告与变更：桥墩")).isVisible();
        assertThat(visitor.page().getByText("第 1 版公告")).isVisible();
        visitor.findsNothingWrong().picture("prepare-published");
    }
}
