package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.sunseal.experts.TestExpert;

/**
 * A drawn expert at a desk of their own in a real browser, from the invitation to the signature on the report; each verb
 * is one act, and leads the committee where somebody has to.
 */
final class SeatedExpert {
    /** Others' acts are seen when the page asks again, every ten seconds. */
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    final Visitor visitor;
    private final TestExpert expert;
    private final Page page;
    private final Path keys;

    SeatedExpert(Visitor visitor, TestExpert expert, Path keys) {
        this.visitor = visitor;
        this.expert = expert;
        this.page = visitor.page();
        this.keys = keys;
    }

    String user() {
        return expert.user();
    }

    void acceptInvitation() {
        visitor.go("/exp");
        page.getByText("查看并答复").first().click();
        visitor.button("参加").click();
        assertThat(page.getByText("已接受").first()).isVisible();
    }

    /** States that nothing stands between them and any bidder, signed with their own key. */
    void takeSeat(String tender) {
        visitor.go("/exp/room/%s/1".formatted(tender));
        page.getByLabel("证书文件").setInputFiles(KeyFile.of(keys, expert.user(), expert.signer()));
        page.getByLabel("证书密码").fill(KeyFile.PASSWORD);
        visitor.button("打开证书").click();
        page.getByText("持有人").first().waitFor();
        visitor.button("签署声明并入席").click();
        assertThat(visitor.heading("等待其他评委入席")).isVisible();
    }

    /** @param lead by the id it has in the committee */
    void voteFor(String lead) {
        assertThat(visitor.heading("推选组长")).isVisible(SOON);
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(lead))
                .first()
                .check();
        visitor.button("提交推选").click();
        assertThat(page.getByText("已记录您的推选。").first()).isVisible();
    }

    /** Passes every bid on every point of the qualification. */
    void passAll() {
        assertThat(visitor.heading("资格审查：逐项给出意见")).isVisible(SOON);
        for (var yes : page.getByLabel("通过", new Page.GetByLabelOptions().setExact(true))
                .all()) {
            yes.check();
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("意见"))
                .first()
                .click();
        assertThat(visitor.heading("已提交，等待其他评委")).isVisible();
    }

    void findPricesInOrder() {
        assertThat(visitor.heading("结束报价核对")).isVisible(SOON);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("结束报价核对"))
                .click(); // it goes on with how many are corrected
    }

    /** The same mark for every bid; the sheet is locked before anybody sees another's. */
    void markAndLock(String item, String mark) {
        assertThat(visitor.heading("我的打分表")).isVisible(SOON);
        for (var bid : page.locator(".bid-tabs button").all()) {
            bid.click();
            page.getByLabel(item).fill(mark);
        }
        visitor.button("核对并锁定").click();
        visitor.button("签名并锁定打分").click();
        assertThat(visitor.heading("您的打分已锁定")).isVisible();
    }

    void show() {
        assertThat(visitor.button("公开我的打分")).isVisible(SOON);
        visitor.button("公开我的打分").click();
    }

    void drawUpAndSignReport() {
        assertThat(visitor.heading("评标报告")).isVisible(SOON);
        visitor.button("生成评标报告").click();
        assertThat(visitor.button("签署评标报告")).isVisible(SOON);
        visitor.button("签署评标报告").click();
        assertThat(page.getByText("您已在报告上签名。").first()).isVisible(SOON);
    }
}
